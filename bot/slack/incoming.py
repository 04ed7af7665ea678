"""Slack's payloads as deliveries; identity only from what Slack has verified."""

import re
from collections.abc import Mapping
from typing import Any

from bot.clock import Clock
from bot.slack.mrkdwn import unescaped
from handlers.ask import Account, Chosen, Delivery, Place, PlaceKind, Written
from handlers.cleaning import clean

Payload = Mapping[str, Any]

DIRECT = "D"
"""How the id of a direct conversation begins."""
MENTION = re.compile(r"^\s*<@[^>]+>\s*")


def command(body: Payload, clock: Clock) -> Delivery:
    """A slash command."""
    place = _at(str(body["channel_id"]))
    sender = Account(str(body["team_id"]), str(body["user_id"]))
    said = Written(unescaped(str(body.get("text", ""))))
    return Delivery(sender, place, clock(), said, f"command:{body['trigger_id']}")


def event(body: Payload, clock: Clock) -> Delivery:
    """A mention of the bot or a direct message to it."""
    happened = body["event"]
    kind = PlaceKind.DIRECT if happened.get("channel_type") == "im" else PlaceKind.CHANNEL
    team = happened.get("user_team") or happened.get("team") or body["team_id"]
    text = MENTION.sub("", str(happened.get("text", "")))
    words = text.removeprefix("/hallbar")
    return Delivery(
        Account(str(team), str(happened["user"])),
        Place(kind, str(happened["channel"])),
        clock(),
        Written(unescaped(words)),
        f"event:{body['event_id']}",
    )


def home(body: Payload, clock: Clock, verb: str) -> Delivery:
    """A person opening the Home tab."""
    sender = Account(str(body["team_id"]), str(body["event"]["user"]))
    return Delivery(sender, Place(PlaceKind.HOME), clock(), Chosen(verb, {}))


def pressed(body: Payload, clock: Clock, chosen: Chosen) -> Delivery:
    """A button: what it says counts as a command, never as an identity."""
    action, container = body["actions"][0], body.get("container", {})
    where = container.get("message_ts") or container.get("view_id") or ""
    key = f"action:{where}:{action['action_id']}:{action['action_ts']}:{body['user']['id']}"
    return Delivery(_sender(body), _place(body), clock(), _cleaned(chosen), key)


def submitted(body: Payload, clock: Clock, chosen: Chosen) -> Delivery:
    """A form sent in."""
    view = body["view"]
    key = f"view:{view['id']}:{view.get('hash', '')}"
    return Delivery(_sender(body), _place(body), clock(), _cleaned(chosen), key)


def _cleaned(chosen: Chosen) -> Chosen:
    """What was chosen, in text as it is stored: it may be quoted before anything has read it."""
    fields = {clean(name): clean(value) for name, value in chosen.fields.items()}
    return Chosen(clean(chosen.verb), fields)


def _sender(body: Payload) -> Account:
    user = body["user"]
    team = user.get("team_id") or (body.get("team") or {}).get("id") or _view_team(body)
    return Account(str(team), str(user["id"]))


def _view_team(body: Payload) -> str:
    return str((body.get("view") or {}).get("team_id", ""))


def _place(body: Payload) -> Place:
    channel = (body.get("channel") or {}).get("id")
    return _at(str(channel)) if channel else Place(PlaceKind.HOME)


def _at(channel: str) -> Place:
    """A channel, or the conversation of two."""
    kind = PlaceKind.DIRECT if channel.startswith(DIRECT) else PlaceKind.CHANNEL
    return Place(kind, channel)
