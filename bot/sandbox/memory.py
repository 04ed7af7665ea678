"""What a workspace remembers over a restart: what everybody in a channel saw, and the files.

Not what one person alone saw, nor open forms: those are gone in Slack too when it is opened anew.
"""

import base64
from dataclasses import asdict

from bot.sandbox.files import File
from bot.sandbox.messages import Message
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Workspace


def remembered(workspace: Workspace) -> Payload:
    """All that is to be remembered, as JSON has it."""
    return {
        "stamp": workspace.last_stamp,
        "files": [_file(file) for file in workspace.files.complete_ones()],
        "messages": [_message(message) for message in workspace.messages.everywhere()],
    }


def recall(workspace: Workspace, told: Payload) -> None:
    """Put into a new workspace what an earlier one remembered."""
    workspace.last_stamp = max(workspace.last_stamp, told["stamp"])
    for kept in told["files"]:
        content = base64.b64decode(kept["content"])
        workspace.files.put_back(File(**{**kept, "content": content}))
    for kept in told["messages"]:
        found = (workspace.files.find(identity) for identity in kept["files"])
        files = [file for file in found if file is not None]
        workspace.messages.put_back(Message(**{**kept, "files": files}))
        workspace.reopen(kept["channel"])


def _file(file: File) -> Payload:
    return asdict(file) | {"content": base64.b64encode(file.content or b"").decode()}


def _message(message: Message) -> Payload:
    return asdict(message) | {"files": [file.id for file in message.files]}
