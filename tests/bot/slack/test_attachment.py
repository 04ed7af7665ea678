import asyncio

import pytest
from pydantic import SecretStr

from bot.sandbox.faults import Fault
from bot.settings import Settings
from bot.slack.attachment import NotAttached, attached
from bot.worker import Worker
from storage.database import Database
from tests.bot.sandbox.stage import until
from tests.bot.slack.api import slack_api
from tests.bot.slack.stage import NOW

PATIENCE = 5.0


def settings(base: str, **secrets: str) -> Settings:
    told = {"slack_bot_token": "xoxb-sandbox", **secrets}
    more = {name: SecretStr(value) for name, value in told.items()}
    return Settings().model_copy(
        update={**more, "slack_api_url": f"{base}/api/", "port": 0, "heartbeat_seconds": 60.0}
    )


async def refused(database: Database, told: Settings) -> str:
    """Why the bot is not attached."""
    worker = Worker(database)
    with pytest.raises(NotAttached) as caught:
        async with attached(told, worker, lambda: NOW):
            pytest.fail("it is attached")
    worker.close()
    return str(caught.value)


async def test_it_serves_http_and_knows_whether_slack_takes_its_token(example: Database) -> None:
    worker = Worker(example)
    async with slack_api() as api:
        told = settings(api.base, slack_signing_secret="hemligt")
        async with attached(told, worker, lambda: NOW) as attachment:
            assert isinstance(attachment.way_in, int)
            assert attachment.heart.fresh
            assert await attachment.authorised()
            api.sandbox.faults.add(Fault("server_error", "auth.test"))
            with pytest.raises(Exception, match="503"):
                await attachment.authorised()
    worker.close()


async def test_a_lost_connection_is_not_ready(example: Database) -> None:
    worker = Worker(example)
    async with slack_api() as api:
        told = settings(api.base, slack_app_token="xapp-sandbox")
        async with attached(told, worker, lambda: NOW) as attachment:
            await until(lambda: api.sandbox.link.connected)
            assert await attachment.authorised()
            api.sandbox.faults.add(Fault("server_error", "apps.connections.open", times=None))
            api.sandbox.sockets.hang_up()
            async with asyncio.timeout(PATIENCE):
                while await attachment.authorised():  # noqa: ASYNC110 - it tells nobody
                    await asyncio.sleep(0.01)
    worker.close()


async def test_without_a_signing_secret_nothing_is_served_over_http(example: Database) -> None:
    assert "SLACK_SIGNING_SECRET saknas" in await refused(example, settings("http://127.0.0.1:9"))


async def test_a_slack_that_says_no_is_quoted(example: Database) -> None:
    async with slack_api() as api:
        wrong_bot = settings(api.base, slack_bot_token="xoxb-fel", slack_signing_secret="x")
        wrong_app = settings(api.base, slack_app_token="xapp-fel")
        for told in (wrong_bot, wrong_app):
            said = await refused(example, told)
            assert "invalid_auth" in said
            assert "fel" not in said.removesuffix("hallbar doctor")


async def test_a_slack_that_does_not_answer_is_named(example: Database) -> None:
    told = settings("http://127.0.0.1:9", slack_signing_secret="x")
    assert "ClientConnectorError" in await refused(example, told)
