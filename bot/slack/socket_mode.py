"""Slack over Socket Mode, with a watchdog: a dropped connection is noticed within seconds."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackClientError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

LOG = logging.getLogger(__name__)
CHECK_SECONDS = 5.0
PATIENCE = 3
"""How many checks in a row may find no connection before one is forced."""
PING_SECONDS = 4.0


@asynccontextmanager
async def connected(
    app: AsyncApp, app_token: str, client: AsyncWebClient
) -> AsyncIterator[SocketModeClient]:
    """A connection to Slack for as long as the block runs."""
    handler = AsyncSocketModeHandler(
        app, app_token, web_client=client, ping_interval=PING_SECONDS, logger=LOG
    )
    socket = handler.client
    await socket.connect()
    watchdog = asyncio.create_task(_watch(socket))
    try:
        yield socket
    finally:
        watchdog.cancel()
        with suppress(asyncio.CancelledError):
            await watchdog
        await handler.close_async()


async def _watch(socket: SocketModeClient) -> None:
    lost = 0
    while True:
        await asyncio.sleep(CHECK_SECONDS)
        lost = 0 if await socket.is_connected() else lost + 1
        if lost >= PATIENCE:
            LOG.warning("no connection to Slack: connecting anew")
            with suppress(SlackClientError, OSError, TimeoutError):
                await socket.connect_to_new_endpoint(force=True)
            lost = 0
