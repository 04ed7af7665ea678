import aiohttp
import pytest

from bot.sandbox.faults import Fault
from bot.slack.client import UNREACHABLE, response_client, web_client
from tests.bot.slack.api import slack_api
from tests.bot.slack.stage import SKANE, STEERING


async def test_a_post_whose_reply_was_lost_is_not_repeated() -> None:
    async with slack_api() as api:
        api.sandbox.faults.add(Fault("drop_reply", "chat.postMessage"))
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await api.client.chat_postMessage(channel=STEERING, text="hej")
        assert len(api.sandbox.workspace.messages.posted(STEERING)) == 1


async def test_an_answer_whose_reply_was_lost_is_not_repeated() -> None:
    async with slack_api() as api:
        client = response_client(api.sandbox.response_url(SKANE, STEERING))
        api.sandbox.faults.add(Fault("drop_reply", "response_url"))
        with pytest.raises(UNREACHABLE):
            await client.send_dict({"text": "hej"})
        assert len(api.sandbox.workspace.messages.seen_by(SKANE, STEERING)) == 1


def test_the_address_may_end_with_a_slash_or_not() -> None:
    for address in ("https://slack.com/api", "https://slack.com/api/"):
        assert web_client("xoxb-1", address).base_url == "https://slack.com/api/"
