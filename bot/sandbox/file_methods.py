"""files.*: uploads in three steps (a url, the bytes, the completion), and deletion."""

from bot.sandbox.block_kit import checked_blocks
from bot.sandbox.call import Call
from bot.sandbox.chat_methods import posting_channel
from bot.sandbox.files import File
from bot.sandbox.messages import Message
from bot.sandbox.objects import file_object
from bot.sandbox.wire import Payload, SlackError
from bot.sandbox.workspace import Channel

LARGEST_FILE = 20_000_000
LONGEST_ALT = 1000


def get_upload_url(call: Call) -> Payload:
    """files.getUploadURLExternal."""
    name, size = call.required("filename"), call.number("length", 0)
    if size > LARGEST_FILE:
        raise SlackError("file_upload_size_restricted")
    alt = call.text("alt_txt")
    if len(alt) > LONGEST_ALT:
        raise SlackError("alt_txt_too_large")
    file = call.workspace.files.expect(name, size, alt)
    url = f"{call.workspace.address}/upload/v1/{file.ticket}"
    return {"upload_url": url, "file_id": file.id}


def complete_upload(call: Call) -> Payload:
    """files.completeUploadExternal: finish the files, share them in the channel if one is given."""
    channels = _channels(call)
    files = [_completed(call, entry) for entry in _entries(call)]
    for channel in channels:
        _share(call, channel, files)
    return {"files": [file_object(call.workspace, file) for file in files]}


def delete(call: Call) -> Payload:
    """files.delete: the file is gone from every message too."""
    file = call.workspace.files.find(call.required("file"))
    if file is None:
        raise SlackError("file_not_found")
    for message in call.workspace.messages.everywhere():
        message.files = [each for each in message.files if each is not file]
    call.workspace.files.remove(file)
    return {}


def _entries(call: Call) -> list[object]:
    entries = call.json("files", "invalid_arguments")
    if not isinstance(entries, list) or not entries:
        raise SlackError("invalid_arguments")
    return entries


def _completed(call: Call, entry: object) -> File:
    if not isinstance(entry, dict):
        raise SlackError("invalid_arguments")
    return call.workspace.files.complete(str(entry.get("id")), str(entry.get("title") or ""))


def _channels(call: Call) -> list[Channel]:
    named = call.text("channel_id") or call.text("channels")
    wanted = [Call(call.sandbox, {"channel": name}) for name in named.split(",") if name]
    return [posting_channel(each) for each in wanted]


def _share(call: Call, channel: Channel, files: list[File]) -> None:
    message = Message(channel.id, call.workspace.bot.user, call.text("initial_comment"))
    message.files = files
    message.thread_ts = call.text("thread_ts") or None
    blocks = call.json("blocks", "invalid_blocks")
    if blocks is not None:
        message.blocks = checked_blocks(blocks, call.workspace.files)
    call.workspace.messages.add(message)
    call.sandbox.tell_message(message)
