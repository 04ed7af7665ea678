"""A click in the sandbox, and how long it takes until the message shows it."""

import asyncio
import time
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

from bot.clock import wall_clock
from tests.bench.council import convene, user
from tests.bench.figures import Figure
from tests.bench.processes import sandbox
from tests.bench.voters import MILLISECONDS, SEATED

VOTES = 4
CHANNEL = "C0STYRGRUPP"
BUTTON = "Bifall"
PATIENCE = 30.0
REST = 0.2
"""The seconds between two clicks."""

Message = Mapping[str, Any]


def figures(folder: Path) -> Iterator[Figure]:
    """All but the slowest click of ten."""
    convene(f"sqlite:///{folder}/sandbox.db", VOTES, wall_clock())
    with sandbox(folder) as port:
        times = asyncio.run(clicked(f"http://127.0.0.1:{port}"))
    p90 = quantiles(times, n=10)[-1] * MILLISECONDS
    yield Figure("a click to the updated message: p90", p90, 150, "ms")


async def clicked(address: str) -> list[float]:
    """Let each member press in each vote; the seconds until the message in the channel changed."""
    times = []
    async with httpx.AsyncClient(base_url=address, headers={"origin": address}) as web:
        page = Page(web)
        async with asyncio.timeout(PATIENCE):
            await page.until_posted()
            for number, who in product(range(VOTES), SEATED):
                await asyncio.sleep(REST)
                times.append(await page.click(number, user(who)))
    return times


class Page:
    """The page as it looks at the channel: anew whenever something has changed."""

    def __init__(self, web: httpx.AsyncClient) -> None:
        self._web = web

    async def until_posted(self) -> None:
        """Wait until every vote has its message."""
        # Somebody writes something, which makes the bot post what waits.
        told = {"as": user(SEATED[0]), "channel": CHANNEL, "text": "/hallbar påminn-mig 1"}
        await self._web.post("/sandbox/message", json=told)
        while len(await self._cards()) < VOTES:  # noqa: ASYNC110 - as a page looks
            await asyncio.sleep(REST)

    async def click(self, number: int, who: str) -> float:
        """The seconds from a click on a vote's button to its message being another."""
        before = (await self._cards())[number]
        async with self._web.stream("GET", "/sandbox/events") as events:
            changes = events.aiter_lines()
            await anext(changes)
            start = time.perf_counter()
            pressing = asyncio.create_task(self._press(before, who))
            async for _ in changes:
                if (await self._cards())[number]["blocks"] != before["blocks"]:
                    break
            taken = time.perf_counter() - start
            await pressing
        return taken

    async def _press(self, card: Message, who: str) -> None:
        block, action = next(
            (block["block_id"], element["action_id"])
            for block in card["blocks"]
            for element in block.get("elements", [])
            if element.get("text", {}) and element["text"]["text"] == BUTTON
        )
        container = {"type": "message", "channel": CHANNEL, "ts": card["ts"]}
        pressed = {"as": who, "container": container, "block_id": block, "action_id": action}
        told = (await self._web.post("/sandbox/action", json=pressed)).json()
        assert told["ok"], told

    async def _cards(self) -> list[Message]:
        """The messages of the votes, in their order."""
        seen = (await self._web.get("/sandbox/state", params={"as": user(SEATED[0])})).json()
        there = seen["messages"].get(CHANNEL, [])
        return [each for each in there if BUTTON in str(each["blocks"]) and not each["ephemeral"]]
