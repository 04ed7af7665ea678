"""What Slack sends the bot: commands, interactions and events."""

from dataclasses import dataclass

from bot.sandbox.messages import Message
from bot.sandbox.objects import message_object, view_object
from bot.sandbox.views import View
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Member, Workspace

DOMAIN = "sandbox"
# Slack's legacy verification token: sent to this day, proof of nothing.
_LEGACY = "legacy"


@dataclass(frozen=True)
class Place:
    """Where something was pressed, with what the person has filled in there."""

    blocks: list[Payload]
    described: Payload
    channel: str = ""
    original: str = ""

    @property
    def in_modal(self) -> bool:
        """Whether it was pressed in a modal."""
        view = self.described.get("view")
        return view is not None and view["type"] == "modal"


def in_message(workspace: Workspace, channel: Channel, message: Message) -> Place:
    """Give the place that a message is. Of an ephemeral one the bot is told no content."""
    described: Payload = {
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": message.reader is not None,
            **({"thread_ts": message.thread_ts} if message.in_thread else {}),
        },
        "channel": {"id": channel.id, "name": shown_name(channel)},
    }
    if message.reader is None:
        described["message"] = message_object(workspace, message)
    return Place(message.blocks, described, channel.id, message.ts)


def in_view(workspace: Workspace, view: View, state: Payload) -> Place:
    """Give the place that a view is."""
    shown = view_object(workspace, view, state)
    return Place(view.blocks, {"container": {"type": "view", "view_id": view.id}, "view": shown})


def interaction(workspace: Workspace, kind: str, member: Member) -> Payload:
    """Give what every interaction holds."""
    return {
        "type": kind,
        "team": {"id": workspace.team, "domain": DOMAIN},
        "user": {
            "id": member.user,
            "username": member.handle,
            "name": member.handle,
            "team_id": workspace.team,
        },
        "api_app_id": workspace.app_id,
        "token": _LEGACY,
        "enterprise": None,
        "is_enterprise_install": False,
    }


def command(workspace: Workspace, member: Member, channel: Channel, words: list[str]) -> Payload:
    """Give a slash command (its name and text), still without its trigger and response url."""
    return {
        "token": _LEGACY,
        "team_id": workspace.team,
        "team_domain": DOMAIN,
        "channel_id": channel.id,
        "channel_name": shown_name(channel),
        "user_id": member.user,
        "user_name": member.handle,
        "command": words[0],
        "text": "".join(words[1:]),
        "api_app_id": workspace.app_id,
        "is_enterprise_install": "false",
    }


def event_callback(workspace: Workspace, event: Payload, identity: str, ts: str) -> Payload:
    """Wrap an event; its id stays the same at every retry."""
    return {
        "type": "event_callback",
        "token": _LEGACY,
        "team_id": workspace.team,
        "api_app_id": workspace.app_id,
        "event": {**event, "event_ts": ts},
        "event_id": identity,
        "event_time": int(ts.partition(".")[0]),
        "is_ext_shared_channel": False,
        "authorizations": [
            {
                "enterprise_id": None,
                "team_id": workspace.team,
                "user_id": workspace.bot.user,
                "is_bot": True,
                "is_enterprise_install": False,
            }
        ],
    }


def message_event(workspace: Workspace, message: Message, subtype: str | None = None) -> Payload:
    """Give message.im: a new message, or the change or end of one."""
    told = message_object(workspace, message)
    event: Payload = {"type": "message", "channel": message.channel, "channel_type": "im"}
    if subtype == "message_changed":
        return event | {
            "subtype": subtype,
            "hidden": True,
            "ts": message.edited_ts,
            "message": told,
        }
    if subtype == "message_deleted":
        gone = {"deleted_ts": message.ts, "previous_message": told}
        return event | {"subtype": subtype, "hidden": True, "ts": message.ts, **gone}
    return told | event


def mention_event(workspace: Workspace, message: Message) -> Payload:
    """Give app_mention."""
    told = message_object(workspace, message)
    return {**told, "type": "app_mention", "channel": message.channel}


def home_event(workspace: Workspace, user: str, channel: Channel) -> Payload:
    """Give app_home_opened."""
    event = {"type": "app_home_opened", "user": user, "channel": channel.id, "tab": "home"}
    shown = workspace.views.home(user)
    return event | ({"view": view_object(workspace, shown)} if shown else {})


def shown_name(channel: Channel) -> str:
    """Give the name Slack calls a channel by in what it sends."""
    return {"im": "directmessage", "group": "privategroup"}.get(channel.kind, channel.name)
