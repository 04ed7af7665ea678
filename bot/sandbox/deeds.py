"""What the page POSTs, read with care and handed to the deliveries."""

import asyncio
from datetime import datetime
from typing import get_args

from bot.clock import STOCKHOLM
from bot.sandbox.deliveries import Deliveries
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.forms import state
from bot.sandbox.payloads import Place, in_message, in_view
from bot.sandbox.refusals import RefusedError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.views import View
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Member


class Deeds:
    """One method for each POST of the page; gives what the answer holds beside `ok`."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._workspace = sandbox.workspace
        self._deliveries = Deliveries(sandbox)
        self._clock_moving = asyncio.Lock()

    async def message(self, given: Payload) -> Payload:
        """Post a message, or send a slash command."""
        member = self._member(given)
        channel = self._channel(given, member)
        text = str(given.get("text", "")).strip()
        if not text:
            raise RefusedError("no_text")
        if text.startswith("/"):
            await self._deliveries.command(member, channel, text)
        elif channel.is_archived:
            raise RefusedError("is_archived")
        else:
            self._deliveries.say(member, channel, text)
        return {}

    async def action(self, given: Payload) -> Payload:
        """Press a button, choose in a select."""
        member = self._member(given)
        values = _object(given, "values")
        pressed = {
            "block_id": str(given.get("block_id")),
            "action_id": str(given.get("action_id")),
            "value": given.get("value"),
            "values": values,
        }
        await self._deliveries.press(member, self._place(given, member, values), pressed)
        return {}

    async def submit(self, given: Payload) -> Payload:
        """Send a form."""
        member = self._member(given)
        view = self._modal(str(given.get("view_id")), member)
        errors = await self._deliveries.submit(member, view, _object(given, "values"))
        return {"ok": False, "errors": errors} if errors else {}

    async def close(self, given: Payload) -> Payload:
        """Close a modal."""
        member = self._member(given)
        view = self._modal(str(given.get("view_id")), member)
        self._deliveries.close(member, view, _object(given, "values"))
        return {}

    async def home(self, given: Payload) -> Payload:
        """Look at the Home tab."""
        self._deliveries.open_home(self._member(given))
        return {}

    async def clock(self, given: Payload) -> Payload:
        """Move the clock forward, running every due moment on the way."""
        move = self._sandbox.options.move_clock
        if move is None:
            raise RefusedError("fixed_clock")
        to = _local(given.get("to"))
        async with self._clock_moving:
            if to < self._workspace.clock():
                raise RefusedError("backwards")
            ran = await move(to)
        self._workspace.changes.mark()
        return {"now": self._workspace.clock().isoformat(timespec="seconds"), "ran": ran}

    async def start_over(self, _given: Payload) -> Payload:
        """Begin anew from the example; the answer comes before the end."""
        start_over = self._sandbox.options.start_over
        if start_over is None:
            raise RefusedError("no_start_over")
        start_over()
        return {}

    async def faults(self, given: Payload) -> Payload:
        """Order faults: `{"add": {…}}`, `{"clear": true}`, `{"seed": 1}`, `{"disconnect": …}`."""
        if given.get("clear"):
            self._sandbox.faults.clear()
        if "seed" in given:
            self._sandbox.faults.seed(int(given["seed"]))
        if "add" in given:
            self._sandbox.faults.add(_fault(given["add"]))
        if given.get("disconnect") == "hang_up":
            self._sandbox.sockets.hang_up()
        elif "disconnect" in given:
            await self._sandbox.sockets.disconnect(str(given["disconnect"]))
        return {}

    def _member(self, given: Payload) -> Member:
        member = self._workspace.member(str(given.get("as")))
        if member is None or member.is_bot or member.deleted:
            raise RefusedError("user_not_found")
        return member

    def _channel(self, given: Payload, member: Member) -> Channel:
        direct = self._workspace.direct(member.user)
        channel = self._workspace.channel(str(given.get("channel"))) or direct
        named = given.get("channel") in {channel.id, channel.name, f"#{channel.name}"}
        if not named or member.user not in channel.members:
            raise RefusedError("channel_not_found")
        return channel

    def _place(self, given: Payload, member: Member, values: Payload) -> Place:
        container = _object(given, "container")
        if container.get("type") == "view":
            view = self._view(str(container.get("view_id")), member)
            return in_view(self._workspace, view, state(view.blocks, values))
        channel = self._channel(container, member)
        message = self._workspace.messages.find(channel.id, str(container.get("ts")))
        if message is None or message.reader not in {None, member.user}:
            raise RefusedError("message_not_found")
        return in_message(self._workspace, channel, message)

    def _view(self, identity: str, member: Member) -> View:
        view = self._workspace.views.find(identity)
        if view is None or view.user != member.user:
            raise RefusedError("view_not_found")
        return view

    def _modal(self, identity: str, member: Member) -> View:
        view = self._view(identity, member)
        if view.body["type"] != "modal":
            raise RefusedError("view_not_found")
        return view


def _object(given: Payload, name: str) -> Payload:
    value = given.get(name) or {}
    if not isinstance(value, dict):
        raise RefusedError("invalid_request")
    return value


def _local(given: object) -> datetime:
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError:
        raise RefusedError("invalid_time") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=STOCKHOLM)


def _fault(given: Payload) -> Fault:
    try:
        fault = Fault(**given)
    except TypeError:
        raise RefusedError("invalid_request") from None
    if fault.kind not in get_args(Kind):
        raise RefusedError("invalid_request")
    return fault
