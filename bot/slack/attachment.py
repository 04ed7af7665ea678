"""The bot attached to a Slack: the Bolt app, the way in, the sender and the heartbeat."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.clock import Clock
from bot.heartbeat import Heartbeat
from bot.outbox import Sender
from bot.settings import Mode, Settings
from bot.slack import app as slack_app
from bot.slack import exchange, http, socket_mode
from bot.slack.client import web_client
from bot.slack.platform import SlackPlatform
from bot.web import serving
from bot.worker import Worker


@dataclass(frozen=True, slots=True)
class Attachment:
    """What lives as long as the bot is attached."""

    heart: Heartbeat
    sender: Sender
    client: AsyncWebClient

    async def authorised(self) -> bool:
        """Whether Slack still takes our token."""
        return bool((await self.client.auth_test())["ok"])


@asynccontextmanager
async def attached(settings: Settings, hands: Worker, clock: Clock) -> AsyncIterator[Attachment]:
    """The bot attached for as long as the block runs; SlackApiError when the token is refused."""
    client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    await client.auth_test()
    secret = settings.slack_signing_secret.get_secret_value()
    app = slack_app.build(hands, clock, client, secret)
    sender = Sender(hands, SlackPlatform(client), clock)
    heart = Heartbeat(sender.send_due, settings.heartbeat_seconds)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(_way_in(settings, app, client))
        stack.enter_context(heart.beating())
        yield Attachment(heart, sender, client)
    await exchange.finish()


def _way_in(
    settings: Settings, app: AsyncApp, client: AsyncWebClient
) -> AbstractAsyncContextManager[object]:
    if settings.mode is Mode.HTTP:
        return serving(http.web_app(app), settings.host, settings.port)
    token = settings.slack_app_token.get_secret_value()
    return socket_mode.connected(app, token, client)
