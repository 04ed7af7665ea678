"""Votes through the door: posts, nudges, replays, traces, and closing by whoever comes first."""

from datetime import datetime, timedelta

import pytest

from bot.plain import plain
from governance.acts import State as VoteState
from handlers import closing, dispatch
from handlers.answer import Answer, Choices, Field, Form, Input
from handlers.ask import Account, Chosen, Delivery, Handle, Place, PlaceKind, Said, Written
from handlers.outcome import Exit, Outcome
from handlers.vote_view import View
from storage import adoptions, journal, post_lists, register, voting
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act
from storage.outbox import State
from storage.stored_vote import Stored
from tests.conversations.scenes import STOCKHOLM

AT = datetime(2026, 11, 23, 10, tzinfo=STOCKHOLM)
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
TEAM = "T0SANDBOX"
Sender = Account | Handle | None
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


def with_vote(database: Database) -> Door:
    """The door to an example database, where a vote is opened."""
    opened = Door(database)
    opened.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')
    opened.accepted("kansliet", NEW)
    opened.accepted("kansliet", "omröstning 1 öppna")
    return opened


@pytest.fixture
def door(example: Database) -> Door:
    return with_vote(example)


def waiting(database: Database, prefix: str) -> list[tuple[str, datetime]]:
    """The keys and the moments of the posts that wait, in order."""
    with database.reading() as archive:
        posts = post_lists.listed(archive, State.PENDING, 1000)
    found = [(each.post.key, each.post.due_at) for each in posts]
    return [(key, due) for key, due in found if key.startswith(prefix)]


def labels(answer: Answer) -> set[str]:
    """What the buttons of an answer say."""
    parts = (part for part in answer.parts if isinstance(part, Choices))
    return {choice.label for part in parts for choice in part.choices}


def looked(door: Door, who: Sender, kind: PlaceKind, at: datetime = AT) -> set[str]:
    """The buttons of the first vote, for whoever looks."""
    question = Delivery(who, Place(kind, "C0"), at, Written("omröstning 1"))
    return labels(dispatch.answer(question, door.database).answer)


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
    assert closing.next_due(door.database, AT) == CLOSES
    assert closing.next_due(door.database, CLOSES) is None
    assert closing.close_due(door.database, CLOSES - timedelta(seconds=1)) == ()
    assert closing.close_due(door.database, CLOSES) == (1,)
    assert closing.close_due(door.database, CLOSES) == ()
    assert closing.next_due(door.database, AT) is None
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


BALLOTS = {"Bifall", "Avslag", "Avstår", "Deltar inte"}
STRANGER = Account(TEAM, "USTRANGER")


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        (None, PlaceKind.TERMINAL),
        (STRANGER, PlaceKind.CHANNEL),
        (STRANGER, PlaceKind.DIRECT),
        (Handle("gast"), PlaceKind.DIRECT),
        (Handle("samordnare-12"), PlaceKind.CHANNEL),
    ],
)
def test_who_cannot_vote_has_no_button_of_an_elector(
    door: Door, who: Sender, kind: PlaceKind
) -> None:
    assert looked(door, who, kind) == set()


def test_the_card_in_the_channel_and_a_member_have_the_buttons_of_an_elector(door: Door) -> None:
    card = looked(door, None, PlaceKind.CHANNEL)
    assert card == looked(door, Handle("vgr"), PlaceKind.DIRECT)
    assert card > BALLOTS
    assert {"Begär sammanträde", "Anmäl jäv", "Reservera mig"} < card


def test_who_has_locked_a_ballot_or_left_the_matter_has_no_ballots_to_press(door: Door) -> None:
    door.accepted("vgr", "rösta 1 bifall lås=ja")
    door.accepted("rmc2", "jäv 1")
    locked = looked(door, Handle("vgr"), PlaceKind.DIRECT)
    assert "Reservera mig" in locked
    assert not locked & BALLOTS
    assert looked(door, Handle("rmc2"), PlaceKind.DIRECT) == set()


def test_a_closed_vote_offers_nothing_to_leave_beside_it_but_to_members(door: Door) -> None:
    closing.close_due(door.database, CLOSES)
    assert looked(door, STRANGER, PlaceKind.CHANNEL, CLOSES) == {"Beslut 2026-02"}
    assert "Reservera mig" in looked(door, Handle("vgr"), PlaceKind.DIRECT, CLOSES)


