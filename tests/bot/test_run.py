import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot import rehearsal
from bot.clock import wall_clock
from bot.house import opened
from bot.run import run
from bot.sandbox.faults import Fault
from bot.sandbox.signed_requests import signature
from bot.settings import Settings
from storage import calendar_feeds, people
from storage.database import Database
from storage.journal import Act
from tests.bench.processes import free_port
from tests.bot.sandbox.stage import NO_TLS
from tests.bot.slack.api import Api, slack_api
from tests.bot.slack.stage import FORM, SECRET, command

PATIENCE = 20.0
"""The seconds within which a bot that is told to end has ended."""
STARTING = 60.0
PUBLIC = {"public_url": "https://hallbar.example.org"}


class Bot:
    """The whole bot, asked from outside."""

    def __init__(self, settings: Settings, web: httpx.AsyncClient) -> None:
        self._settings = settings
        self._web = web

    async def ready(self) -> tuple[int, Mapping[str, Any]]:
        answer = await self._web.get(f"http://127.0.0.1:{self._settings.health_port}/readyz")
        return answer.status_code, answer.json()

    async def until_ready(self) -> None:
        async with asyncio.timeout(STARTING):
            while not await self._is_ready():  # noqa: ASYNC110 - a process tells nobody
                await asyncio.sleep(0.02)

    async def fetched(self, path: str) -> int:
        answer = await self._web.get(f"http://127.0.0.1:{self._settings.port}{path}")
        return answer.status_code

    async def asked(self, text: str, user: str, **fields: str) -> str:
        body = command(text, user, **fields)
        url = f"http://127.0.0.1:{self._settings.port}/slack/events"
        headers = {"Content-Type": FORM, **signature(SECRET, body)}
        answer = await self._web.post(url, content=body, headers=headers)
        return str(answer.json()["text"])

    async def _is_ready(self) -> bool:
        try:
            return (await self.ready())[0] == 200
        except httpx.TransportError:
            return False


def settings(api: Api, folder: Path, kansli: str = "") -> Settings:
    return Settings().model_copy(
        update={
            "database_url": f"sqlite:///{folder}/hallbar.db",
            "slack_bot_token": SecretStr("xoxb-sandbox"),
            "slack_signing_secret": SecretStr(SECRET),
            "slack_api_url": f"{api.base}/api/",
            "port": free_port(),
            "health_port": free_port(),
            "kansli": kansli,
        }
    )


@asynccontextmanager
async def running(told: Settings) -> AsyncIterator[Bot]:
    """The bot from its start to the signal that ends it, which it takes in time."""
    task = asyncio.create_task(run(told))
    async with httpx.AsyncClient(trust_env=False, verify=NO_TLS) as web:
        bot = Bot(told, web)
        await bot.until_ready()
        yield bot
        os.kill(os.getpid(), signal.SIGTERM)
        async with asyncio.timeout(PATIENCE):
            await task


