"""The sender: every post once, whatever the platform says; what goes wrong is never silent."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypeVar

import pytest
from sqlalchemy import select, update

from bot.outbox import Sender
from bot.platform import Drawn, Letter, NotNow, Refused, TooSoon
from bot.timing import Timing
from bot.worker import Worker
from handlers.answer import Answer, Text
from handlers.ask import Account, Chosen
from handlers.keeping import to_record
from handlers.post_alarms import PREFIX, SOON
from handlers.posting import Content, asked, to_account, to_channel, to_person, to_place, written
from storage import outbox, pace, tables
from storage.columns import STOCKHOLM
from storage.database import Busy, Database
from storage.outbox import PERHAPS_TWICE, WITHDRAWN, Kept, Post, State
from storage.unusable import Trouble, Unusable

AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
HOUR = timedelta(hours=1)
TEAM = "T0SANDBOX"
Result = TypeVar("Result")
CHANNEL = to_place(TEAM, "C1")


class Haste(Timing):
    """A lease long enough for a slow machine, and waits that are short all the same."""

    @property
    def rest(self) -> float:
        return 0.05

    @property
    def shortest(self) -> float:
        return 0.05


@dataclass
class Office:
    """A platform in memory: `fails` are what each call is to raise, `accepts` says if it posts."""

    fails: list[Exception] = field(default_factory=list)
    accepts: bool = False
    search_fails: list[Exception] = field(default_factory=list)
    letters: list[Letter] = field(default_factory=list)
    messages: dict[str, Letter] = field(default_factory=dict)
    taken_back: list[str] = field(default_factory=list)

    async def direct(self, user: str) -> str:
        return f"D{user}"

    async def draw(self, answer: Answer) -> Drawn:
        texts = [part.text for part in answer.parts if isinstance(part, Text)]
        return {"text": "\n".join([answer.title, *(each for each in texts if "gånger" in each)])}

    async def post(self, letter: Letter) -> str:
        failure = self.fails.pop(0) if self.fails else None
        self.letters.append(letter)
        address = letter.instead_of or f"{letter.place}/{len(self.letters)}"
        if failure is None or self.accepts:
            self.messages[address] = letter
        if failure is not None:
            raise failure
        return address

    async def find(self, letter: Letter, since: datetime) -> Sequence[str]:
        if self.search_fails:
            raise self.search_fails.pop(0)
        assert since == AT
        return [each for each, sent in self.messages.items() if sent.key == letter.key]

    async def take_back(self, message: str) -> None:
        self.taken_back.append(message)
        del self.messages[message]

    @property
    def said(self) -> list[object]:
        return [each.drawn["text"] for each in self.messages.values()]


@dataclass
class Stage:
    """A database, a platform and a sender between them."""

    database: Database
    office: Office
    sender: Sender

    def put(self, key: str, content: Content | Answer, recipient: object = CHANNEL) -> None:
        assert isinstance(recipient, dict)
        record = to_record(content) if isinstance(content, Answer) else written(content)
        with self.database.writing() as archive:
            outbox.put(archive, Post(key, recipient, record, AT))

    def put_answer(self, key: str) -> None:
        self.put(key, Answer(f"Titel {key}", (Text("Text."),)))

    def kept(self, key: str) -> Kept:
        with self.database.reading() as archive:
            found = outbox.keyed(archive, key)
        assert found is not None
        return found

    async def until(self, key: str, state: State) -> None:
        """Send until a post stands so."""
        async with asyncio.timeout(5):
            while self.kept(key).state is not state:
                await self.sender.send_due()
                await asyncio.sleep(0.01)


@asynccontextmanager
async def staged(
    database: Database, office: Office | None = None, at: datetime = AT
) -> AsyncIterator[Stage]:
    worker = Worker(database)
    platform = office or Office()
    timing = Haste(lease=6.0, between=0.0, tick=2.0)
    try:
        yield Stage(database, platform, Sender(worker, platform, lambda: at, timing))
    finally:
        worker.close()


async def test_what_is_due_is_posted_once_in_the_order_it_was_put(example: Database) -> None:
    async with staged(example) as stage:
        for key in "abc":
            stage.put_answer(key)
        assert await stage.sender.send_due() == ["Titel a", "Titel b", "Titel c"]
        assert await stage.sender.send_due() == []
        assert stage.office.said == ["Titel a", "Titel b", "Titel c"]
        assert (stage.kept("a").state, stage.kept("a").message) == (State.SENT, "C1/1")


async def test_how_a_post_began_when_it_was_sent_is_kept(example: Database) -> None:
    async with staged(example) as stage:
        stage.put("a", Content(Chosen("påminnelse", {"sak": "frist:2026-3"})))
        stage.put("b", Content(Answer("Titel b", (Text("Rad ett.\nRad två."),)), instead_of="a"))
        await stage.sender.send_due()
        began = (
            "Påminnelse: Frist 2026-3: Verksamhetsplanen för 2027\n"
            "Datum: tisdag den 15 december 2026, om 23 dagar."
        )
        assert (stage.kept("a").state, stage.kept("a").began) == (State.SENT, began)
        await stage.sender.send_due()
        assert (stage.kept("b").state, stage.kept("b").began) == (State.SENT, "Titel b\nRad ett.")
        assert stage.kept("a").began == began


async def test_what_is_not_due_waits_for_its_time(example: Database) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        assert await stage.sender.send_due(AT - HOUR) == []
        assert await stage.sender.send_due(AT + HOUR) == ["Titel a"]


async def test_two_senders_post_each_post_once(example: Database) -> None:
    async with staged(example) as stage:
        keys = [f"p{number}" for number in range(30)]
        for number, key in enumerate(keys):
            stage.put(key, Answer(key), to_place(TEAM, f"C{number % 7}"))
        await asyncio.gather(*(stage.sender.send_due() for _ in range(3)))
        assert sorted(map(str, stage.office.said)) == sorted(keys)


@pytest.mark.parametrize(
    ("recipient", "place"),
    [
        (to_account(Account("T9", "UNAGON")), "DUNAGON"),
        (to_channel("styrgruppen"), "C0STYRGRUPP"),
        (to_person(1), "DUKANSLIET"),
        (CHANNEL, "C1"),
    ],
)
async def test_a_post_goes_where_its_recipient_is_today(
    example: Database, recipient: dict[str, object], place: str
) -> None:
    async with staged(example) as stage:
        stage.put("a", Answer("A"), recipient)
        await stage.sender.send_due()
        assert [each.place for each in stage.office.letters] == [place]


@pytest.mark.parametrize("recipient", [to_channel("okänd"), to_person(4711), {"till": "alla"}])
async def test_a_post_nobody_can_get_has_failed_and_says_why(
    example: Database, recipient: dict[str, object]
) -> None:
    async with staged(example) as stage:
        stage.put("a", Answer("A"), recipient)
        assert await stage.sender.send_due() == []
        assert (stage.kept("a").state, stage.kept("a").error) == (State.FAILED, "no address")


async def test_what_cannot_be_read_has_failed(example: Database) -> None:
    async with staged(example) as stage:
        with example.writing() as archive:
            outbox.put(archive, Post("a", dict(CHANNEL), {"nonsens": 1}, AT))
        await stage.sender.send_due()
        assert (stage.kept("a").state, stage.kept("a").error) == (State.FAILED, "unreadable")


async def test_a_question_is_answered_when_it_is_sent(example: Database) -> None:
    async with staged(example) as stage:
        with example.writing() as archive:
            outbox.put(archive, Post("a", dict(CHANNEL), asked("frister", {}), AT))
        (title,) = await stage.sender.send_due()
        assert title == "Kommande frister"


@pytest.mark.parametrize(
    "question", [Chosen("nonsens", {}), Chosen("koppla", {}), Chosen("budget sätt", {"år": "2027"})]
)
async def test_a_question_that_gets_no_answer_is_not_posted(
    example: Database, question: Chosen
) -> None:
    async with staged(example) as stage:
        stage.put("a", Content(question))
        await stage.sender.send_due()
        assert (stage.kept("a").state, stage.kept("a").error) == (State.FAILED, "no answer")


async def test_a_no_for_good_is_shown_and_not_tried_again(example: Database) -> None:
    async with staged(example, Office([Refused("not_in_channel")])) as stage:
        stage.put_answer("a")
        await stage.sender.send_due()
        await stage.sender.send_due()
        assert (stage.kept("a").state, stage.kept("a").error) == (State.FAILED, "not_in_channel")
        assert len(stage.office.letters) == 1


async def test_kansliet_is_told_of_what_failed_in_direct_messages(example: Database) -> None:
    async with staged(example, Office(fails=[Refused("not_in_channel")])) as stage:
        stage.put_answer("a")
        await stage.sender.send_due()
        assert await stage.sender.send_due() == []
        assert await stage.sender.send_due(AT + SOON) == ["1 utskick kom inte fram"]
        assert [each.place for each in stage.office.messages.values()] == ["DUKANSLIET"]
        assert await stage.sender.send_due(AT + 2 * HOUR) == []


@pytest.mark.parametrize(
    ("recipient", "failure", "alarms"),
    [
        (to_account(Account("T9", "UNAGON")), Refused("user_disabled"), 1),
        (to_person(1), Refused("user_disabled"), 1),
        (CHANNEL, NotNow("ratelimited"), 0),
        (CHANNEL, ConnectionResetError(), 0),
    ],
)
async def test_only_what_nobody_tries_any_more_is_told_of(
    example: Database, recipient: dict[str, object], failure: Exception, alarms: int
) -> None:
    async with staged(example, Office(fails=[failure])) as stage:
        stage.put("a", Answer("A"), recipient)
        await stage.sender.send_due()
        with example.reading() as archive:
            assert len(outbox.gone_out(archive, PREFIX, AT + HOUR)) == alarms


async def test_what_may_have_been_sent_is_told_of_too(example: Database) -> None:
    office = Office(fails=[ConnectionResetError()], search_fails=[Refused("missing_scope")])
    async with staged(example, office) as stage:
        stage.put_answer("a")
        await stage.until("a", State.UNCERTAIN)
        told = await stage.sender.send_due(AT + SOON)
        assert told == ["1 utskick kom kanske inte fram"]


async def test_a_no_for_now_is_tried_again_after_a_while(example: Database) -> None:
    async with staged(example, Office([NotNow("service_unavailable")] * 2)) as stage:
        stage.put_answer("a")
        await stage.sender.send_due()
        waiting = stage.kept("a")
        assert (waiting.state, waiting.attempts) == (State.PENDING, 1)
        await stage.until("a", State.SENT)
        assert stage.office.said == ["Titel a"]
        assert stage.kept("a").error == ""


async def test_the_platform_s_wait_holds_for_every_post_in_the_place(example: Database) -> None:
    async with staged(example, Office([TooSoon(60)])) as stage:
        stage.put_answer("a")
        stage.put("b", Answer("B"))
        stage.put("c", Answer("C"), to_place(TEAM, "C2"))
        assert await stage.sender.send_due() == ["C"]
        assert [stage.kept(key).state for key in "ab"] == [State.PENDING] * 2
        assert stage.kept("a").attempts == 0


async def test_a_post_of_unknown_fate_that_is_there_is_not_posted_again(
    example: Database,
) -> None:
    async with staged(example, Office([ConnectionResetError()], accepts=True)) as stage:
        stage.put_answer("a")
        assert await stage.sender.send_due() == []
        assert stage.kept("a").state is State.SENDING
        await stage.until("a", State.SENT)
        assert stage.kept("a").message == "C1/1"
        assert len(stage.office.letters) == 1


async def test_a_post_of_unknown_fate_that_is_not_there_is_posted(example: Database) -> None:
    async with staged(example, Office([TimeoutError()])) as stage:
        stage.put_answer("a")
        await stage.until("a", State.SENT)
        assert stage.office.said == ["Titel a"]
        assert len(stage.office.letters) == 2


async def test_a_post_that_rests_is_not_overtaken(example: Database) -> None:
    async with staged(example, Office([ConnectionResetError()])) as stage:
        stage.put_answer("a")
        stage.put_answer("b")
        await stage.until("b", State.SENT)
        assert stage.office.said == ["Titel a", "Titel b"]


async def test_without_permission_to_look_a_person_decides(example: Database) -> None:
    office = Office([ConnectionResetError()], search_fails=[Refused("missing_scope")])
    async with staged(example, office) as stage:
        stage.put_answer("a")
        await stage.until("a", State.UNCERTAIN)
        found = stage.kept("a")
        assert (found.error, found.unknown_since) == ("missing_scope", AT)
        assert len(office.letters) == 1


async def test_what_must_be_sent_is_sent_again_where_nobody_may_look(example: Database) -> None:
    office = Office([ConnectionResetError()], search_fails=[Refused("missing_scope")])
    async with staged(example, office) as stage:
        stage.put("a", Content(Answer("Frist", (Text("Senast i morgon."),)), insists=True))
        await stage.until("a", State.SENT)
        first, second = (each.drawn["text"] for each in office.letters)
        assert "två gånger" not in str(first)
        assert "Det här kan ha kommit två gånger." in str(second)
        assert stage.kept("a").error == PERHAPS_TWICE


async def test_that_it_may_come_twice_is_said_however_long_the_second_post_waits(
    example: Database,
) -> None:
    fails = [ConnectionResetError(), NotNow("service_unavailable")]
    office = Office(fails, search_fails=[Refused("missing_scope")] * 2)
    async with staged(example, office) as stage:
        stage.put("a", Content(Answer("Frist"), insists=True))
        await stage.until("a", State.SENT)
        assert "Det här kan ha kommit två gånger." in str(office.letters[-1].drawn["text"])
        assert stage.kept("a").error == PERHAPS_TWICE


async def test_a_search_that_fails_is_made_again_before_anything_is_posted(
    example: Database,
) -> None:
    office = Office([ConnectionResetError()], accepts=True, search_fails=[NotNow("503")])
    async with staged(example, office) as stage:
        stage.put_answer("a")
        await stage.until("a", State.SENT)
        assert len(office.letters) == 1


async def test_a_search_that_never_works_leaves_it_to_a_person_in_the_end(
    example: Database,
) -> None:
    office = Office(search_fails=[NotNow("503")])
    async with staged(example, office) as stage:
        stage.put_answer("a")
        values = {"state": State.SENDING, "unknown_since": AT - timedelta(days=2)}
        with example.writing() as archive:
            archive.connection.execute(update(tables.outbox).values(values))
        await stage.sender.send_due()
        assert stage.kept("a").state is State.UNCERTAIN
        assert office.letters == []


@pytest.mark.parametrize(("began", "state"), [("01:30", "uncertain"), ("02:00", "sending")])
async def test_an_hour_that_the_autumn_night_has_twice_counts_twice(
    example: Database, began: str, state: str
) -> None:
    since = datetime.fromisoformat(f"2027-10-31T{began}+02:00")
    at = datetime.fromisoformat("2027-10-31T02:30+01:00")
    office = Office(search_fails=[NotNow("503")])
    async with staged(example, office, at.astimezone(AT.tzinfo)) as stage:
        stage.put_answer("a")
        values = {"state": State.SENDING, "unknown_since": since}
        with example.writing() as archive:
            archive.connection.execute(update(tables.outbox).values(values))
        await stage.sender.send_due()
        assert stage.kept("a").state is State(state)


async def test_a_message_is_changed_in_its_place_and_answered_in_its_thread(
    example: Database,
) -> None:
    async with staged(example, Office()) as stage:
        stage.put("a", Answer("Öppen"))
        stage.put("b", Content(Answer("Stängd"), instead_of="a"))
        stage.put("c", Content(Answer("Så här gick det"), under="a"))
        assert await stage.sender.send_due() == ["Öppen", "Stängd", "Så här gick det"]
        assert stage.office.said == ["Stängd", "Så här gick det"]
        assert [each.under for each in stage.office.letters] == ["", "", "C1/1"]


async def test_a_change_of_unknown_fate_is_made_again_without_a_search(example: Database) -> None:
    async with staged(example, Office()) as stage:
        stage.put("a", Answer("Öppen"))
        await stage.sender.send_due()
        stage.office.fails = [ConnectionResetError()]
        stage.office.search_fails = [Refused("missing_scope")]
        stage.put("b", Content(Answer("Stängd"), instead_of="a"))
        await stage.until("b", State.SENT)
        assert stage.office.said == ["Stängd"]


async def test_what_belongs_to_a_post_that_is_on_its_way_waits_for_it(example: Database) -> None:
    async with staged(example, Office([NotNow("service_unavailable")])) as stage:
        stage.put("a", Answer("Öppen"))
        stage.put("b", Content(Answer("Stängd"), instead_of="a"), to_place(TEAM, "C2"))
        await stage.sender.send_due()
        assert (stage.kept("b").state, stage.kept("b").error) == (State.PENDING, "not yet")
        await stage.until("b", State.SENT)
        assert stage.office.said == ["Stängd"]


STRANDED = [State.FAILED, State.UNCERTAIN, State.CANCELLED, State.EXPIRED]


@pytest.mark.parametrize("state", STRANDED)
async def test_what_belongs_to_a_post_that_is_not_there_is_told_all_the_same(
    example: Database, state: State
) -> None:
    async with staged(example) as stage:
        stage.put("a", Answer("Öppen"))
        with example.writing() as archive:
            archive.connection.execute(update(tables.outbox).values(state=state))
        stage.put("b", Content(Answer("Nu gäller version 2"), under="a"))
        stage.put("c", Content(Answer("Så här gick det"), instead_of="a", insists=True))
        assert await stage.sender.send_due() == ["Nu gäller version 2", "Så här gick det"]
        assert [each.under + each.instead_of for each in stage.office.letters] == ["", ""]


@pytest.mark.parametrize("state", STRANDED)
async def test_a_change_of_a_message_that_is_not_there_is_let_go_and_holds_nothing_up(
    example: Database, state: State
) -> None:
    async with staged(example) as stage:
        stage.put("a", Answer("Öppen"))
        with example.writing() as archive:
            archive.connection.execute(update(tables.outbox).values(state=state))
        stage.put("b", Content(Answer("En har röstat"), instead_of="a"))
        stage.put("c", Answer("Något annat"))
        assert await stage.sender.send_due() == ["Något annat"]
        dropped = stage.kept("b")
        assert (dropped.state, dropped.error) == (State.CANCELLED, "nothing to change")


async def test_a_change_of_what_nobody_could_get_is_let_go_without_failing_too(
    example: Database,
) -> None:
    async with staged(example) as stage:
        stage.put("a", Answer("Kallelse"), to_person(4711))
        stage.put("b", Content(Answer("En punkt till"), instead_of="a"), to_person(4711))
        assert await stage.sender.send_due() == []
        states = [(stage.kept(key).state, stage.kept(key).error) for key in ("a", "b")]
        assert states == [(State.FAILED, "no address"), (State.CANCELLED, "nothing to change")]


async def test_what_comes_too_late_to_be_worth_saying_expires_and_is_noted(
    example: Database,
) -> None:
    async with staged(example) as stage:
        stage.put("a", Content(Answer("Mötet börjar"), until=AT - HOUR))
        stage.put("b", Content(Answer("Mötet börjar snart"), until=AT + HOUR))
        assert await stage.sender.send_due() == ["Mötet börjar snart"]
        assert stage.kept("a").state is State.EXPIRED
        with example.reading() as archive:
            acts = archive.connection.execute(select(tables.journal.c.act)).scalars().all()
        assert acts[-1] == "utskick utgånget"


@pytest.mark.parametrize(
    ("until", "state"), [(AT - HOUR, State.EXPIRED), (AT + HOUR, State.CANCELLED)]
)
async def test_a_reminder_of_what_is_over_expires_if_its_time_is_out_and_else_is_dropped(
    example: Database, until: datetime, state: State
) -> None:
    over = Chosen("påminnelse", {"sak": "möte:99:2026-11-22T09:00"})
    async with staged(example) as stage:
        stage.put("a", Content(over, until=until))
        assert await stage.sender.send_due() == []
        assert stage.kept("a").state is state


async def test_a_withdrawn_post_that_is_not_there_is_not_posted(example: Database) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        values = {"state": State.SENDING, "unknown_since": AT, "error": WITHDRAWN}
        with example.writing() as archive:
            archive.connection.execute(update(tables.outbox).values(values))
        await stage.sender.send_due()
        assert stage.kept("a").state is State.CANCELLED
        assert stage.office.letters == []


class Recalled(Office):
    """A platform that refuses a post which is withdrawn while it is being posted."""

    database: Database

    async def post(self, letter: Letter) -> str:
        with self.database.writing() as archive:
            outbox.cancel(archive, letter.key)
        raise Refused("is_archived")


async def test_nobody_is_alarmed_of_a_post_withdrawn_on_its_way_that_is_refused(
    example: Database,
) -> None:
    office = Recalled()
    office.database = example
    async with staged(example, office) as stage:
        stage.put_answer("a")
        await stage.sender.send_due()
        assert (stage.kept("a").state, stage.kept("a").error) == (State.CANCELLED, WITHDRAWN)
        with example.reading() as archive:
            assert outbox.gone_out(archive, PREFIX, AT + HOUR) == []


class Overtaken(Office):
    """A platform so slow that somebody else has posted the same before it is done."""

    database: Database

    async def post(self, letter: Letter) -> str:
        mine = await super().post(letter)
        theirs = await super().post(letter)
        values = {"state": State.SENT, "sent_ts": theirs, "lease_owner": None}
        with self.database.writing() as archive:
            archive.connection.execute(update(tables.outbox).values(values))
        return mine


async def test_who_posts_after_the_lease_has_passed_on_takes_the_second_message_back(
    example: Database,
) -> None:
    office = Overtaken()
    office.database = example
    async with staged(example, office) as stage:
        stage.put_answer("a")
        await stage.sender.send_due()
        assert office.taken_back == ["C1/1"]
        assert list(office.messages) == [stage.kept("a").message] == ["C1/2"]


async def test_a_message_found_twice_is_there_once_afterwards(example: Database) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        twice = Letter("a", "C1", {"text": "Titel a"})
        stage.office.messages = {"C1/1": twice, "C1/2": twice}
        with example.writing() as archive:
            values = {"state": State.SENDING, "unknown_since": AT}
            archive.connection.execute(update(tables.outbox).values(values))
        await stage.sender.send_due()
        assert (stage.kept("a").message, stage.office.taken_back) == ("C1/1", ["C1/2"])


async def test_a_sender_that_is_stopped_claims_nothing_more(example: Database) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        stage.sender.stop()
        assert await stage.sender.send_due() == []
        assert stage.kept("a").state is State.PENDING


class Faulty(Office):
    """A platform that draws nothing."""

    async def draw(self, answer: Answer) -> Drawn:
        raise KeyError(answer.title)


async def test_a_bug_in_one_post_is_shown_and_keeps_no_other_from_being_sent(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(example, Faulty()) as stage:
        stage.put_answer("a")
        stage.put_answer("b")
        await stage.sender.send_due()
        assert [(stage.kept(key).state, stage.kept(key).error) for key in "ab"] == [
            (State.FAILED, "KeyError")
        ] * 2
    assert "Traceback" in caplog.text


async def test_who_asks_to_send_while_somebody_sends_is_served_by_them(example: Database) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        await asyncio.gather(*(stage.sender.send_soon() for _ in range(5)))
        assert stage.office.said == ["Titel a"]
        stage.put_answer("b")
        await stage.sender.send_soon()
        assert stage.office.said == ["Titel a", "Titel b"]


class Crowded(Worker):
    """A worker to a database in which, from the second task on, others write a few times first."""

    busy: list[bool]

    async def run(self, task: Callable[[Database], Result]) -> Result:
        if self.busy and self.busy.pop(0):
            raise Busy
        return await super().run(task)


class Cut(Worker):
    """A worker whose connection is lost when the post is read, and is there again after."""

    tasks = 0

    async def run(self, task: Callable[[Database], Result]) -> Result:
        self.tasks += 1
        if self.tasks == len(("claimed", "read")):
            raise Unusable(Trouble.CLOSED)
        return await super().run(task)


async def test_a_lost_connection_delays_a_post_and_fails_none(example: Database) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        worker = Cut(example)
        sender = Sender(worker, stage.office, lambda: AT, Haste(6.0, 0.0, 2.0))
        async with asyncio.timeout(5):
            while not await sender.send_due():  # noqa: ASYNC110 - it rests for a moment
                await asyncio.sleep(0.01)
        worker.close()
        assert (stage.office.said, worker.tasks > len("ab")) == (["Titel a"], True)


@pytest.mark.parametrize("busy", [[True], [False, False, True, True, False, True]])
async def test_a_busy_database_delays_a_post_and_doubles_none(
    example: Database, busy: list[bool]
) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        worker = Crowded(example)
        worker.busy = busy
        sender = Sender(worker, stage.office, lambda: AT, Haste(6.0, 0.0, 2.0))
        posted = await sender.send_due() or await sender.send_due()
        worker.close()
        assert (posted, stage.office.said) == (["Titel a"], ["Titel a"])


async def test_a_place_s_turn_is_waited_for_if_it_comes_in_time(example: Database) -> None:
    async with staged(example) as stage:
        stage.put_answer("a")
        stage.put("b", Answer("B"), to_place(TEAM, "C2"))
        with example.writing() as archive:
            pace.hold(archive, "C1", 0.3)
            pace.hold(archive, "C2", 60)
        assert await stage.sender.send_due() == ["Titel a"]
        assert (stage.kept("b").state, stage.kept("b").attempts) == (State.PENDING, 0)


class Cancelling(Office):
    """A platform that draws so slowly that the post is cancelled meanwhile."""

    database: Database

    async def draw(self, answer: Answer) -> Drawn:
        with self.database.writing() as archive:
            outbox.cancel(archive, "a")
        return await super().draw(answer)


async def test_a_post_cancelled_on_its_way_is_not_posted(example: Database) -> None:
    office = Cancelling()
    office.database = example
    async with staged(example, office) as stage:
        stage.put_answer("a")
        assert await stage.sender.send_due() == []
        assert (stage.kept("a").state, office.letters) == (State.CANCELLED, [])


class Grudging(Office):
    """A platform that takes nothing back."""

    async def take_back(self, message: str) -> None:
        raise ConnectionResetError(message)


async def test_a_delivery_that_breaks_off_keeps_no_other_from_being_sent(
    example: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with staged(example, Grudging()) as stage:
        stage.put_answer("a")
        twice = Letter("a", "C1", {"text": "Titel a"})
        stage.office.messages = {"C1/1": twice, "C1/2": twice}
        with example.writing() as archive:
            values = {"state": State.SENDING, "unknown_since": AT}
            archive.connection.execute(update(tables.outbox).values(values))
        stage.put("b", Answer("B"), to_place(TEAM, "C2"))
        assert "B" in await stage.sender.send_due()
        assert stage.kept("a").state is State.SENT
    assert "C1/2" in caplog.text


@pytest.fixture(autouse=True)
def quiet(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """The log is read where it matters and shown nowhere."""
    with caplog.at_level("WARNING"):
        yield
