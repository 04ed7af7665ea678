"""users.*: the people."""

from bot.sandbox.call import Call
from bot.sandbox.objects import person_object
from bot.sandbox.wire import Payload, SlackError
from bot.sandbox.workspace import Member


def info(call: Call) -> Payload:
    """users.info."""
    return {"user": _person(call, call.member("user"))}


def list_(call: Call) -> Payload:
    """users.list."""
    page, following = call.page(call.workspace.members, len(call.workspace.members))
    return {"members": [_person(call, member) for member in page], **following}


def lookup_by_email(call: Call) -> Payload:
    """users.lookupByEmail."""
    wanted = call.required("email").lower()
    for member in call.workspace.members:
        if member.email.lower() == wanted and not member.deleted:
            return {"user": _person(call, member)}
    raise SlackError("users_not_found")


def _person(call: Call, member: Member) -> Payload:
    with_email = "users:read.email" in call.sandbox.options.scopes
    return person_object(call.workspace, member, with_email=with_email)