@asynccontextmanager
async def process_of_its_own(
    environment: Mapping[str, str],
) -> AsyncIterator[asyncio.subprocess.Process]:
    """The bot as an operator runs it; nothing of it is left, whatever happens."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "run"),
        env=environment,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            _, said = await process.communicate()
            sys.stderr.write(said.decode())


async def test_it_is_ready_answers_and_ends_at_a_signal(tmp_path: Path) -> None:
    async with slack_api() as api:
        told = settings(api, tmp_path)
        async with running(told) as bot:
            status, found = await bot.ready()
            assert (status, set(found.values())) == (200, {True})
            assert {"database", "migrations", "heartbeat", "slack"} <= found.keys()
            assert "Region Skåne" in await bot.asked("andel Skåne belopp 100", "USKANE")
        async with running(told) as bot:
            assert (await bot.ready())[0] == 200, "and begins again"


async def test_it_is_not_ready_while_slack_or_the_database_is_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.PATIENCE", 0.05)
    async with slack_api() as api, running(told := settings(api, tmp_path)) as bot:
        api.sandbox.faults.add(Fault("server_error", "auth.test"))
        status, found = await bot.ready()
        assert (status, found["slack"], found["database"]) == (503, False, True)
        beside = Database.open(told.database_url)
        with beside.writing():
            status, found = await bot.ready()
        beside.close()
        assert (status, found["slack"], found["database"]) == (503, True, False)
        assert (await bot.ready())[0] == 200


async def test_the_first_of_the_kansli_is_linked_once(tmp_path: Path) -> None:
    async with slack_api() as api:
        async with running(settings(api, tmp_path, "T0SANDBOX:UKANSLIET")) as bot:
            assert "kansli" in (await bot.asked("vem", "UKANSLIET")).lower()
            assert "Jag vet inte vem du är" in await bot.asked("vem", "USKANE")
        async with running(settings(api, tmp_path, "T0SANDBOX:USKANE")) as bot:
            assert "Jag vet inte vem du är" in await bot.asked("vem", "USKANE")
            assert "Jag vet inte vem du är" not in await bot.asked("vem", "UKANSLIET")


async def test_the_calendar_is_served_beside_slacks_requests(tmp_path: Path) -> None:
    async with slack_api() as api:
        told = settings(api, tmp_path, "T0SANDBOX:UKANSLIET").model_copy(update=PUBLIC)
        async with running(told) as bot:
            said = await bot.asked("kalender", "UKANSLIET")
            (path,) = re.findall(r"https://hallbar\.example\.org(/calendar/\S+\.ics)", said)
            assert await bot.fetched(path) == 200
            assert await bot.fetched(f"{path[:-5]}.ics") == 404
        async with running(told.model_copy(update={"public_url": ""})) as bot:
            again = await bot.asked("kalender", "UKANSLIET")
            assert "Adressen visas bara en gång." in again, "to Slack's own retry"
            other = await bot.asked("kalender ny", "UKANSLIET", trigger_id="another")
            assert "HALLBAR_PUBLIC_URL" in other


async def test_the_calendar_has_a_port_of_its_own_where_the_bot_calls_slack(
    tmp_path: Path,
) -> None:
    async with slack_api() as api:
        told = settings(api, tmp_path, "T0SANDBOX:UKANSLIET").model_copy(
            update={"slack_app_token": SecretStr("xapp-sandbox")}
        )
        async with running(told) as bot:
            with pytest.raises(httpx.ConnectError):
                await bot.fetched("/calendar/x.ics")
        with opened(told.database_url) as database, database.writing() as archive:
            (person,) = people.load(archive)
            act = Act("prov", wall_clock(), None)
            secret = calendar_feeds.open_feed(archive, act, person)
        async with running(told.model_copy(update=PUBLIC)) as bot:
            assert await bot.fetched(f"/calendar/{secret}.ics") == 200
            assert await bot.fetched("/slack/events") == 404


async def test_a_process_of_its_own_ends_cleanly(tmp_path: Path) -> None:
    async with slack_api() as api:
        told = settings(api, tmp_path)
        environment = {
            **os.environ,
            "HALLBAR_DATABASE_URL": told.database_url,
            "HALLBAR_PORT": str(told.port),
            "HALLBAR_HEALTH_PORT": str(told.health_port),
            "SLACK_BOT_TOKEN": "xoxb-sandbox",
            "SLACK_SIGNING_SECRET": SECRET,
            "SLACK_API_URL": told.slack_api_url,
        }
        async with process_of_its_own(environment) as process:
            async with httpx.AsyncClient(trust_env=False, verify=NO_TLS) as web:
                bot = Bot(told, web)
                await bot.until_ready()
                assert "Region Skåne" in await bot.asked("andel Skåne belopp 100", "USKANE")
            process.send_signal(signal.SIGTERM)
            async with asyncio.timeout(PATIENCE):
                _, said = await process.communicate()
        assert process.returncode == 0
        assert b"Traceback" not in said
        for secret in (b"xoxb-sandbox", SECRET.encode(), "Skåne".encode()):
            assert secret not in said


async def test_the_sandbox_says_where_it_is_and_ends_at_a_signal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    port = free_port()
    url = f"sqlite:///{tmp_path}/sandbox.db"
    told = Settings().model_copy(update={"sandbox_port": port, "sandbox_database_url": url})
    task = asyncio.create_task(rehearsal.run(told))
    address = f"http://127.0.0.1:{port}"
    said = ""
    async with asyncio.timeout(PATIENCE):
        while address not in said:
            await asyncio.sleep(0.02)
            said += capsys.readouterr().out
        os.kill(os.getpid(), signal.SIGTERM)
        await task
    with opened(url) as database:
        assert database.at_head()
