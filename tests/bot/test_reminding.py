"""Reminders when things fail: each is posted once or told of to kansliet, and none in silence."""

from asyncio import gather
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.outbox import Sender
from bot.plain import plain
from bot.platform import Drawn, NotNow, Refused, TooSoon
from bot.tick import REMINDERS, Tick
from bot.trying import tried
from bot.worker import Worker
from governance.reminders import Kind, Subject
from handlers import reminder_sources
from handlers.answer import Answer
from storage import database as databases
from storage import outbox
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import verify
from storage.outbox import State
from storage.tables import outbox as posts
from tests.bot.test_outbox import Haste, Office
from tests.conversations.stage import Stage

FIRST = datetime(2027, 2, 9, 7, tzinfo=STOCKHOLM)
DUE = datetime(2027, 2, 10, 8, tzinfo=STOCKHOLM)
"""When the subject is told of: the day before its date, a Thursday."""
DAY = timedelta(days=1)
KANSLI = 1
REPORT = Subject(
    Kind.DUTY, "frist:2027-1", date(2027, 2, 11), ("frister", {"år": "2027"}), owners=(KANSLI,)
)
CHANNEL = "reminder:frist:2027-1:1:kanal"
DIRECT = "reminder:frist:2027-1:1:1"
TITLE = "Påminnelse: Frister 2027"
HASTE = Haste(6.0, 0.0, 2.0)


@dataclass
class Readable(Office):
    """A platform on which every word of a message is kept."""

    drawn: list[str] = field(default_factory=list)

    async def draw(self, answer: Answer) -> Drawn:
        self.drawn.append(plain(answer))
        return await super().draw(answer)


class Closed(Office):
    """A platform where nobody takes direct messages."""

    async def direct(self, user: str) -> str:
        raise Refused(f"user_disabled:{user}"[:13])


@dataclass
class Heart:
    """A database, a platform, and a heart that beats between them."""

    database: Database
    office: Office
    at: datetime = FIRST
    subjects: list[Subject] = field(default_factory=lambda: [REPORT])

    async def beat(self, at: datetime) -> list[str]:
        self.at = at
        worker = Worker(self.database)
        sender = Sender(worker, self.office, lambda: self.at, HASTE)
        try:
            return await Tick(worker, lambda: self.at, sender, [REMINDERS])(at)
        finally:
            worker.close()

    async def until(self, at: datetime, keys: tuple[str, ...], state: State) -> None:
        """Beat until posts stand so."""
        for _ in range(200):
            if all(self.state(key) is state for key in keys):
                return
            await self.beat(at)
        raise AssertionError(keys, [self.state(key) for key in keys])

    def state(self, key: str) -> State:
        with self.database.reading() as archive:
            found = outbox.keyed(archive, key)
        assert found is not None
        return found.state

    def told(self, who: str, words: str) -> str:
        return "\n".join(Stage(self.database, self.at).play(f"{who}: {words}"))


@pytest.fixture
def heart(example: Database, monkeypatch: pytest.MonkeyPatch) -> Heart:
    made = Heart(example, Office())

    def given(_archive: Archive, _at: datetime) -> Iterator[Subject]:
        yield from made.subjects

    monkeypatch.setattr(reminder_sources, "SOURCES", (given,))
    return made


async def test_a_reminder_is_posted_once_in_the_channel_and_to_each(heart: Heart) -> None:
    await heart.beat(FIRST)
    assert await heart.beat(DUE) == [TITLE, TITLE]
    assert await heart.beat(DUE) == []
    assert [each.place for each in heart.office.letters] == ["C0STYRGRUPP", "DUKANSLIET"]


@pytest.mark.parametrize("error", ["not_in_channel", "is_archived", "channel_not_found"])
async def test_a_channel_that_cannot_be_posted_in_is_told_of_to_kansliet(
    heart: Heart, error: str
) -> None:
    heart.office.fails = [Refused(error)]
    await heart.beat(FIRST)
    assert await heart.beat(DUE) == [TITLE]
    assert (heart.state(CHANNEL), heart.state(DIRECT)) == (State.FAILED, State.SENT)
    assert "1 utskick kom inte fram" in heart.told("kansliet", "väntar")
    told = heart.told("kansliet", "utskick")
    assert "kanalen styrgruppen" in told
    assert TITLE in told


async def test_a_person_without_direct_messages_is_told_of_to_kansliet(heart: Heart) -> None:
    heart.office = Closed()
    await heart.beat(FIRST)
    assert await heart.beat(DUE) == [TITLE]
    assert (heart.state(CHANNEL), heart.state(DIRECT)) == (State.SENT, State.FAILED)
    assert "kontot är avstängt" in heart.told("kansliet", "utskick")


async def test_a_person_whose_account_is_gone_is_told_of_to_kansliet(heart: Heart) -> None:
    heart.subjects = [Subject(Kind.DUTY, "frist:x", REPORT.due, REPORT.ask, owners=(4711,))]
    await heart.beat(FIRST)
    await heart.beat(DUE)
    assert heart.state("reminder:frist:x:1:4711") is State.FAILED
    assert "inget kopplat konto" in heart.told("kansliet", "utskick")


