"""The product in its sandbox: the real bot over real Socket Mode, asked as the page asks it."""

import asyncio
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, TypeVar

import httpx
import pytest

from bot.clock import wall_clock
from bot.house import fill, opened
from bot.rehearsal import NotAnExample, TooEarly, rehearsing
from bot.settings import Settings

STEERING, COORDINATORS = "C0STYRGRUPP", "C0SAMORDNARE"
PATIENCE = 10.0
SLOW = 60.0
"""The seconds a clock may take that is moved past many posts, on a machine that is busy."""
Json = dict[str, Any]
Found = TypeVar("Found")


class Visitor:
    """A person at the page."""

    def __init__(self, client: httpx.AsyncClient, user: str) -> None:
        self._client = client
        self.user = user

    async def says(self, channel: str, text: str) -> None:
        told = await self._post("message", {"channel": channel, "text": text})
        assert told == {"ok": True}, told

    async def presses(self, message: Json, label: str) -> None:
        block, element = next(
            (block, element)
            for block in message["blocks"]
            for element in block.get("elements", [])
            if element.get("text", {})
            and element.get("type") == "button"
            and element["text"]["text"] == label
        )
        container = {"type": "message", "channel": message["channel"], "ts": message["ts"]}
        told = await self._post(
            "action",
            {
                "container": container,
                "block_id": block["block_id"],
                "action_id": element["action_id"],
            },
        )
        assert told == {"ok": True}, told

    async def submits(self, view: Json, values: dict[str, Json]) -> Json:
        filled = {block: {"value": value} for block, value in values.items()}
        return await self._post("submit", {"view_id": view["id"], "values": filled})

    async def opens_home(self) -> None:
        await self._post("home", {})

    async def moves_clock(self, to: str) -> Json:
        return await self._post("clock", {"to": to})

    async def sees(self) -> Json:
        return (await self._client.get("/sandbox/state", params={"as": self.user})).json()

    async def messages(self, channel: str) -> list[Json]:
        found = (await self.sees())["messages"].get(channel, [])
        return [{**message, "channel": channel} for message in found]

    async def until(self, found: Callable[[Json], Found]) -> Found:
        """What `found` finds in what the person sees, as soon as it finds anything."""
        async with asyncio.timeout(PATIENCE):
            while not (seen := found(await self.sees())):  # noqa: ASYNC110 - as a page looks
                await asyncio.sleep(0.02)
        return seen

    async def _post(self, deed: str, body: Json) -> Json:
        told = await self._client.post(f"/sandbox/{deed}", json={"as": self.user, **body})
        return told.json()


def at_the_page(folder: Path, scene: Callable[[Callable[[str], Visitor]], Awaitable[None]]) -> None:
    """Play a scene at the page of a fresh sandbox."""

    async def play() -> None:
        settings = Settings(
            sandbox_port=0,
            sandbox_database_url=f"sqlite:///{folder}/sandbox.db",
            sandbox_at="2026-11-22T10:00",
        )
        async with (
            rehearsing(settings) as address,
            httpx.AsyncClient(
                base_url=address, headers={"origin": address}, timeout=SLOW
            ) as client,
        ):
            await scene(lambda user: Visitor(client, user))

    asyncio.run(play())


