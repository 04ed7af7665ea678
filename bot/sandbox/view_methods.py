"""views.*: modals and the Home tab."""

from bot.sandbox.block_kit import checked_view
from bot.sandbox.call import Call
from bot.sandbox.objects import view_object
from bot.sandbox.views import View
from bot.sandbox.wire import Payload, SlackError


def open_(call: Call) -> Payload:
    """views.open."""
    trigger_id, body = call.required("trigger_id"), _body(call, "modal")
    trigger = call.sandbox.triggers.check(trigger_id)
    view = call.workspace.views.open(trigger.user, body)
    trigger.used = True
    return _told(call, view)


def push(call: Call) -> Payload:
    """views.push: only from something the person did in a modal."""
    trigger_id, body = call.required("trigger_id"), _body(call, "modal")
    trigger = call.sandbox.triggers.check(trigger_id)
    if not trigger.in_modal:
        raise SlackError("not_found")
    view = call.workspace.views.push(trigger.user, body)
    trigger.used = True
    return _told(call, view)


def update(call: Call) -> Payload:
    """views.update."""
    identity = call.text("view_id") or call.required("external_id")
    view = call.workspace.views.find(identity)
    if view is None:
        raise SlackError("not_found")
    body = _body(call, str(view.body["type"]))
    return _told(call, call.workspace.views.update(view, body, call.text("hash")))


def publish(call: Call) -> Payload:
    """views.publish."""
    person = call.member("user_id")
    body = _body(call, "home")
    return _told(call, call.workspace.views.publish(person.user, body, call.text("hash")))


def _body(call: Call, kind: str) -> Payload:
    call.required("view")
    return checked_view(call.args["view"], kind, call.workspace.files)


def _told(call: Call, view: View) -> Payload:
    return {"view": view_object(call.workspace, view)}
