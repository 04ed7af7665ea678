import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import monotonic
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient

from bot.sandbox.faults import Fault
from bot.slack.app import build
from bot.slack.socket_mode import Watch, connected, keep_watch
from bot.worker import Worker
from storage.database import Database
from tests.bot.sandbox.stage import until
from tests.bot.slack.api import Api, slack_api
from tests.bot.slack.stage import NOW

QUICK = Watch(check=0.1, patience=3, ping=0.2, reconnect=0.5)
NOTICED = 20.0
"""The seconds within which a lost connection has to be noticed."""


class Cable:
    """What lies between the bot and Slack; cut without a word, it swallows all that is said."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._swallowing: set[asyncio.StreamWriter] = set()
        self._writers: set[asyncio.StreamWriter] = set()

    def cut(self) -> None:
        """Say nothing more on the connections there are, and do not close them."""
        self._swallowing |= self._writers

    async def join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", self._port)
        self._writers |= {writer, far_writer}
        await asyncio.gather(self._carry(reader, far_writer), self._carry(far_reader, writer))

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while data := await reader.read(65536):
                if writer not in self._swallowing:
                    writer.write(data)
        except ConnectionError:
            pass
        writer.close()


@asynccontextmanager
async def cable(api: Api) -> AsyncIterator[Cable]:
    """A cable laid to the sandbox, for the connections opened from now on."""
    laid = Cable(int(api.base.rpartition(":")[2]))
    server = await asyncio.start_server(laid.join, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    api.sandbox.workspace.address = f"http://127.0.0.1:{port}"
    try:
        yield laid
    finally:
        server.close()


@asynccontextmanager
async def bot(database: Database, api: Api) -> AsyncIterator[SocketModeClient]:
    worker = Worker(database)
    app = build(worker, lambda: NOW, api.client, "")
    async with connected(app, "xapp-sandbox", api.client, QUICK) as socket:
        await until(lambda: api.sandbox.link.connected)
        yield socket
    worker.close()


async def answered(api: Api) -> bool:
    """Whether a command is answered just now."""
    command = {"command": "/hallbar", "text": "vem", "team_id": "T0SANDBOX", "user_id": "USKANE"}
    more = {"channel_id": "C0STYRGRUPP", "trigger_id": "1.1", "response_url": ""}
    ack: dict[str, Any] = await api.sandbox.send("slash_commands", {**command, **more})
    return "Vem du är" in ack["text"]


async def again(api: Api) -> float:
    """How long it takes until a command is answered."""
    began = monotonic()
    async with asyncio.timeout(NOTICED):
        while True:
            try:
                async with asyncio.timeout(0.5):
                    assert await answered(api)
                    return monotonic() - began
            except Exception:  # noqa: BLE001 - whatever it was, it is tried again
                await asyncio.sleep(0.02)


async def test_commands_come_in_and_are_answered(example: Database) -> None:
    async with slack_api() as api, bot(example, api) as socket:
        assert await answered(api)
        assert await socket.is_connected()


async def test_a_command_typed_bare_opens_its_form(example: Database) -> None:
    async with slack_api() as api, bot(example, api):
        who = {"team_id": "T0SANDBOX", "user_id": "UKANSLIET", "channel_id": "C0STYRGRUPP"}
        trigger = {"trigger_id": api.sandbox.triggers.issue("UKANSLIET"), "response_url": ""}
        said = {"command": "/hallbar", "text": "möte nytt", **who, **trigger}
        assert not await api.sandbox.send("slash_commands", said)
        (view,) = api.sandbox.workspace.views.stack("UKANSLIET")
        assert view.body["title"]["text"] == "Möte nytt"
        assert "Fyll i formulär" in str(await api.sandbox.send("slash_commands", said))


async def test_a_dropped_connection_is_opened_anew(example: Database) -> None:
    async with slack_api() as api, bot(example, api):
        api.sandbox.sockets.hang_up()
        await until(lambda: not api.sandbox.link.connected)
        assert await again(api) < 3


async def test_a_connection_that_falls_silent_is_noticed(example: Database) -> None:
    async with slack_api() as api, cable(api) as laid, bot(example, api):
        assert await answered(api)
        laid.cut()
        assert await again(api) < 5


async def test_a_connection_is_opened_anew_when_slack_asks_for_it(example: Database) -> None:
    async with slack_api() as api, bot(example, api):
        await api.sandbox.sockets.disconnect("refresh_requested")
        assert await again(api) < 3


async def test_it_goes_on_trying_while_slack_is_away(example: Database) -> None:
    async with slack_api() as api, bot(example, api):
        opening = "apps.connections.open"
        for kind in ("drop_reply", "server_error", "drop_reply"):
            api.sandbox.faults.add(Fault(kind, opening))
        api.sandbox.sockets.hang_up()
        await until(lambda: not api.sandbox.link.connected)
        assert await again(api) < 8


async def test_a_refused_token_is_told_at_once() -> None:
    async with slack_api() as api:
        app = AsyncApp(client=api.client, signing_secret="x")
        with pytest.raises(SlackApiError, match="invalid_auth"):
            async with asyncio.timeout(2), connected(app, "xapp-fel", api.client):
                pytest.fail("it connected")


class Lost:
    """A connection that is gone, and whose first tries to connect anew go wrong."""

    def __init__(self, *failures: Exception) -> None:
        self.tries = 0
        self._failures = list(failures)

    async def is_connected(self) -> bool:
        return self.tries > 2

    async def connect_to_new_endpoint(self, *, force: bool) -> None:
        assert force
        self.tries += 1
        if self._failures:
            raise self._failures.pop(0)
        if self.tries == 2:
            await asyncio.sleep(60)


async def test_the_watchdog_outlives_every_failure(caplog: pytest.LogCaptureFixture) -> None:
    lost = Lost(aiohttp.ServerDisconnectedError())
    quick = Watch(check=0.005, patience=2, reconnect=0.02)
    watchdog = asyncio.create_task(keep_watch(lost, quick))  # type: ignore[arg-type] # a fake
    await until(lambda: lost.tries == 3)
    await asyncio.sleep(0.05)
    assert lost.tries == 3, "connected, it is left alone"
    assert not watchdog.done()
    watchdog.cancel()
    assert "ServerDisconnectedError" in caplog.text
    assert "TimeoutError" in caplog.text


def test_the_watch_kept_in_earnest_is_close_enough() -> None:
    watch = Watch()
    assert watch.check * watch.patience < NOTICED
    # The client looks once between two pings, and a ping waits half as long for its answer.
    assert 2.5 * watch.ping <= NOTICED / 2