def test_a_draft_is_changed_by_those_who_prepare_votes(example: Database) -> None:
    opened = Door(example)
    opened.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')
    opened.accepted("kansliet", NEW)
    assert looked(opened, STRANGER, PlaceKind.CHANNEL) == set()
    assert looked(opened, Handle("vgr"), PlaceKind.CHANNEL) == {"Ändra"}
    assert looked(opened, Handle("kansliet"), PlaceKind.CHANNEL) == {"Öppna", "Ändra", "Avbryt"}


def test_a_digest_counts_those_who_can_vote_as_the_vote_does(door: Door) -> None:
    for who in MEMBERS[:5]:
        door.accepted(who, "rösta 1 bifall")
    door.accepted("rmc2", "jäv 1")
    assert "Har röstat: 5 av 6" in plain(door.say("gast", "omröstning 1").answer)
    assert "Budget 2027. 5 av 6 har röstat" in plain(door.say("gast", "sammandrag").answer)


def test_everything_a_vote_writes_is_whole_afterwards(door: Door) -> None:
    door.accepted("vgr", 'rösta 1 avslag motivering="För dyrt."')
    door.accepted("vgr", 'reservera-mig 1 "För dyrt."')
    door.accepted("rmc2", "jäv 1")
    closing.close_due(door.database, CLOSES)
    with door.database.reading() as archive:
        assert journal.verify(archive) is None


MEETING = 'omröstning ny ärende=annat rubrik="Resa" förslag="Lund" form=möte datum=2026-12-08'
MIDNIGHT = datetime(2026, 12, 8, 23, 59, tzinfo=STOCKHOLM)


@pytest.fixture
def proposals(example: Database) -> Door:
    """A vote on three proposals in a meeting, at its first step: 2 against 3."""
    opened = Door(example)
    opened.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')
    opened.accepted("kansliet", MEETING)
    opened.accepted("kansliet", "omröstning 1 öppna")
    opened.accepted("kansliet", "närvaro 1 alla")
    opened.accepted("lfu2", 'yrkande 1 "Kiruna"')
    opened.accepted("rmc1", 'yrkande 1 "Visby"')
    opened.accepted("lfu1", "propositionsordning 1 huvudförslag=1")
    return opened


def test_a_tie_in_a_step_is_settled_by_who_presides_and_the_next_step_goes_on(
    proposals: Door,
) -> None:
    proposals.accepted("vgr", "rösta 1 bifall")
    proposals.accepted("skane", "rösta 1 avslag")
    proposals.accepted("kansliet", "omröstning 1 stäng")
    assert state(proposals.database) is VoteState.WAITING
    settles = {"Utslagsröst: bifall", "Utslagsröst: avslag"}
    assert looked(proposals, Handle("lfu1"), PlaceKind.DIRECT) >= settles
    assert looked(proposals, None, PlaceKind.CHANNEL) == settles
    assert looked(proposals, Handle("vgr"), PlaceKind.DIRECT) == set()
    settled = proposals.say("lfu1", "rösta 1 bifall")
    assert "förslag 2 vann" in str(settled.answer)
    assert "Steg 2, huvudvotering" in str(settled.answer)
    assert state(proposals.database) is VoteState.OPEN
    for who in MEMBERS[:4]:
        proposals.accepted(who, "rösta 1 bifall")
    closed = proposals.say("kansliet", "omröstning 1 stäng")
    assert "Förslag 1 vann huvudvoteringen" in str(closed.answer)
    assert state(proposals.database) is VoteState.CLOSED


def test_time_that_runs_out_between_the_steps_decides_nothing_and_holds_no_other_vote(
    proposals: Door,
) -> None:
    proposals.accepted("kansliet", NEW)
    proposals.accepted("kansliet", "omröstning 2 öppna")
    proposals.accepted("vgr", "rösta 1 bifall")
    assert closing.close_due(proposals.database, MIDNIGHT) == (2, 1)
    assert state(proposals.database, 1) is VoteState.CANCELLED
    assert state(proposals.database, 2) is VoteState.CLOSED
    told = str(proposals.say("lfu1", "omröstning 1", MIDNIGHT).answer)
    assert "tiden gick ut innan alla förslag hade prövats" in told
    with proposals.database.reading() as archive:
        assert register.of_vote(archive, 1) is None
        assert journal.verify(archive) is None