def test_a_coordinator_asks_for_a_share_and_only_they_see_the_answer(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        skane, gotland = person("USAMORDNARE12"), person("USAMORDNARE09")
        await skane.says(COORDINATORS, "/hallbar andel Region Skåne")
        (answer,) = await skane.messages(COORDINATORS)
        assert answer["ephemeral"]
        assert "1\u00a0349\u00a0324,83\u00a0kr" in answer["text"]
        assert await gotland.messages(COORDINATORS) == []

    at_the_page(furnished, scene)


def test_an_answer_is_shown_in_the_channel_with_who_showed_it(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        skane, gotland = person("USAMORDNARE12"), person("USAMORDNARE09")
        await skane.says(COORDINATORS, "/hallbar andel Gotland")
        (answer,) = await skane.messages(COORDINATORS)
        await skane.presses(answer, "Visa i kanalen")
        shown = await gotland.until(lambda state: state["messages"].get(COORDINATORS))
        assert not shown[0]["ephemeral"]
        assert "57\u00a0586,58\u00a0kr" in shown[0]["text"]
        assert "<@USAMORDNARE12>" in str(shown[0]["blocks"])

    at_the_page(furnished, scene)


def test_a_form_is_filled_in_and_answered_in_the_modal(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        skane = person("USAMORDNARE12")
        await skane.says(COORDINATORS, "/hallbar andel")
        (answer,) = await skane.messages(COORDINATORS)
        await skane.presses(answer, "Fyll i formulär")
        (view,) = await skane.until(lambda state: state["modals"])
        assert view["title"]["text"] == "Andel"
        halland = {"type": "static_select", "selected_option": _option("Region Halland")}
        wrong = {"type": "plain_text_input", "value": "1e9"}
        told = await skane.submits(view, {"region": halland, "belopp": wrong})
        assert "belopp i kronor" in told["errors"]["belopp"]
        right = {"type": "plain_text_input", "value": "1 000"}
        assert (await skane.submits(view, {"region": halland, "belopp": right}))["ok"]
        (answered,) = (await skane.sees())["modals"]
        assert "Andel för Region Halland" in str(answered["blocks"])

    at_the_page(furnished, scene)


def test_the_picture_and_the_file_come_in_the_direct_messages(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        skane = person("USAMORDNARE12")
        await skane.says(COORDINATORS, "/hallbar andelar")
        (answer,) = await skane.messages(COORDINATORS)
        await skane.presses(answer, "Hämta som CSV")
        await skane.presses(answer, "Visa som bild")
        names = await skane.until(lambda state: sorted(_files(state))[1:] and sorted(_files(state)))
        assert names == ["andelar-2026.csv", "andelar-2026.png"]

    at_the_page(furnished, scene)


def test_a_direct_message_and_a_mention_are_answered(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        lfu = person("ULFU1")
        direct = next(each["id"] for each in (await lfu.sees())["channels"] if each["kind"] == "im")
        await lfu.says(direct, "frister")
        await lfu.until(lambda state: len(state["messages"].get(direct, [])) == 2)
        await lfu.says(STEERING, "@Hållbar styrgrupp")
        await lfu.until(lambda state: len(state["messages"].get(STEERING, [])) == 2)
        answered = (await lfu.messages(STEERING))[-1]
        assert answered["ephemeral"]

    at_the_page(furnished, scene)


def test_the_home_tab_is_drawn_when_it_is_opened(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        kansliet = person("UKANSLIET")
        await kansliet.opens_home()
        home = await kansliet.until(lambda state: state["home"])
        assert "verksamhetsplan" in str(home["blocks"]).lower()

    at_the_page(furnished, scene)


def test_the_clock_moves_and_answers_follow_it(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        lfu = person("ULFU1")
        assert (await lfu.moves_clock("2026-12-14T08:00"))["ok"]
        await lfu.says(STEERING, "/hallbar frister")
        answer = [each for each in await lfu.messages(STEERING) if each["ephemeral"]][-1]
        assert "tisdag den 15 december 2026" in answer["text"]
        assert "i morgon" in answer["text"]

    at_the_page(furnished, scene)


def test_the_clock_goes_no_further_than_anybody_can_ask(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        refused = await person("ULFU1").moves_clock("9999-12-31T23:59")
        assert (refused["ok"], refused["error"]) == (False, "too_far")
        assert "2100-12-31 är den sista dagen" in refused["message"]

    at_the_page(furnished, scene)


def test_a_sandbox_opened_again_goes_on_from_what_was_done_last(furnished: Path) -> None:
    async def first(person: Callable[[str], Visitor]) -> None:
        kansliet = person("UKANSLIET")
        await kansliet.moves_clock("2026-11-27T08:00")
        await kansliet.says(STEERING, "/hallbar budget 2028 sätt belopp=12000000")

    async def second(person: Callable[[str], Visitor]) -> None:
        now = (await person("UKANSLIET").sees())["clock"]["now"]
        assert now.startswith("2026-11-27T08:")

    at_the_page(furnished, first)
    at_the_page(furnished, second)


def test_kansliet_sets_a_budget_and_others_may_not(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        lfu, kansliet = person("ULFU1"), person("UKANSLIET")
        await lfu.says(STEERING, "/hallbar budget 2028 sätt belopp=12000000")
        (refused,) = await lfu.messages(STEERING)
        assert "kansliet" in refused["text"]
        await kansliet.says(STEERING, "/hallbar budget 2028 sätt belopp=12000000")
        (done,) = await kansliet.messages(STEERING)
        assert "12\u00a0000\u00a0000,00\u00a0kr" in done["text"]

    at_the_page(furnished, scene)


def test_the_address_of_a_calendar_opens_it_from_the_sandbox(furnished: Path) -> None:
    async def scene(person: Callable[[str], Visitor]) -> None:
        skane = person("USAMORDNARE12")
        await skane.says(COORDINATORS, "/hallbar kalender")
        (answer,) = await skane.messages(COORDINATORS)
        assert answer["ephemeral"]
        (address,) = re.findall(r"http://\S+/calendar/\S+\.ics", answer["text"])
        async with httpx.AsyncClient() as anybody:
            calendar = await anybody.get(address)
            assert calendar.text.startswith("BEGIN:VCALENDAR")
            await skane.presses(answer, "Stäng av")
            assert (await anybody.get(address)).status_code == 404

    at_the_page(furnished, scene)


def test_a_sandbox_does_not_begin_before_its_organisation_and_makes_nothing(
    tmp_path: Path,
) -> None:
    url = f"sqlite:///{tmp_path}/sandbox.db"

    async def open_sandbox() -> None:
        settings = Settings(sandbox_port=0, sandbox_database_url=url, sandbox_at="2025-12-31")
        async with rehearsing(settings):
            pytest.fail("the sandbox opened")

    with pytest.raises(TooEarly, match="2026-01-01"):
        asyncio.run(open_sandbox())
    assert not list(tmp_path.iterdir())


def test_a_database_that_is_no_example_is_not_touched(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/real.db"
    with opened(url) as database:
        fill(database, wall_clock, example=False)

    async def open_sandbox() -> None:
        async with rehearsing(Settings(sandbox_port=0, sandbox_database_url=url)):
            pytest.fail("the sandbox opened")

    with pytest.raises(NotAnExample):
        asyncio.run(open_sandbox())


def _option(name: str) -> Json:
    return {"text": {"type": "plain_text", "text": name}, "value": name}


def _files(state: Json) -> list[str]:
    return [
        file["name"]
        for messages in state["messages"].values()
        for message in messages
        for file in message["files"]
    ]
