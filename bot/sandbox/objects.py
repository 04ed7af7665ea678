"""The objects Slack's API speaks of: messages, views, channels, people, files, as JSON."""

from bot.sandbox.files import File
from bot.sandbox.messages import Message
from bot.sandbox.views import View
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Member, Workspace


def message_object(workspace: Workspace, message: Message) -> Payload:
    """A message without its metadata."""
    made: Payload = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": workspace.team,
    }
    if message.user == workspace.bot.user:
        made |= {"bot_id": workspace.bot_id, "app_id": workspace.app_id}
    if message.blocks:
        made["blocks"] = message.blocks
    if message.attachments:
        made["attachments"] = message.attachments
    if message.files:
        made["files"] = [file_object(workspace, file) for file in message.files]
    if message.edited_ts:
        made["edited"] = {"user": message.user, "ts": message.edited_ts}
    return made | _thread(workspace, message)


def _thread(workspace: Workspace, message: Message) -> Payload:
    if message.in_thread:
        return {"thread_ts": message.thread_ts}
    replies = workspace.messages.replies(message)
    if not replies:
        return {}
    users = sorted({reply.user for reply in replies})
    return {
        "thread_ts": message.ts,
        "reply_count": len(replies),
        "reply_users": users,
        "reply_users_count": len(users),
        "latest_reply": replies[-1].ts,
    }


def view_object(workspace: Workspace, view: View, state: Payload | None = None) -> Payload:
    """A view; `state` is what the person has filled in."""
    return {
        "private_metadata": "",
        "callback_id": "",
        "external_id": "",
        "title": None,
        "close": None,
        "submit": None,
        "clear_on_close": False,
        "notify_on_close": False,
        **view.body,
        "id": view.id,
        "team_id": workspace.team,
        "app_id": workspace.app_id,
        "app_installed_team_id": workspace.team,
        "bot_id": workspace.bot_id,
        "hash": view.hash,
        "root_view_id": view.root,
        "previous_view_id": view.previous,
        "state": state or {"values": {}},
    }


def channel_object(workspace: Workspace, channel: Channel) -> Payload:
    """A conversation."""
    made: Payload = {
        "id": channel.id,
        "is_channel": channel.kind == "channel",
        "is_group": channel.kind == "group",
        "is_im": channel.kind == "im",
        "is_mpim": False,
        "is_private": channel.kind != "channel",
        "is_archived": channel.is_archived,
        "context_team_id": workspace.team,
    }
    if channel.kind == "im":
        return made | {"user": next(iter(channel.members - {workspace.bot.user}))}
    return made | {
        "name": channel.name,
        "name_normalized": channel.name,
        "is_member": workspace.bot.user in channel.members,
        "num_members": len(channel.members),
        "topic": {"value": channel.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def person_object(workspace: Workspace, member: Member, *, with_email: bool) -> Payload:
    """A member as users.info tells of them."""
    profile = {
        "real_name": member.title,
        "real_name_normalized": member.title,
        "display_name": member.handle,
        "display_name_normalized": member.handle,
        "team": workspace.team,
    }
    if with_email and member.email:
        profile["email"] = member.email
    return {
        "id": member.user,
        "team_id": workspace.team,
        "name": member.handle,
        "real_name": member.title,
        "deleted": member.deleted,
        "profile": profile,
        "tz": "Europe/Stockholm",
        "is_bot": member.is_bot,
        "is_restricted": False,
        "is_ultra_restricted": False,
        "is_app_user": False,
    }


def file_object(workspace: Workspace, file: File) -> Payload:
    """A file."""
    url = workspace.address + file.path
    return {
        "id": file.id,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2],
        "size": file.size,
        "user": workspace.bot.user,
        "mode": "hosted",
        "is_external": False,
        "alt_txt": file.alt,
        "url_private": url,
        "url_private_download": url,
        "permalink": workspace.address + file.permalink,
    }
