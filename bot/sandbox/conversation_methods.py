"""conversations.*: channels, their members, their history."""

import re

from bot.sandbox.call import Call
from bot.sandbox.messages import Message
from bot.sandbox.objects import channel_object, message_object
from bot.sandbox.wire import Payload, SlackError
from bot.sandbox.workspace import Channel

_KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
_SCOPES = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
_TS = re.compile(r"\d+(\.\d{1,6})?")


def open_(call: Call) -> Payload:
    """conversations.open: the conversation with one person."""
    if call.text("channel"):
        channel = call.channel()
        if channel.kind != "im":
            raise SlackError("method_not_supported_for_channel_type")
    else:
        channel = call.workspace.direct(_one_person(call))
    whole = channel_object(call.workspace, channel)
    return {"channel": whole if call.flag("return_im") else {"id": channel.id}}


def info(call: Call) -> Payload:
    """conversations.info."""
    channel = _readable(call, "read")
    return {"channel": channel_object(call.workspace, channel)}


def list_(call: Call) -> Payload:
    """conversations.list: one scope for each kind asked for."""
    kinds = {kind.strip() for kind in (call.text("types") or "public_channel").split(",")}
    if not kinds <= _KINDS.keys():
        raise SlackError("invalid_types")
    wanted = {_KINDS[kind] for kind in kinds}
    for kind in sorted(wanted):
        call.need(f"{_SCOPES[kind]}:read")
    known = [
        channel
        for channel in call.workspace.conversations()
        if channel.kind in wanted and (channel.kind == "channel" or call.inside(channel))
    ]
    if call.flag("exclude_archived"):
        known = [channel for channel in known if not channel.is_archived]
    page, following = call.page(known)
    return {"channels": [channel_object(call.workspace, channel) for channel in page], **following}


def members(call: Call) -> Payload:
    """conversations.members."""
    channel = _readable(call, "read")
    page, following = call.page(sorted(channel.members))
    return {"members": page, **following}


def history(call: Call) -> Payload:
    """conversations.history: newest first, without the replies in threads."""
    channel = _inside(call)
    posted = call.workspace.messages.posted(channel.id)
    shown = [m for m in posted if not m.in_thread or m.broadcast]
    return _messages(call, _between(call, shown)[::-1])


def replies(call: Call) -> Payload:
    """conversations.replies: a message and its thread, oldest first."""
    channel = _inside(call)
    parent = call.workspace.messages.find(channel.id, call.required("ts"))
    if parent is None or parent.reader is not None:
        raise SlackError("thread_not_found")
    return _messages(call, [parent, *_between(call, call.workspace.messages.replies(parent))])


def _one_person(call: Call) -> str:
    users = [user for user in call.text("users").split(",") if user]
    if not users:
        raise SlackError("users_list_not_supplied")
    if len(users) > 1:
        call.need("mpim:write")
        raise SlackError("too_many_users")
    person = call.workspace.member(users[0])
    if person is None or person.user != users[0]:
        raise SlackError("user_not_found")
    if person.deleted:
        raise SlackError("user_disabled")
    return person.user


def _readable(call: Call, scope: str) -> Channel:
    channel = call.channel()
    call.need(f"{_SCOPES[channel.kind]}:{scope}")
    return channel


def _inside(call: Call) -> Channel:
    channel = _readable(call, "history")
    if not call.inside(channel):
        raise SlackError("not_in_channel")
    return channel


def _between(call: Call, messages: list[Message]) -> list[Message]:
    oldest, latest = _bound(call, "oldest"), _bound(call, "latest")
    both = {oldest, latest} if call.flag("inclusive") else set()
    return [
        message
        for message in messages
        if _number(message.ts) in both
        or (
            (oldest is None or _number(message.ts) > oldest)
            and (latest is None or _number(message.ts) < latest)
        )
    ]


def _bound(call: Call, name: str) -> int | None:
    given = call.text(name)
    if given in {"", "0"}:
        return None
    if not _TS.fullmatch(given):
        raise SlackError(f"invalid_ts_{name}")
    return _number(given)


def _number(ts: str) -> int:
    seconds, _, micros = ts.partition(".")
    return int(seconds) * 1_000_000 + int(micros.ljust(6, "0"))


def _messages(call: Call, messages: list[Message]) -> Payload:
    page, following = call.page(messages)
    with_metadata = call.flag("include_all_metadata")
    told = []
    for message in page:
        one = message_object(call.workspace, message)
        if with_metadata and message.metadata:
            one["metadata"] = message.metadata
        told.append(one)
    has_more = bool(following["response_metadata"]["next_cursor"])
    return {"messages": told, "has_more": has_more, **following}
