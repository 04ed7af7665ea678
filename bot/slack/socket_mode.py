"""Slack over Socket Mode, with a watchdog: a dropped connection is noticed within seconds."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Watch:
    """How closely a connection is watched, in seconds.

    It is looked at every `check`, and forced anew when it has been gone `patience` times in a row;
    a try may take `reconnect`.
    """

    check: float = 5.0
    patience: int = 3
    ping: float = 4.0
    reconnect: float = 10.0


@asynccontextmanager
async def connected(
    app: AsyncApp, app_token: str, client: AsyncWebClient, watch: Watch | None = None
) -> AsyncIterator[SocketModeClient]:
    """A connection for as long as the block runs; SlackApiError when the token is refused."""
    kept = watch or Watch()
    handler = AsyncSocketModeHandler(
        app, app_token, web_client=client, ping_interval=kept.ping, logger=LOG
    )
    socket = handler.client
    try:
        # Asked for here, as the client itself would go on for ever with a token that is refused.
        socket.wss_uri = await socket.issue_new_wss_url()
        await socket.connect()
        watchdog = asyncio.create_task(keep_watch(socket, kept))
        try:
            yield socket
        finally:
            watchdog.cancel()
            with suppress(asyncio.CancelledError):
                await watchdog
    finally:
        await handler.close_async()


async def keep_watch(socket: SocketModeClient, watch: Watch) -> None:
    """Look at a connection for ever, and force a new one when it has been gone too long."""
    lost = 0
    while True:
        await asyncio.sleep(watch.check)
        lost = 0 if await socket.is_connected() else lost + 1
        if lost >= watch.patience:
            LOG.warning("no connection to Slack: connecting anew")
            await _reconnect(socket, watch.reconnect)
            lost = 0


async def _reconnect(socket: SocketModeClient, seconds: float) -> None:
    """Connect anew; the client alone would go on for ever with an address that is used up."""
    try:
        async with asyncio.timeout(seconds):
            await socket.connect_to_new_endpoint(force=True)
    except Exception:
        LOG.exception("still no connection to Slack")
