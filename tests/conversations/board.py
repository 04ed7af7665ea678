"""The board of a scene: what is posted while its clock is moved, by the product's own heartbeat."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import groupby

from bot.outbox import Sender
from bot.platform import Drawn, Letter
from bot.tick import HOOKS, Tick, next_due
from bot.timing import Timing
from bot.worker import Worker
from handlers import directory
from handlers.answer import Answer
from storage.database import Database

TIMING = Timing(lease=6.0, between=0.0, tick=5.0)


@dataclass(frozen=True)
class Note:
    """A message on the board: when it was put there, where, and what it says."""

    at: datetime
    place: str
    answer: Answer

    @property
    def heading(self) -> str:
        return f"{self.at:%Y-%m-%d} kl. {self.at:%H:%M}"


@dataclass
class Board:
    """A platform on which every message is kept as text; a change of a message is no new one."""

    database: Database
    at: datetime
    notes: list[Note] = field(default_factory=list)
    posted: list[Note] = field(default_factory=list)
    _messages: int = 0

    def move(self, to: datetime) -> None:
        """Let the heart beat at every moment something is due until `to`, and then."""
        worker = Worker(self.database)
        try:
            asyncio.run(self._beat_until(to, worker))
        finally:
            worker.close()

    def read(self) -> list[str]:
        """What has been posted since it was read last, in lines; the same to many in one."""
        notes, self.notes = self.notes, []
        return [*listed(notes)]

    def found(self, title: str) -> Answer:
        """The last post whose title begins so."""
        found = [each.answer for each in self.posted if each.answer.title.startswith(title)]
        assert found, f"nothing posted begins with {title}"
        return found[-1]

    async def _beat_until(self, to: datetime, worker: Worker) -> None:
        tick = Tick(worker, lambda: self.at, Sender(worker, self, lambda: self.at, TIMING))
        await tick(self.at)
        while (due := next_due(self.database, self.at, HOOKS)) is not None and due <= to:
            self.at = due
            await tick(due)
        self.at = to

    async def direct(self, user: str) -> str:
        return user

    async def draw(self, answer: Answer) -> Drawn:
        return {"answer": answer}

    async def post(self, letter: Letter) -> str:
        self._messages += 1
        if not letter.instead_of:
            note = Note(self.at, self._name(letter.place), letter.drawn["answer"])
            self.notes.append(note)
            self.posted.append(note)
        return letter.instead_of or f"{letter.place}/{self._messages}"

    async def find(self, letter: Letter, since: datetime) -> Sequence[str]:
        raise AssertionError(letter.key, since, "nothing is of unknown fate here")

    async def take_back(self, message: str) -> None:
        raise AssertionError(message)

    def _name(self, place: str) -> str:
        return self._names().get(place, place)

    def _names(self) -> Mapping[str, str]:
        with self.database.reading() as archive:
            people = directory.accounts(archive, self.at.date())
            channels = directory.channel_ids(archive, self.at.date())
        named = {found: f"#{key}" for key, found in channels.items()}
        return {**{each.user: each.handle for each in people}, **named}


def listed(notes: Sequence[Note]) -> Iterator[str]:
    """Notes in lines: the moments, and below each who was told what."""
    for heading, together in groupby(notes, key=lambda note: note.heading):
        yield heading
        places: dict[str, list[str]] = {}
        for note in together:
            places.setdefault(note.answer.title, []).append(note.place)
        for title, found in places.items():
            yield f"  {', '.join(sorted(found))}: {title}"
