"""The page's routes: the state, the changes as they come, the clock."""

import asyncio
import json
from datetime import datetime, timedelta

from bot.clock import STOCKHOLM, MovableClock
from tests.bot.sandbox.stage import MakeStage


async def test_the_state_is_what_one_person_sees(stage: MakeStage) -> None:
    async with stage() as slack:
        await slack.say("hej <på> dig")
        state = await slack.state("kansliet")
        assert state["me"] == "UKANSLIET"
        assert state["team"] == {"id": "T0SANDBOX", "name": "Hållbar sandlåda"}
        assert state["bot"] == {"user": "UHALLBAR", "name": "Hållbar"}
        assert state["connected"] == 0
        assert state["clock"]["moved"] is False
        assert [person["handle"] for person in state["people"]] == ["kansliet", "skane"]
        assert [(channel["name"], channel["kind"]) for channel in state["channels"]] == [
            ("styrgruppen", "channel"),
            ("au", "channel"),
            ("frammande", "channel"),
            ("hemlig", "channel"),
            ("arkivet", "channel"),
            ("Hållbar", "im"),
        ]
        (message,) = state["messages"]["C0STYRGRUPP"]
        moment = datetime.fromisoformat(message.pop("time"))
        assert abs(moment - datetime.fromisoformat(state["clock"]["now"])) < timedelta(seconds=5)
        assert float(message.pop("ts")) - moment.timestamp() < 1
        assert message == {
            "user": "UKANSLIET",
            "name": "Kansliet",
            "bot": False,
            "text": "hej &lt;på&gt; dig",
            "blocks": [],
            "ephemeral": False,
            "edited": False,
            "thread_ts": None,
            "replies": 0,
            "files": [],
        }
        by_id = await slack.state("USKANE")
        assert [channel["name"] for channel in by_id["channels"]] == [
            "styrgruppen",
            "arkivet",
            "Hållbar",
        ]
        unknown = await slack.page.get("/sandbox/state", params={"as": "ingen"})
        assert unknown.status_code == 404


async def test_each_change_is_told_to_open_pages(stage: MakeStage) -> None:
    async with stage() as slack, slack.page.stream("GET", "/sandbox/events") as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        lines = stream.aiter_lines()

        async def revision() -> int:
            async with asyncio.timeout(4):
                async for line in lines:
                    if line.startswith("data: "):
                        number: int = json.loads(line.removeprefix("data: "))["revision"]
                        return number
            raise AssertionError

        first = await revision()
        await slack.say("hej")
        second = await revision()
        assert second > first
        assert (await slack.state())["revision"] == second
        slack.workspace.join("C0AU", "USKANE")
        assert await revision() > second
        slack.workspace.changes.end()
        assert [line async for line in lines if line.startswith("data")] == []


async def test_the_clock_moves_forward_and_tells_what_ran(stage: MakeStage) -> None:
    clock = MovableClock()

    async def move(to: datetime) -> list[str]:
        clock.move_to(to)
        return [f"Påminnelse skickad {to:%d/%m}"]

    async with stage(clock=clock, move_clock=move) as slack:
        await slack.say("före")
        year = clock().year + 1
        moved = await slack.post("clock", to=f"{year}-07-01T08:00")
        assert moved["ok"]
        assert moved["ran"] == ["Påminnelse skickad 01/07"]
        expected = datetime(year, 7, 1, 8, tzinfo=STOCKHOLM)
        assert abs(datetime.fromisoformat(moved["now"]) - expected) < timedelta(seconds=5)
        assert (await slack.state())["clock"]["moved"] is True
        await slack.say("efter")
        assert (await slack.messages())[1]["time"].startswith(f"{year}-07-01T08:00")
        for to, error in [("2020-01-01T08:00", "backwards"), ("i morgon", "invalid_time")]:
            refused = await slack.post("clock", to=to)
            assert (refused["ok"], refused["error"]) == (False, error)
            assert refused["message"]


async def test_a_clock_may_be_fixed(stage: MakeStage) -> None:
    async with stage() as slack:
        refused = await slack.post("clock", to="2999-01-01T08:00")
        assert refused["error"] == "fixed_clock"


async def test_every_ts_is_unique_and_rising_though_the_clock_stands_still(
    stage: MakeStage,
) -> None:
    still = datetime(2026, 11, 22, 8, tzinfo=STOCKHOLM)
    async with stage(clock=lambda: still) as slack:
        for text in "abc":
            await slack.say(text)
        assert [message["ts"] for message in await slack.messages()] == [
            "1795330800.000000",
            "1795330800.000001",
            "1795330800.000002",
        ]
