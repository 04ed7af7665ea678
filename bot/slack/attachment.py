"""The bot attached to a Slack: the Bolt app, the way in, the sender and the heartbeat."""

from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import (
    AbstractAsyncContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass

from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient
from starlette.routing import BaseRoute

from bot import calendars
from bot.clock import Clock
from bot.failures import Failure
from bot.heartbeat import Heartbeat
from bot.outbox import Sender
from bot.settings import Mode, Settings
from bot.slack import afterwards, http, socket_mode
from bot.slack import app as slack_app
from bot.slack.client import UNREACHABLE, web_client
from bot.slack.platform import SlackPlatform
from bot.tick import Tick
from bot.web import serving
from bot.worker import Worker


class NotAttached(Failure):
    """Slack refuses our token, cannot be reached, or could not be told from anybody else."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Boten kommer inte in i Slack: {reason}. Pröva: hallbar doctor")


@dataclass(frozen=True, slots=True)
class Attachment:
    """What lives as long as the bot is attached."""

    heart: Heartbeat
    tick: Tick
    client: AsyncWebClient
    way_in: object

    async def authorised(self) -> bool:
        """Whether Slack still takes our token, and can reach us where we hold the connection."""
        if isinstance(self.way_in, SocketModeClient) and not await self.way_in.is_connected():
            return False
        return bool((await self.client.auth_test())["ok"])


@asynccontextmanager
async def attached(settings: Settings, hands: Worker, clock: Clock) -> AsyncIterator[Attachment]:
    """The bot attached for as long as the block runs; NotAttached when Slack says no."""
    client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    secret = settings.slack_signing_secret.get_secret_value()
    if settings.mode is Mode.HTTP and not secret:
        raise NotAttached("SLACK_SIGNING_SECRET saknas")
    with _explained():
        await client.auth_test()
    app = slack_app.build(hands, clock, client, secret)
    posts = Sender(hands, SlackPlatform(client), clock, settings.timing)
    tick = Tick(hands, clock, posts)
    heart = Heartbeat(tick, settings.heartbeat_seconds)
    async with AsyncExitStack() as stack:
        with _explained():
            pages = calendars.routes(hands, clock)
            way_in = await stack.enter_async_context(_way_in(settings, app, client, pages))
        await stack.enter_async_context(heart.beating())
        stack.callback(posts.stop)
        # What an answer has promised to post is posted at once; the heartbeat is for the rest.
        hands.after_writing = lambda: afterwards.afterwards(posts.send_soon())
        yield Attachment(heart, tick, client, way_in)
    await afterwards.finish()


def sender(settings: Settings, hands: Worker, clock: Clock) -> Sender:
    """The sender alone: it posts, and nothing comes in."""
    client = web_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    return Sender(hands, SlackPlatform(client), clock, settings.timing)


@contextmanager
def _explained() -> Iterator[None]:
    try:
        yield
    except SlackApiError as error:
        raise NotAttached(str(error.response["error"])) from error
    except UNREACHABLE as error:
        raise NotAttached(type(error).__name__) from error


def _way_in(
    settings: Settings, app: AsyncApp, client: AsyncWebClient, pages: Sequence[BaseRoute]
) -> AbstractAsyncContextManager[object]:
    if settings.mode is Mode.HTTP:
        return serving(http.web_app(app, pages), settings.host, settings.port)
    token = settings.slack_app_token.get_secret_value()
    return socket_mode.connected(app, token, client)
