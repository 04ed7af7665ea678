import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractContextManager, asynccontextmanager
from datetime import datetime

import pytest

from bot.clock import STOCKHOLM
from bot.plain import plain
from bot.worker import POOL, Worker, answer, form
from handlers import dispatch
from handlers.answer import Answer, Form
from handlers.ask import Account, Chosen, Delivery, Place, PlaceKind, Written
from handlers.example import make_example
from handlers.outcome import Exit, Outcome
from storage.archive import Archive
from storage.database import Database, Trouble, Unusable

NOW = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
KANSLIET = Account("T0SANDBOX", "UKANSLIET")


def asking(text: str, key: str = "") -> Delivery:
    return Delivery(KANSLIET, Place(PlaceKind.CHANNEL, "C1"), NOW, Written(text), key)


@asynccontextmanager
async def working(database: Database) -> AsyncIterator[Worker]:
    worker = Worker(database)
    yield worker
    worker.close()


class Threads:
    """Stands in for the handlers, and keeps which thread asked them what, and how many at once."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.most = 0
        self._now = 0
        self._door = threading.Lock()
        self._wait = threading.Event()

    def answer(self, delivery: Delivery, _database: Database) -> Outcome:
        assert isinstance(delivery.said, Written)
        with self._door:
            self.asked.append((threading.current_thread().name, delivery.said.text))
            self._now += 1
            self.most = max(self.most, self._now)
        self._wait.wait(0.02)
        with self._door:
            self._now -= 1
        return Outcome(Answer(delivery.said.text))


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> Threads:
    made = Threads()
    monkeypatch.setattr(dispatch, "answer", made.answer)
    return made


async def test_on_sqlite_reads_are_answered_on_the_loop_itself(
    example: Database, threads: Threads
) -> None:
    async with working(example) as worker:
        for text in ("andel Skåne", "frister", "nonsens", "budget 2028"):
            assert (await worker.answer(asking(text))).answer.title == text
    assert {thread for thread, _ in threads.asked} == {threading.current_thread().name}


async def test_on_sqlite_writes_take_turns_in_the_order_they_came(
    example: Database, threads: Threads
) -> None:
    texts = [f"budget 2028 sätt belopp={number}" for number in range(1, 9)]
    async with working(example) as worker:
        await asyncio.gather(*(worker.answer(asking(text)) for text in texts))
    assert [text for _, text in threads.asked] == texts
    assert len({thread for thread, _ in threads.asked}) == 1
    assert threads.asked[0][0] != threading.current_thread().name
    assert threads.most == 1


async def test_a_read_is_not_kept_waiting_by_a_write(example: Database, threads: Threads) -> None:
    async with working(example) as worker:
        write = asyncio.create_task(worker.answer(asking("budget 2028 sätt belopp=1")))
        await asyncio.sleep(0)
        await worker.answer(asking("frister"))
        assert not write.done()
        await write
    assert len(threads.asked) == 2


class TestPostgresql:
    @pytest.fixture
    def kind(self) -> str:
        return "postgresql"

    @pytest.fixture
    def filled(
        self, copy_of: Callable[[str, Callable[[Archive], None]], AbstractContextManager[Database]]
    ) -> AbstractContextManager[Database]:
        return copy_of("bare", lambda _archive: None)

    async def test_a_few_answer_side_by_side(
        self, filled: AbstractContextManager[Database], threads: Threads
    ) -> None:
        with filled as database:
            async with working(database) as worker:
                asks = (worker.answer(asking(str(number))) for number in range(3 * POOL))
                await asyncio.gather(*asks)
        assert threads.most == POOL
        assert threading.current_thread().name not in {thread for thread, _ in threads.asked}

    async def test_writes_and_reads_are_answered(
        self, filled: AbstractContextManager[Database]
    ) -> None:
        with filled as database:
            make_example(database, NOW)
            async with working(database) as worker:
                written = await worker.answer(asking("budget 2028 sätt belopp=1000", "k1"))
                again = await worker.answer(asking("budget 2028 sätt belopp=1000", "k1"))
                assert written.exit is Exit.ANSWER
                assert again.answer == written.answer
                read = await worker.answer(asking("budget 2028"))
                assert "1\u00a0000,00\u00a0kr" in plain(read.answer)


async def test_a_form_is_drawn(example: Database) -> None:
    chosen = Chosen("andel", {"region": "Region Skåne"})
    delivery = Delivery(KANSLIET, Place(PlaceKind.CHANNEL, "C1"), NOW, chosen)
    async with working(example) as worker:
        (part,) = (await worker.form(delivery)).answer.parts
    assert isinstance(part, Form)
    assert part.fields[0].value == "Region Skåne"


async def test_any_task_is_run_with_the_database(example: Database) -> None:
    async with working(example) as worker:
        assert await worker.run(lambda database: database is example)


def broken(*_given: object) -> Outcome:
    raise ZeroDivisionError


def test_a_bug_becomes_an_answer_with_the_code_it_is_logged_under(
    example: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(dispatch, "answer", broken)
    monkeypatch.setattr(dispatch, "form", broken)
    outcomes = [each(asking("hemligt"), example) for each in (answer, form)]
    codes = [record.message.removeprefix("bug ") for record in caplog.records]
    for outcome, code in zip(outcomes, codes, strict=True):
        assert outcome.exit is Exit.BUG
        assert outcome.again is None
        assert code in str(outcome.answer.parts)
    assert codes[0] != codes[1]
    assert "ZeroDivisionError" in caplog.text
    assert "hemligt" not in caplog.text


def away(*_given: object) -> Outcome:
    raise Unusable(Trouble.AWAY)


def test_a_database_that_is_away_is_told_and_is_no_bug(
    example: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(dispatch, "answer", away)
    outcome = answer(asking("andel Skåne"), example)
    assert outcome.exit is Exit.BUG
    assert "Databasen svarar inte" in plain(outcome.answer)
    assert [(each.levelname, each.exc_info) for each in caplog.records] == [("CRITICAL", None)]
