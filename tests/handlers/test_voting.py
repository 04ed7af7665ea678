"""Votes through the door: posts, nudges, replays, traces, and closing by whoever comes first."""

from datetime import datetime, timedelta

import pytest

from governance.acts import State as VoteState
from handlers import closing, dispatch
from handlers.ask import Account, Chosen, Delivery, Handle, Place, PlaceKind, Said, Written
from handlers.outcome import Exit, Outcome
from storage import adoptions, journal, outbox, register, voting
from storage.archive import Archive
from storage.database import Database
from storage.outbox import State
from tests.conversations.scenes import STOCKHOLM

AT = datetime(2026, 11, 23, 10, tzinfo=STOCKHOLM)
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
TEAM = "T0SANDBOX"
MEMBERS = ("stockholm", "vgr", "skane", "lfu1", "lfu2", "rmc1", "rmc2")
NEW = (
    'omröstning ny ärende=budget rubrik="Budget 2027" förslag="Budgeten fastställs." '
    'underlag="https://example.org/b.pdf" stänger="2026-12-08 15:00"'
)


class Door:
    """Whoever speaks, at a moment, to a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def say(self, who: str, said: str | Said, at: datetime = AT, key: str = "") -> Outcome:
        words = Written(said) if isinstance(said, str) else said
        place = Place(PlaceKind.TERMINAL)
        return dispatch.answer(
            Delivery(Handle(who), place, at, words, key, pretended=True), self.database
        )

    def accepted(self, who: str, said: str, at: datetime = AT) -> None:
        outcome = self.say(who, said, at)
        assert outcome.exit is Exit.ANSWER, outcome.answer


@pytest.fixture
def door(example: Database) -> Door:
    opened = Door(example)
    opened.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')
    opened.accepted("kansliet", NEW)
    opened.accepted("kansliet", "omröstning 1 öppna")
    return opened


def waiting(database: Database, prefix: str) -> list[tuple[str, datetime]]:
    """The keys and the moments of the posts that wait, in order."""
    with database.reading() as archive:
        posts = outbox.listed(archive, State.PENDING, 1000)
    found = [(each.post.key, each.post.due_at) for each in posts]
    return [(key, due) for key, due in found if key.startswith(prefix)]


def state(database: Database, vote: int = 1) -> VoteState:
    with database.reading() as archive:
        stored = voting.load(archive, vote)
    assert stored is not None
    return stored.state


def acts(archive: Archive) -> list[str]:
    return [link.entry.act for link in journal.links(archive)]


def test_opening_posts_in_the_channel_and_to_each_member(door: Door) -> None:
    assert [key for key, _ in waiting(door.database, "vote:1:card")] == ["vote:1:card"]
    assert len(waiting(door.database, "vote:1:v1:to:")) == len(MEMBERS)


def test_those_who_have_not_voted_are_nudged_three_times_inside_working_hours(door: Door) -> None:
    moments = {due for _, due in waiting(door.database, "vote:1:nudge:")}
    assert [f"{due:%m-%d %H:%M}" for due in sorted(moments)] == [
        "12-01 08:00",
        "12-04 16:00",
        "12-08 11:00",
    ]


def test_who_votes_is_nudged_no_more_and_a_correction_begins_anew(door: Door) -> None:
    before = len(waiting(door.database, "vote:1:nudge:"))
    door.accepted("vgr", "rösta 1 bifall")
    assert len(waiting(door.database, "vote:1:nudge:")) == before - 3
    door.accepted("kansliet", 'omröstning 1 rätta förslag="Budgeten fastställs senare."')
    assert len(waiting(door.database, "vote:1:nudge:")) == before


def test_a_nudge_one_asks_for_comes_the_next_working_morning(door: Door) -> None:
    door.accepted("vgr", "påminn-mig 1", datetime(2026, 11, 27, 18, tzinfo=STOCKHOLM))
    (due,) = [due for key, due in waiting(door.database, "vote:1:nudge:") if "2026-11" in key]
    assert due == datetime(2026, 11, 30, 8, tzinfo=STOCKHOLM)


def test_a_delivery_of_one_ballot_five_times_is_one_event_and_five_equal_answers(
    door: Door,
) -> None:
    button = Chosen("rösta", {"nr": "1", "röst": "bifall", "version": "1"})
    outcomes = [door.say("vgr", button, key="envelope-1") for _ in range(5)]
    assert len({str(each.answer) for each in outcomes}) == 1
    with door.database.reading() as archive:
        assert len(voting.history(archive, 1)) == 3


def test_the_heartbeat_closes_on_the_minute_and_only_once(door: Door) -> None:
    for who in MEMBERS[:4]:
        door.accepted(who, "rösta 1 bifall")
    assert closing.next_due(door.database) == CLOSES
    assert closing.close_due(door.database, CLOSES - timedelta(seconds=1)) == ()
    assert closing.close_due(door.database, CLOSES) == (1,)
    assert closing.close_due(door.database, CLOSES) == ()
    assert closing.next_due(door.database) is None
    with door.database.reading() as archive:
        entry = register.of_vote(archive, 1)
        assert entry is not None
        assert (str(entry.entry.number), entry.entry.outcome) == ("2026-02", "bifölls")
        assert journal.verify(archive, entry.proof) is None
    assert waiting(door.database, "vote:1:nudge:") == []


def test_a_read_after_the_time_says_that_it_is_counted_and_writes_nothing(door: Door) -> None:
    outcome = door.say("gast", "omröstning 1", CLOSES)
    assert "stängd, räknas" in str(outcome.answer)
    assert state(door.database) is VoteState.OPEN


def test_the_first_writing_touch_after_the_time_closes_first(door: Door) -> None:
    outcome = door.say("vgr", "rösta 1 bifall", CLOSES)
    assert outcome.exit is Exit.REFUSAL
    assert "är stängd" in str(outcome.answer)
    assert state(door.database) is VoteState.CLOSED


def test_an_outsiders_ballot_is_refused_and_journaled(door: Door) -> None:
    stranger = Account(TEAM, "USTRANGER")
    said = Written("rösta 1 bifall")
    place = Place(PlaceKind.DIRECT)
    outcome = dispatch.answer(Delivery(stranger, place, AT, said), door.database)
    assert outcome.exit is Exit.REFUSAL
    with door.database.reading() as archive:
        last = list(journal.links(archive))[-1].entry
    assert (last.act, last.record["reason"]) == ("nekad", "not entitled")
    assert last.record["user"] == "USTRANGER"


def test_a_tampered_button_is_refused_and_journaled_but_a_typing_error_is_not(door: Door) -> None:
    tampered = Chosen("rösta", {"nr": "1", "röst": "bifall; drop", "version": "1"})
    assert door.say("vgr", tampered).exit is Exit.MISREAD
    with door.database.reading() as archive:
        assert acts(archive)[-1] == "nekad"
        count = archive.revision
    assert door.say("vgr", "rösta 1 kanske").exit is Exit.MISREAD
    with door.database.reading() as archive:
        assert archive.revision == count


def test_a_stale_button_is_refused_with_the_version_that_holds(door: Door) -> None:
    door.accepted("kansliet", 'omröstning 1 rätta förslag="Budgeten fastställs senare."')
    button = Chosen("rösta", {"nr": "1", "röst": "bifall", "version": "1"})
    outcome = door.say("vgr", button)
    assert outcome.exit is Exit.REFUSAL
    assert "version 2" in str(outcome.answer)


def test_a_carried_vote_on_the_order_is_an_adoption_under_its_decision(example: Database) -> None:
    opened = Door(example)
    opened.accepted("kansliet", 'arbetsordning omröstning stänger="2026-12-08 15:00"')
    for who in MEMBERS:
        opened.accepted(who, "rösta 1 bifall")
    closing.close_due(example, CLOSES)
    with example.reading() as archive:
        (adoption,) = adoptions.load(archive)
    assert (adoption.decision, adoption.basis) == ("2026-01", "omröstning 1")


def test_a_vote_on_the_order_that_six_carry_adopts_nothing(example: Database) -> None:
    opened = Door(example)
    opened.accepted("kansliet", 'arbetsordning omröstning stänger="2026-12-08 15:00"')
    for who in MEMBERS[:6]:
        opened.accepted(who, "rösta 1 bifall")
    closing.close_due(example, CLOSES)
    with example.reading() as archive:
        assert adoptions.load(archive) == ()
        assert register.of_vote(archive, 1) is not None


def test_everything_a_vote_writes_is_whole_afterwards(door: Door) -> None:
    door.accepted("vgr", 'rösta 1 avslag motivering="För dyrt."')
    door.accepted("vgr", 'reservera-mig 1 "För dyrt."')
    door.accepted("rmc2", "jäv 1")
    closing.close_due(door.database, CLOSES)
    with door.database.reading() as archive:
        assert journal.verify(archive) is None