async def test_a_slack_that_is_down_for_a_day_gets_each_reminder_once_and_marked_late(
    heart: Heart,
) -> None:
    heart.subjects = [Subject(Kind.DUTY, "frist:2027-1", date(2027, 2, 12), REPORT.ask)]
    heart.office = office = Readable()
    heart.office.fails = [NotNow("service_unavailable")]
    await heart.beat(FIRST)
    assert await heart.beat(DUE + DAY) == []
    assert heart.state(CHANNEL) is State.PENDING
    heart.office.fails = []
    await heart.until(DUE + 2 * DAY, (CHANNEL,), State.SENT)
    assert heart.office.said == [TITLE]
    assert "skulle ha gått ut" in office.drawn[-1]


async def test_a_slack_that_says_wait_to_every_call_gets_each_reminder_once(heart: Heart) -> None:
    heart.office.fails = [TooSoon(0.01)] * 10
    await heart.beat(FIRST)
    await heart.until(DUE, (CHANNEL, DIRECT), State.SENT)
    assert heart.office.said == [TITLE, TITLE]


async def test_a_database_that_is_locked_costs_a_beat_and_no_reminder(
    heart: Heart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases, "PATIENCE", 0.05)
    other = Database.open(f"sqlite:///{tmp_path}/copy.db")
    with other.writing():
        assert await heart.beat(FIRST) == []
    await heart.beat(FIRST)
    with other.writing():
        assert await heart.beat(DUE) == []
    other.close()
    assert await heart.beat(DUE) == [TITLE, TITLE]
    assert heart.office.said == [TITLE, TITLE]


async def test_a_full_disk_costs_a_beat_and_no_reminder(heart: Heart) -> None:
    heart.subjects = []
    await heart.beat(FIRST - DAY)
    heart.subjects = [
        Subject(Kind.DUTY, f"frist:{number}", REPORT.due, ("frister", {"år": f"20{number:02}"}))
        for number in range(24, 100)
    ]
    with heart.database.writing() as archive:
        full = archive.connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        archive.connection.exec_driver_sql(f"PRAGMA max_page_count = {full}")
    await heart.beat(FIRST)
    with heart.database.reading() as archive:
        stored = archive.connection.execute(select(posts.c.key)).scalars().all()
        assert not [key for key in stored if key.startswith("reminder:")]
        assert verify(archive) is None
    with heart.database.writing() as archive:
        archive.connection.exec_driver_sql(f"PRAGMA max_page_count = {full * 10}")
    await heart.beat(FIRST)
    keys = tuple(f"reminder:frist:{number}:1:kanal" for number in range(24, 100))
    await heart.until(DUE, keys, State.SENT)
    said = sorted(each for each in map(str, heart.office.said) if each.startswith("Påminnelse"))
    assert said == [f"Påminnelse: Frister 20{number:02}" for number in range(24, 100)]


async def test_what_was_done_before_its_reminder_was_sent_is_not_reminded_of(heart: Heart) -> None:
    await heart.beat(FIRST)
    heart.subjects = []
    worker = Worker(heart.database)
    # The sender alone: whoever asked for something lets it send before the heart beats again.
    sender = Sender(worker, heart.office, lambda: DUE, HASTE)
    assert await sender.send_due(DUE) == []
    worker.close()
    assert (heart.state(CHANNEL), heart.state(DIRECT)) == (State.CANCELLED, State.CANCELLED)
    assert "klart, flyttat eller inställt" in heart.told("kansliet", "utskick inställda")


async def test_two_hearts_at_once_post_each_reminder_once(heart: Heart, tmp_path: Path) -> None:
    await heart.beat(FIRST)
    databases = [Database.open(f"sqlite:///{tmp_path}/copy.db") for _ in range(2)]
    workers = [Worker(each) for each in databases]
    ticks = [
        Tick(each, lambda: DUE, Sender(each, heart.office, lambda: DUE, HASTE), [REMINDERS])
        for each in workers
    ]
    for _ in range(2):
        await gather(*(tick(DUE) for tick in ticks))
    for worker, database in zip(workers, databases, strict=True):
        worker.close()
        database.close()
    assert sorted(each.key for each in heart.office.letters) == [DIRECT, CHANNEL]


def test_a_dry_run_tells_what_would_be_put_and_posted_and_does_neither(heart: Heart) -> None:
    REMINDERS.run(heart.database, FIRST)
    with heart.database.reading() as archive:
        before = outbox.counted(archive)
    told = tried(heart.database, DUE, lambda: FIRST)
    for to in ("kanalen styrgruppen", "Kansliet (kansliet)"):
        when = "Datum: torsdag den 11 februari 2027, i morgon."
        assert f"2027-02-10 08:00 till {to}: {TITLE} – {when}" in told
    with heart.database.reading() as archive:
        assert outbox.counted(archive) == before
