"""The sandbox as one whole: a workspace, the app's settings, and the link to the bot."""

import secrets

from bot.sandbox.faults import ACK_FAULTS, Faults
from bot.sandbox.links import DeliveryError, Errands, Kind, Link, Retry, deliver_event
from bot.sandbox.messages import Message
from bot.sandbox.options import Options
from bot.sandbox.payloads import event_callback, message_event
from bot.sandbox.rate_limits import RateLimits
from bot.sandbox.response_urls import ResponseUrls
from bot.sandbox.signed_requests import SignedRequests
from bot.sandbox.sockets import Sockets
from bot.sandbox.triggers import Triggers
from bot.sandbox.wire import Payload
from bot.sandbox.workspace import Workspace


class Sandbox:
    """What every route works on."""

    def __init__(self, workspace: Workspace, options: Options) -> None:
        self.workspace = workspace
        self.options = options
        self.faults = Faults()
        self.rate_limits = RateLimits(options.pace)
        self.triggers = Triggers(options.pace)
        self.response_urls = ResponseUrls(options.pace)
        self.sockets = Sockets(workspace, options.pace, self.faults)
        self.errands = Errands()
        self.link = self._link()

    async def send(self, kind: Kind, payload: Payload, retry: Retry | None = None) -> Payload:
        """Deliver something to the bot once, unless its ack is to be lost."""
        ack = await self.link.send(kind, payload, retry)
        if self.faults.draw(kind, ACK_FAULTS):
            raise DeliveryError("operation_timeout", "timeout")
        return ack

    def tell(self, event: Payload) -> None:
        """Send the bot an event, without waiting."""
        stamp = self.workspace.stamp()
        callback = event_callback(self.workspace, event, f"Ev{secrets.token_hex(5)}", stamp)
        self.errands.start(deliver_event(self.send, callback, self.options.pace))

    def tell_message(self, message: Message, subtype: str | None = None) -> None:
        """Send message.im, which Slack does for the bot's own messages too."""
        channel = self.workspace.channel(message.channel)
        heard = "im:history" in self.options.scopes and message.reader is None
        if heard and channel is not None and channel.kind == "im":
            self.tell(message_event(self.workspace, message, subtype))

    def response_url(self, user: str, channel: str, original: str | None = None) -> str:
        """Give a new response url in full."""
        return (
            f"{self.workspace.address}/response/{self.response_urls.issue(user, channel, original)}"
        )

    async def close(self) -> None:
        """End every wait and every connection."""
        self.workspace.changes.end()
        await self.errands.close()
        await self.link.close()

    def _link(self) -> Link:
        options = self.options
        if options.request_url is None:
            return self.sockets
        return SignedRequests(options.request_url, options.signing_secret, options.pace)
