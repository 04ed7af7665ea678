"""Response urls: how often, how long, and who sees the answer."""

from typing import Any

from bot.sandbox.options import Pace
from tests.bot.sandbox.stage import MakeStage, Stage

WHERE = "C0STYRGRUPP"


async def answer(slack: Stage, url: str, **body: object) -> tuple[int, Any]:
    given = await slack.page.post(url, json=body)
    return given.status_code, given.json()


async def test_five_answers_and_no_more(stage: MakeStage) -> None:
    async with stage() as slack:
        url = slack.sandbox.response_url("UKANSLIET", WHERE)
        for number in range(5):
            assert await answer(slack, url, text=str(number)) == (200, {"ok": True})
        assert await answer(slack, url, text="6") == (404, {"ok": False, "error": "used_url"})
        assert len(await slack.texts()) == 5
        assert await slack.texts("skane") == []


async def test_an_answer_for_the_channel_works_where_the_bot_is_no_member(stage: MakeStage) -> None:
    async with stage() as slack:
        url = slack.sandbox.response_url("UKANSLIET", "C0FRAMMANDE")
        await answer(slack, url, text="Till alla", response_type="in_channel")
        (shown,) = await slack.messages(channel="C0FRAMMANDE")
        assert not shown["ephemeral"]


async def test_after_half_an_hour_it_is_over(stage: MakeStage) -> None:
    now = [0.0]
    async with stage(pace=Pace(monotonic=lambda: now[0])) as slack:
        url = slack.sandbox.response_url("UKANSLIET", WHERE)
        now[0] = 1800
        assert (await answer(slack, url, text="i tid"))[0] == 200
        now[0] = 1800.1
        assert await answer(slack, url, text="x") == (404, {"ok": False, "error": "expired_url"})


async def test_a_wrong_answer_is_refused(stage: MakeStage) -> None:
    async with stage() as slack:
        url = slack.sandbox.response_url("UKANSLIET", WHERE)
        assert await answer(slack, url) == (400, {"ok": False, "error": "no_text"})
        status, refused = await answer(slack, url, text="x", blocks=[{"type": "file"}])
        assert (status, refused["error"]) == (400, "invalid_blocks")
        lost = await answer(slack, f"{slack.base}/response/gissad", text="x")
        assert lost == (404, {"ok": False, "error": "no_service"})
        assert await slack.messages() == []


async def test_an_answer_to_a_command_has_no_original_to_replace(stage: MakeStage) -> None:
    async with stage() as slack:
        url = slack.sandbox.response_url("UKANSLIET", WHERE)
        await answer(slack, url, text="Ett")
        await answer(slack, url, text="Två", replace_original=True)
        assert await slack.texts() == ["Ett", "Två"]