def test_a_step_settled_after_the_time_goes_on_no_further(proposals: Door) -> None:
    proposals.accepted("vgr", "rösta 1 bifall")
    proposals.accepted("skane", "rösta 1 avslag")
    assert closing.close_due(proposals.database, MIDNIGHT) == (1,)
    assert state(proposals.database) is VoteState.WAITING
    settled = proposals.say("lfu1", "rösta 1 bifall", MIDNIGHT + timedelta(hours=1))
    assert "Inget är beslutat" in str(settled.answer)
    assert state(proposals.database) is VoteState.CANCELLED


def test_a_vote_that_cannot_be_counted_keeps_no_other_from_it(
    door: Door, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    door.accepted("kansliet", NEW)
    door.accepted("kansliet", "omröstning 2 öppna")
    conclude = closing.conclude

    def failing(stored: Stored, made: Act, archive: Archive) -> View:
        if stored.id == 1:
            raise KeyError(stored.id)
        return conclude(stored, made, archive)

    monkeypatch.setattr(closing, "conclude", failing)
    assert closing.close_due(door.database, CLOSES) == (2,)
    assert "vote 1 could not be counted" in caplog.text
    monkeypatch.undo()
    assert closing.close_due(door.database, CLOSES) == (1,)


def test_many_ballots_are_one_change_of_the_message_in_the_channel(door: Door) -> None:
    for who in MEMBERS:
        door.accepted(who, "rösta 1 bifall")
        door.accepted(who, "rösta 1 avslag")
    assert len(waiting(door.database, "vote:1:redraw:card:")) == 1
    assert len(waiting(door.database, "vote:1:redraw:")) == 1 + len(MEMBERS)


def field(door: Door, verb: str, name: str, number: str = "1") -> Field:
    """A field of a form that is about a vote."""
    place = Place(PlaceKind.TERMINAL)
    said = Delivery(Handle("kansliet"), place, AT, Chosen(verb, {"nr": number}), pretended=True)
    (asked,) = dispatch.form(said, door.database).answer.parts
    assert isinstance(asked, Form)
    return next(each for each in asked.fields if each.name == name)


def test_the_roll_is_called_by_choosing_among_the_members(proposals: Door) -> None:
    there = field(proposals, "närvaro", "närvarande")
    assert there.input is Input.SEVERAL
    assert [each.value for each in there.options] == list(MEMBERS)
    assert set(there.value.split(",")) == set(MEMBERS), "the last roll call is filled in"
    proposals.accepted("kansliet", "närvaro 1 vgr,skane")
    assert set(field(proposals, "närvaro", "närvarande").value.split(",")) == {"vgr", "skane"}


@pytest.mark.parametrize("verb", ["mötesordförande", "jävsinvändning"])
def test_one_member_is_chosen_from_the_roll(proposals: Door, verb: str) -> None:
    person = field(proposals, verb, "person")
    assert person.input is Input.SELECT
    assert [each.value for each in person.options] == list(MEMBERS)


@pytest.mark.parametrize("number", ["99", "ett", ""])
def test_a_vote_there_is_not_offers_nobody(door: Door, number: str) -> None:
    assert not field(door, "jävsinvändning", "person", number).options


@pytest.mark.parametrize(
    ("who", "said"),
    [("lfu1", "jävsinvändning 1 kansliet"), ("kansliet", "närvaro 1 vgr, kansliet")],
)
def test_to_name_somebody_who_is_not_on_the_roll_is_refused_and_no_attempt_of_an_outsider(
    proposals: Door, who: str, said: str
) -> None:
    outcome = proposals.say(who, said)
    assert outcome.exit is Exit.REFUSAL
    assert "står inte i röstlängden" in str(outcome.answer)
    with proposals.database.reading() as archive:
        assert acts(archive)[-1] != "nekad"


@pytest.mark.parametrize("said", ["närvaro 1 alla", "yrkande 1 Annat", "påminn-mig 1"])
def test_what_takes_an_open_vote_is_refused_on_a_draft_by_its_own_name(
    example: Database, said: str
) -> None:
    opened = Door(example)
    opened.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')
    opened.accepted("kansliet", MEETING)
    outcome = opened.say("kansliet", said)
    assert outcome.exit is Exit.REFUSAL
    assert "är ett utkast som inte har öppnats" in str(outcome.answer)


def test_an_order_is_not_adopted_on_a_day_to_come(example: Database) -> None:
    outcome = Door(example).say("kansliet", 'arbetsordning anta protokoll="2026-11-24 § 1"')
    assert outcome.exit is Exit.REFUSAL
    with example.reading() as archive:
        assert adoptions.load(archive) == ()
