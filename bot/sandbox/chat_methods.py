"""chat.*: the bot's messages."""

import json

from bot.sandbox.block_kit import checked_blocks
from bot.sandbox.call import Call
from bot.sandbox.messages import Message
from bot.sandbox.objects import message_object
from bot.sandbox.wire import Payload, RateLimitedError, SlackError
from bot.sandbox.workspace import Channel

LONGEST_TEXT = 40_000
LONGEST_MARKDOWN = 12_000
MOST_ATTACHMENTS = 100
LARGEST_METADATA = 16_000


def post_message(call: Call) -> Payload:
    """chat.postMessage."""
    channel = posting_channel(call)
    message = Message(channel.id, call.workspace.bot.user, thread_ts=_thread(call, channel))
    write(call, message)
    message.broadcast = call.flag("reply_broadcast")
    pause = call.sandbox.rate_limits.wait_to_post(channel.id)
    if pause:
        raise RateLimitedError(pause)
    call.workspace.messages.add(message)
    call.sandbox.tell_message(message)
    return {"channel": channel.id, "ts": message.ts, "message": told(call, message)}


def post_ephemeral(call: Call) -> Payload:
    """chat.postEphemeral."""
    channel = posting_channel(call)
    reader = call.member("user", "user_not_in_channel")
    if reader.user not in channel.members:
        raise SlackError("user_not_in_channel")
    message = Message(channel.id, call.workspace.bot.user, thread_ts=call.text("thread_ts") or None)
    write(call, message)
    message.reader = reader.user
    call.workspace.messages.add(message)
    return {"message_ts": message.ts}


def update(call: Call) -> Payload:
    """chat.update: what is not given stays as it was."""
    message = _own(call, "cant_update_message")
    write(call, message)
    call.workspace.messages.edited(message)
    call.sandbox.tell_message(message, "message_changed")
    answer = {"channel": message.channel, "ts": message.ts, "text": message.text}
    return {**answer, "message": told(call, message)}


def delete(call: Call) -> Payload:
    """chat.delete."""
    message = _own(call, "cant_delete_message")
    call.workspace.messages.remove(message)
    call.sandbox.tell_message(message, "message_deleted")
    return {"channel": message.channel, "ts": message.ts}


def get_permalink(call: Call) -> Payload:
    """chat.getPermalink."""
    channel = call.channel()
    message = _posted(call, channel, call.required("message_ts"))
    link = f"{call.workspace.address}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.in_thread:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def posting_channel(call: Call) -> Channel:
    """Give where a message goes; a user id means the conversation with that person."""
    person = call.workspace.member(call.required("channel"))
    if person is not None and person.user == call.text("channel"):
        return call.workspace.direct(person.user)
    channel = call.channel()
    if channel.is_archived:
        raise SlackError("is_archived")
    if not call.inside(channel) and "chat:write.public" not in call.sandbox.options.scopes:
        raise SlackError("not_in_channel")
    return channel


def write(call: Call, message: Message) -> None:
    """Put the given content into a message, all of it or nothing."""
    given = _content(call)
    if not given.keys() & {"text", "blocks", "attachments"}:
        raise SlackError("no_text")
    for name, value in given.items():
        setattr(message, name, value)
    linked = call.workspace.files.linked(message.text)
    message.files += [file for file in linked if file not in message.files]


def told(call: Call, message: Message) -> Payload:
    """Give a message as the answer to having written it."""
    metadata = {"metadata": message.metadata} if message.metadata else {}
    return message_object(call.workspace, message) | metadata


def _content(call: Call) -> Payload:
    given: Payload = _words(call)
    blocks = call.json("blocks", "invalid_blocks_format")
    if blocks is not None and "blocks" not in given:
        given["blocks"] = checked_blocks(blocks, call.workspace.files)
    attachments = call.json("attachments", "invalid_attachments")
    if attachments is not None:
        given["attachments"] = _attachments(attachments)
    metadata = call.json("metadata", "invalid_metadata_format")
    if metadata is not None:
        given["metadata"] = _metadata(metadata)
    return given


def _words(call: Call) -> Payload:
    text, markdown = call.text("text"), call.text("markdown_text")
    if not markdown:
        return {"text": text[:LONGEST_TEXT]} if text else {}
    if text or call.args.get("blocks") is not None:
        raise SlackError("markdown_text_conflict")
    if len(markdown) > LONGEST_MARKDOWN:
        raise SlackError("msg_too_long")
    block = {"type": "markdown", "text": markdown}
    return {"text": markdown, "blocks": checked_blocks([block], call.workspace.files)}


def _attachments(given: object) -> list[object]:
    if not isinstance(given, list):
        raise SlackError("invalid_attachments")
    if len(given) > MOST_ATTACHMENTS:
        raise SlackError("too_many_attachments")
    return given


def _metadata(given: object) -> Payload | None:
    if not isinstance(given, dict):
        raise SlackError("invalid_metadata_format")
    if not given:
        return None
    kind, payload = given.get("event_type"), given.get("event_payload")
    if not isinstance(kind, str) or not isinstance(payload, dict):
        raise SlackError("invalid_metadata_schema")
    if not all(isinstance(value, str | int | float) for value in payload.values()):
        raise SlackError("invalid_metadata_schema")
    if len(json.dumps(given)) > LARGEST_METADATA:
        raise SlackError("metadata_too_large")
    return {"event_type": kind, "event_payload": payload}


def _thread(call: Call, channel: Channel) -> str | None:
    """Give the thread to reply in; a reply's own ts leads to its parent."""
    ts = call.text("thread_ts")
    if not ts:
        return None
    parent = call.workspace.messages.find(channel.id, ts)
    if parent is None or parent.reader is not None:
        raise SlackError("cannot_reply_to_message")
    return parent.thread_ts or parent.ts


def _own(call: Call, error: str) -> Message:
    message = _posted(call, call.channel(), call.required("ts"))
    if message.user != call.workspace.bot.user:
        raise SlackError(error)
    return message


def _posted(call: Call, channel: Channel, ts: str) -> Message:
    message = call.workspace.messages.find(channel.id, ts)
    if message is None or message.reader is not None:
        raise SlackError("message_not_found")
    return message
