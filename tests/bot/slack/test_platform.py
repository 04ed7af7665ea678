"""Slack as the sender sees it: what each of its answers says of the post."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from bot.platform import Letter, NotNow, Refused, TooSoon
from bot.sandbox.faults import Fault
from bot.sandbox.options import BOT_SCOPES, Pace
from bot.slack.client import web_client
from bot.slack.platform import PAGE, SlackPlatform
from handlers.answer import Answer, Document, Text
from handlers.drawings import Bar, Picture
from tests.bot.slack.api import Api, slack_api
from tests.bot.slack.stage import NOW, SKANE, STEERING

HISTORY = BOT_SCOPES | {"channels:history"}
SAID = {"text": "Hej", "blocks": []}
CERTAIN = (Refused, NotNow)


@asynccontextmanager
async def platform(
    scopes: frozenset[str] = HISTORY, pace: Pace | None = None
) -> AsyncIterator[tuple[Api, SlackPlatform]]:
    async with slack_api(pace, scopes=scopes) as api:
        yield api, SlackPlatform(api.client)


def letter(key: str = "a", place: str = STEERING, **places: str) -> Letter:
    return Letter(key, place, SAID, **places)


async def test_a_post_carries_its_key_and_is_found_by_it() -> None:
    async with platform() as (_, slack):
        posted = await slack.post(letter("a"))
        await slack.post(letter("b"))
        assert await slack.find(letter("a"), NOW) == [posted]
        assert await slack.find(letter("c"), NOW) == []
        assert await slack.find(letter("a"), NOW + timedelta(days=1)) == []


async def test_a_person_is_written_to_in_their_direct_messages_opened_once() -> None:
    async with platform() as (api, slack):
        place = await slack.direct(SKANE)
        api.sandbox.faults.add(Fault("server_error", "conversations.open", accepted=False))
        assert await slack.direct(SKANE) == place
        posted = await slack.post(letter(place=place))
        assert [each.text for each in api.direct()] == ["Hej"]
        assert await slack.find(letter(place=place), NOW) == [posted]


async def test_a_message_in_a_thread_is_found_there() -> None:
    async with platform() as (_, slack):
        parent = await slack.post(letter("parent"))
        posted = await slack.post(letter("reply", under=parent))
        assert await slack.find(letter("reply", under=parent), NOW) == [posted]
        assert await slack.find(letter("reply"), NOW) == []


async def test_a_message_is_changed_in_its_place() -> None:
    async with platform() as (api, slack):
        posted = await slack.post(letter("a"))
        assert await slack.post(letter("b", instead_of=posted)) == posted
        (message,) = api.sandbox.workspace.messages.posted(STEERING)
        assert message.edited_ts
        assert await slack.find(letter("a"), NOW) == [posted]


async def test_every_copy_is_found_however_long_the_history_and_can_be_taken_back() -> None:
    async with platform() as (api, slack):
        first = await slack.post(letter("a"))
        for number in range(PAGE + 1):
            await slack.post(letter(f"other-{number}"))
        second = await slack.post(letter("a"))
        assert await slack.find(letter("a"), NOW) == [first, second]
        await slack.take_back(second)
        assert await slack.find(letter("a"), NOW) == [first]
        assert len(api.sandbox.workspace.messages.posted(STEERING)) == PAGE + 2


async def test_a_clock_an_hour_wrong_hides_no_message() -> None:
    async with platform() as (_, slack):
        posted = await slack.post(letter())
        assert await slack.find(letter(), NOW + timedelta(hours=1)) == [posted]


async def test_without_permission_to_read_the_search_is_refused() -> None:
    async with platform(BOT_SCOPES) as (_, slack):
        with pytest.raises(Refused, match="missing_scope"):
            await slack.find(letter(), NOW)


async def test_a_place_that_cannot_be_posted_in_is_a_no_for_good() -> None:
    async with platform() as (_, slack):
        with pytest.raises(Refused, match="channel_not_found"):
            await slack.post(letter(place="C0OKAND"))
        with pytest.raises(Refused, match="user_not_found"):
            await slack.direct("UOKAND")


async def test_a_token_that_is_not_taken_is_a_no_for_now() -> None:
    async with slack_api() as api:
        slack = SlackPlatform(web_client("xoxb-fel", f"{api.base}/api/"))
        with pytest.raises(NotNow, match="invalid_auth"):
            await slack.post(letter())


async def test_slack_s_wait_is_told_as_it_is() -> None:
    async with platform() as (api, slack):
        api.sandbox.faults.add(Fault("rate_limited", "chat.postMessage", seconds=7))
        with pytest.raises(TooSoon) as caught:
            await slack.post(letter())
        assert caught.value.seconds == 7


async def test_slack_s_own_limits_are_waited_for() -> None:
    async with platform(pace=Pace()) as (_, slack):
        posting = asyncio.gather(*(slack.post(letter(f"a-{number}")) for number in range(20)))
        with pytest.raises(TooSoon) as caught:
            await posting
        assert caught.value.seconds >= 1


@pytest.mark.parametrize("kind", ["drop_reply", "server_error"])
@pytest.mark.parametrize("accepted", ["accepted", "not accepted"])
async def test_an_answer_that_does_not_come_says_nothing_of_a_post(
    kind: str, accepted: str
) -> None:
    there = accepted == "accepted"
    async with platform() as (api, slack):
        fault = Fault("drop_reply" if kind == "drop_reply" else "server_error")
        fault.method, fault.accepted = "chat.postMessage", there
        api.sandbox.faults.add(fault)
        with pytest.raises(Exception) as caught:
            await slack.post(letter())
        assert not isinstance(caught.value, CERTAIN)
        assert bool(await slack.find(letter(), NOW)) is there


@pytest.mark.parametrize("method", ["conversations.history", "conversations.open"])
async def test_a_call_that_posts_nothing_can_be_made_again(method: str) -> None:
    async with platform() as (api, slack):
        # The client itself asks again for what it only reads.
        api.sandbox.faults.add(Fault("drop_reply", method, times=None))
        with pytest.raises(NotNow):
            await (slack.direct(SKANE) if "open" in method else slack.find(letter(), NOW))


async def test_where_nobody_answers_nothing_was_posted() -> None:
    slack = SlackPlatform(web_client("xoxb-sandbox", "http://127.0.0.1:9/api/"))
    with pytest.raises(NotNow, match="ClientConnectorError"):
        await slack.post(letter())


async def test_pictures_and_documents_are_shown_in_the_post_itself() -> None:
    bars = (Bar("Bifall", 4, "4"), Bar("Avslag", 2, "2"))
    picture = Picture("rösterna.png", "Rösterna", "4 bifall och 2 avslag", bars)
    document = Document("protokoll.csv", "text/csv", "a;b\n")
    async with platform() as (api, slack):
        drawn = await slack.draw(Answer("Resultat", (Text("Bifall."), picture, document)))
        assert not api.sandbox.workspace.messages.posted(STEERING)
        await slack.post(Letter("a", STEERING, drawn))
        (message,) = api.sandbox.workspace.messages.posted(STEERING)
        (image,) = [block for block in message.blocks if block["type"] == "image"]
        assert image["alt_text"] == "4 bifall och 2 avslag"
        assert api.sandbox.workspace.files.find(image["slack_file"]["id"]) is not None
        assert [file.name for file in message.files] == ["protokoll.csv"]
        assert "direktmeddelande" not in str(message.blocks)


async def test_an_upload_that_fails_posts_nothing() -> None:
    async with platform() as (api, slack):
        api.sandbox.faults.add(Fault("server_error", "files.getUploadURLExternal"))
        with pytest.raises(NotNow):
            await slack.draw(Answer("Resultat", (Document("a.csv", "text/csv", "a"),)))
