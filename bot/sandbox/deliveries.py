"""What people do, delivered to the bot: commands, messages, presses, forms."""

import re

from bot.sandbox import payloads
from bot.sandbox.acks import command_acked, submission_acked
from bot.sandbox.block_kit import find_element
from bot.sandbox.forms import action, gaps, state
from bot.sandbox.links import DeliveryError, Kind
from bot.sandbox.messages import Message
from bot.sandbox.objects import view_object
from bot.sandbox.payloads import Place
from bot.sandbox.refusals import RefusedError
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.views import View
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Channel, Member

_ESCAPES = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"))
_MENTION = re.compile(r"(?<!\S)@([\w-]+)|&lt;@(\w+)&gt;")


class Deliveries:
    """Everything a person can do with the bot."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self._workspace = sandbox.workspace

    async def command(self, member: Member, channel: Channel, line: str) -> None:
        """Send a slash command and take what its ack says."""
        words = _escaped(line).split(maxsplit=1)
        if words[0] not in self._sandbox.options.commands:
            raise RefusedError("unknown_command")
        payload = payloads.command(self._workspace, member, channel, words)
        payload["response_url"] = self._sandbox.response_url(member.user, channel.id)
        payload["trigger_id"] = self._sandbox.triggers.issue(member.user)
        ack = await self._send("slash_commands", payload)
        command_acked(self._sandbox, Message(channel.id, member.user, _escaped(line)), ack)

    def say(self, member: Member, channel: Channel, text: str) -> None:
        """Post what a person wrote, and tell the bot if it is meant to hear it."""
        message = Message(channel.id, member.user, self._typed(text))
        self._workspace.messages.add(message)
        self._sandbox.tell_message(message)
        bot = self._workspace.bot.user
        heard = "app_mentions:read" in self._sandbox.options.scopes and bot in channel.members
        if heard and channel.kind != "im" and f"<@{bot}>" in message.text:
            self._sandbox.tell(payloads.mention_event(self._workspace, message))

    async def press(self, member: Member, place: Place, pressed: Payload) -> None:
        """Send a press or a choice; `pressed` holds block_id, action_id, value and values."""
        found = find_element(place.blocks, pressed["block_id"], pressed["action_id"])
        if found is None:
            raise RefusedError("unknown_element")
        payload = payloads.interaction(self._workspace, "block_actions", member)
        payload |= place.described
        payload["state"] = state(place.blocks, pressed["values"])
        at = self._workspace.stamp()
        payload["actions"] = [action(found, pressed["block_id"], pressed["value"], at)]
        payload["trigger_id"] = self._sandbox.triggers.issue(member.user, in_modal=place.in_modal)
        if place.channel:
            url = self._sandbox.response_url(member.user, place.channel, place.original)
            payload["response_url"] = url
        await self._send("interactive", payload)

    async def submit(self, member: Member, view: View, values: Payload) -> dict[str, str]:
        """Send a form; gives what is wrong with it, by block."""
        filled = state(view.blocks, values)
        wrong = gaps(view.blocks, filled)
        if wrong:
            return wrong
        payload = payloads.interaction(self._workspace, "view_submission", member)
        payload["view"] = view_object(self._workspace, view, filled)
        payload["trigger_id"] = self._sandbox.triggers.issue(member.user, in_modal=True)
        payload["response_urls"] = []
        return submission_acked(self._sandbox, view, await self._send("interactive", payload))

    def close(self, member: Member, view: View, values: Payload) -> None:
        """Close a modal, and tell the bot if it asked to know."""
        self._workspace.views.close(view)
        if view.body.get("notify_on_close"):
            payload = payloads.interaction(self._workspace, "view_closed", member)
            filled = state(view.blocks, values)
            payload["view"] = view_object(self._workspace, view, filled)
            payload["is_cleared"] = False
            self._sandbox.errands.start(self._unwatched(payload))

    def open_home(self, member: Member) -> None:
        """Tell the bot that a person looks at its Home tab."""
        direct = self._workspace.direct(member.user)
        self._sandbox.tell(payloads.home_event(self._workspace, member.user, direct))

    async def _send(self, kind: Kind, payload: Payload) -> Payload:
        try:
            return await self._sandbox.send(kind, payload)
        except DeliveryError as failed:
            raise RefusedError(failed.shown) from None

    async def _unwatched(self, payload: Payload) -> None:
        """Deliver something whose failure nobody is shown."""
        try:
            await self._sandbox.send("interactive", payload)
        except DeliveryError:
            return

    def _typed(self, text: str) -> str:
        """Give what a person wrote as Slack sends it: escaped, mentions by id."""
        return _MENTION.sub(self._mention, _escaped(text))

    def _mention(self, found: re.Match[str]) -> str:
        name = found[1] or found[2]
        for member in self._workspace.members:
            if name.lower() in {member.user.lower(), member.handle.lower(), member.title.lower()}:
                return f"<@{member.user}>"
        return found[0]


def _escaped(text: str) -> str:
    """Give a text with Slack's three control signs written as entities."""
    for sign, escape in _ESCAPES:
        text = text.replace(sign, escape)
    return text
