"""The scene of the year once more, posted to Slack, in whose place the sandbox is."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from threading import Thread

import pytest
from starlette.applications import Starlette

from bot.outbox import Sender
from bot.sandbox.app import create_app
from bot.sandbox.messages import Message
from bot.sandbox.options import Options, Pace
from bot.sandbox.workspace import Workspace, moment_of
from bot.slack.client import web_client
from bot.slack.platform import SlackPlatform
from bot.tick import HOOKS, Tick, next_due
from bot.timing import Timing
from bot.web import serving
from bot.worker import Worker
from handlers.answer import Answer
from storage import outbox
from storage.database import Database
from storage.outbox import State
from tests.chaos.slack import workspace_of
from tests.chaos.year import SCENE
from tests.conversations.board import Board, Note, listed
from tests.conversations.scenes import POSTS, turns
from tests.conversations.stage import Stage
from tests.conversations.test_conversations import stripped

TIMING = Timing(lease=180.0, between=0.0, tick=60.0)
"""A picture is drawn in a process of its own, which takes its time to start."""

STARTS_IN = 10.0


@dataclass
class Slack(Board):
    """A scene's board that is a Slack workspace: what was posted is read there."""

    api: str = ""
    workspace: Workspace = field(init=False)
    _read: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.workspace = workspace_of(self.database, lambda: self.at)

    def read(self) -> list[str]:
        """What has been posted since it was read last, as a board lists it."""
        new = [each for each in self.messages if (each.channel, each.ts) not in self._read]
        self._read |= {(each.channel, each.ts) for each in new}
        return [*listed([self._note(each) for each in new])]

    def found(self, title: str) -> Answer:
        """Nothing: the texts are the other board's matter."""
        return Answer(title)

    @property
    def messages(self) -> list[Message]:
        """Every message there is, oldest first."""
        return sorted(self.workspace.messages.everywhere(), key=lambda each: float(each.ts))

    def _note(self, message: Message) -> Note:
        place = message.channel
        user = f"U{place[1:]}" if place.startswith("D") else place
        title = message.blocks[0]["text"]["text"]
        return Note(moment_of(message.ts), self._name(user), Answer(title))

    async def _beat_until(self, to: datetime, worker: Worker) -> None:
        platform = SlackPlatform(web_client("xoxb-sandbox", self.api))
        tick = Tick(worker, lambda: self.at, Sender(worker, platform, lambda: self.at, TIMING))
        await tick(self.at)
        while (due := next_due(self.database, self.at, HOOKS)) is not None and due <= to:
            self.at = due
            await tick(due)
        self.at = to


@contextmanager
def served(web: Starlette) -> Iterator[str]:
    """The address of a web app in a thread of its own, for as long as the block runs."""
    ready: Future[tuple[asyncio.AbstractEventLoop, asyncio.Event, int]] = Future()

    async def serve() -> None:
        over = asyncio.Event()
        async with serving(web, "127.0.0.1", 0) as port:
            ready.set_result((asyncio.get_running_loop(), over, port))
            await over.wait()

    thread = Thread(target=lambda: asyncio.run(serve()))
    thread.start()
    loop, over, port = ready.result(STARTS_IN)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        loop.call_soon_threadsafe(over.set)
        thread.join()


def moments(listing: list[str]) -> list[list[str]]:
    """What was posted at each moment: what goes out together comes in any order."""
    found: list[list[str]] = []
    for line in listing:
        if line.startswith(" "):
            found[-1] = sorted([*found[-1], line])
        else:
            found.append([line])
    return found


def test_the_year_is_posted_in_slack_as_its_scene_has_it(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(example)
    slack = Slack(example, stage.at)
    stage.board = slack
    with served(create_app(slack.workspace, Options(pace=Pace(rate_limits=False)))) as address:
        slack.api = slack.workspace.address = address
        slack.api += "/api/"
        played = [(turn, stage.play(turn.line)) for turn in turns(SCENE)]
    listings = [each for each in played if each[0].line == POSTS]
    assert listings
    for turn, answered in listings:
        assert moments(answered) == moments(stripped(turn.expected)), f"{SCENE.name}:{turn.number}"
    keys = [each.metadata["event_payload"]["key"] for each in slack.messages if each.metadata]
    assert len(set(keys)) == len(keys) == len(slack.messages)
    with example.reading() as archive:
        counted = outbox.counted(archive)
    assert counted.get(State.FAILED, 0) == 0
    assert counted.get(State.SENDING, 0) == 0
    assert [each.message for each in caplog.records if each.levelname == "ERROR"] == []
