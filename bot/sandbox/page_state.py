"""What the page shows one person: the workspace as they see it."""

from datetime import timedelta

from bot.clock import wall_clock
from bot.sandbox.messages import Message
from bot.sandbox.objects import view_object
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Member, Workspace, moment_of

_STILL = timedelta(seconds=2)


def page_state(sandbox: Sandbox, me: Member) -> Payload:
    """Give everything `me` sees, and nothing else."""
    workspace = sandbox.workspace
    channels = _channels(workspace, me)
    home = workspace.views.home(me.user)
    return {
        "revision": workspace.changes.revision,
        "team": {"id": workspace.team, "name": workspace.name},
        "me": me.user,
        "bot": {"user": workspace.bot.user, "name": workspace.bot.title},
        "clock": _clock(workspace),
        "connected": sandbox.link.connected,
        "began": workspace.began,
        "notice": workspace.notice,
        "starts_over": sandbox.options.start_over is not None,
        "people": [
            {"user": member.user, "handle": member.handle, "title": member.title}
            for member in workspace.members
            if not member.is_bot and not member.deleted
        ],
        "channels": [_channel(channel) for channel in channels],
        "messages": {channel.id: _messages(workspace, channel, me) for channel in channels},
        "home": view_object(workspace, home) if home else None,
        "modals": [view_object(workspace, view) for view in workspace.views.stack(me.user)],
    }


def _channels(workspace: Workspace, me: Member) -> list[Channel]:
    direct = workspace.direct(me.user)
    mine = [c for c in workspace.conversations() if me.user in c.members and c.kind != "im"]
    return [*mine, direct]


def _clock(workspace: Workspace) -> Payload:
    now = workspace.clock()
    return {
        "now": now.isoformat(timespec="seconds"),
        "moved": abs(now - wall_clock()) > _STILL,
    }


def _channel(channel: Channel) -> Payload:
    kind = "im" if channel.kind == "im" else "channel"
    return {"id": channel.id, "name": channel.name, "kind": kind, "topic": channel.topic}


def _messages(workspace: Workspace, channel: Channel, me: Member) -> list[Payload]:
    seen = workspace.messages.seen_by(me.user, channel.id)
    return [_message(workspace, message) for message in seen]


def _message(workspace: Workspace, message: Message) -> Payload:
    author = workspace.member(message.user)
    return {
        "ts": message.ts,
        "time": moment_of(message.ts).isoformat(timespec="seconds"),
        "user": message.user,
        "name": author.title if author else message.user,
        "bot": message.user == workspace.bot.user,
        "text": message.text,
        "blocks": message.blocks,
        "ephemeral": message.reader is not None,
        "edited": message.edited_ts is not None,
        "thread_ts": message.thread_ts if message.in_thread else None,
        "replies": len(workspace.messages.replies(message)),
        "files": [
            {
                "id": file.id,
                "name": file.name,
                "mimetype": file.mimetype,
                "url": file.path,
                "alt": file.alt or file.title,
            }
            for file in message.files
        ],
    }
