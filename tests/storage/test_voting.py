"""Votes: every act an event, the vote their fold, on both databases the same."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import postgresql

from governance.acts import State
from governance.course import corrected
from governance.refusal import Refusal
from governance.reservations import Kind
from governance.room import Ballot
from governance.tally import Outcome
from governance.vote_reasons import Reason
from governance.working_order import DRAFT, Majority
from storage import tables, voting
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act, verify
from storage.vote_events import (
    Cancelled,
    ClosedEarly,
    Corrected,
    Counted,
    Declared,
    Drafted,
    Elected,
    Event,
    Extended,
    LaidOut,
    MeetingRequested,
    Noted,
    Objected,
    Opened,
    Proposed,
    Reserved,
    RollCalled,
    Ruled,
    Settled,
    StepCounted,
    Voted,
    Worded,
)
from storage.voting import Moved, Stored
from tests.storage.votes import (
    AT,
    CAPSULAM,
    CLOSES,
    HOUR,
    MEETING,
    MEMBERS,
    ballot,
    clock,
    drafted,
    finished,
    member,
    opening,
    read_anew,
    secretary,
    taken,
    under_way,
    with_people,
    works,
)

NO, YES, ABSTAIN = Ballot.NO, Ballot.YES, Ballot.ABSTAIN
LATER = CLOSES + HOUR
ACT = Act("prov", AT, None)


@pytest.fixture
def database(database: Database) -> Database:
    with database.writing() as archive:
        with_people(archive)
    return database


def refused(archive: Archive, stored: Stored, event: Event) -> Reason:
    """Why an event is refused; nothing of it is recorded."""
    before = archive.revision
    with pytest.raises(Refusal) as refusal:
        taken(archive, stored, event)
    assert (archive.revision, voting.load(archive, stored.id)) == (before, stored)
    return Reason(refusal.value.reason)


def ballots(*said: Ballot) -> list[Voted]:
    return [ballot(person, each) for person, each in zip(MEMBERS, said, strict=False)]


def correction(stored: Stored, proposal: str, at: datetime) -> Corrected:
    assert stored.vote is not None
    after = corrected(stored.vote, at, works)
    return Corrected(secretary(at), proposal, after.earliest, after.closes_at)


def capsulam(archive: Archive) -> Stored:
    """A vote per capsulam with everything that may happen in one."""
    stored = taken(
        archive,
        drafted(archive),
        Drafted(secretary(), replace(CAPSULAM, title="Ny logotyp 2027")),
        opening(CAPSULAM),
        Voted(member(1), YES, 1, words="Det behövs."),
        Extended(secretary(), CLOSES + HOUR),
    )
    return taken(
        archive,
        taken(archive, stored, correction(stored, "Ingen logotyp tas fram.", AT + HOUR)),
        *(ballot(person, YES, AT + 2 * HOUR, 2) for person in range(1, 6)),
        Voted(member(6, AT + 2 * HOUR), NO, 2, lock=True, words="Det kostar."),
        Declared(member(5, AT + 2 * HOUR), "släkt med formgivaren"),
        Objected(member(4, AT + 3 * HOUR), 7, "samma sak"),
        Ruled(member(1, AT + 3 * HOUR), 1, upholds=False),
        Reserved(member(6, AT + 3 * HOUR), ""),
        Noted(member(1, AT + 3 * HOUR), "Gärna blå."),
        Counted(clock(CLOSES + 2 * HOUR)),
        Worded(member(6, CLOSES + 3 * HOUR), 1, "För dyrt."),
    )


def tied(archive: Archive) -> Stored:
    """A meeting's vote in a tie which the vice chair settles."""
    said = ballots(ABSTAIN, YES, YES, NO, NO)
    stored = taken(archive, under_way(archive, MEETING), *said, Counted(clock()))
    return taken(archive, stored, Settled(member(1, LATER), NO))


def in_steps(archive: Archive) -> Stored:
    """Three proposals in a meeting, two at a time."""
    stored = taken(
        archive,
        under_way(archive, MEETING),
        Proposed(member(3), "En röd."),
        Proposed(member(4), "En grön."),
        LaidOut(member(1), "1"),
        *(ballot(person, YES, version=2) for person in range(1, 5)),
        StepCounted(secretary()),
    )
    seven = [ballot(person, NO, version=3) for person in MEMBERS]
    return taken(archive, stored, *seven, StepCounted(secretary()))


def stopped(archive: Archive) -> Stored:
    return taken(archive, under_way(archive), MeetingRequested(member(3), "Vänta till maj."))


def broken_off(archive: Archive) -> Stored:
    return taken(archive, under_way(archive), ballot(1), Cancelled(secretary(), "fel underlag"))


def never_opened(archive: Archive) -> Stored:
    return taken(archive, drafted(archive), Cancelled(secretary(), "dubblett"))


def closed_early(archive: Archive) -> Stored:
    locked = [Voted(member(person), YES, 1, lock=True) for person in MEMBERS]
    return taken(archive, under_way(archive, MEETING), *locked, ClosedEarly(secretary()))


LIVES = [
    capsulam,
    tied,
    in_steps,
    stopped,
    broken_off,
    never_opened,
    closed_early,
    drafted,
    under_way,
    finished,
]


@pytest.mark.parametrize("life", LIVES)
def test_a_vote_read_anew_is_what_the_appends_gave(
    url: str, database: Database, life: Callable[[Archive], Stored]
) -> None:
    with database.writing() as archive:
        stored = life(archive)
    assert read_anew(url, lambda archive: voting.load(archive, stored.id)) == stored
    with database.reading() as archive:
        assert verify(archive) is None
        assert verify(archive, stored.digest) is None


def test_a_life_per_capsulam_leaves_everything_behind(database: Database) -> None:
    with database.writing() as archive:
        stored = capsulam(archive)
    assert stored.wordings == ("En ny logotyp tas fram.", "Ingen logotyp tas fram.")
    assert stored.draft.proposal == stored.wordings[-1]
    assert (stored.state, stored.closed_at) == (State.CLOSED, CLOSES + HOUR)
    assert stored.result is not None
    assert (stored.result.counts.yes, stored.result.counts.no) == (4, 1)
    assert (stored.result.counts.conflicted, stored.result.counts.silent) == (1, 1)
    assert stored.result.outcome is Outcome.CARRIED
    assert stored.reasons == {6: "Det kostar."}
    assert stored.grounds == {5: "släkt med formgivaren", 7: "samma sak"}
    kinds = [(filed.statement.kind, filed.words) for filed in stored.statements]
    assert kinds == [(Kind.RESERVATION, "För dyrt."), (Kind.NOTE, "Gärna blå.")]
    assert stored.open_objections == (1,)


def test_a_draft_is_numbered_and_a_vote_unknown_is_none(database: Database) -> None:
    with database.writing() as archive:
        first, second = drafted(archive), drafted(archive, MEETING)
        assert (second.id, second.sequence, second.state) == (first.id + 1, 1, State.DRAFT)
        assert (second.draft, second.author, second.made_at) == (MEETING, 8, AT)
        assert voting.load(archive, 99) is None
        with pytest.raises(KeyError):
            voting.locked(archive, 99)


def test_only_who_may_draft_does(database: Database) -> None:
    with database.writing() as archive:
        before = archive.revision
        with pytest.raises(Refusal):
            voting.draft(archive, ACT, Drafted(clock(AT), CAPSULAM))
        assert archive.revision == before


def test_a_tie_waits_for_the_casting_vote_and_is_then_closed(database: Database) -> None:
    with database.writing() as archive:
        said = ballots(ABSTAIN, YES, YES, NO, NO)
        stored = taken(archive, under_way(archive, MEETING), *said, Counted(clock()))
        assert (stored.state, stored.closed_at) == (State.WAITING, CLOSES)
        assert voting.open_votes(archive) == (stored,)
        stored = taken(archive, stored, Settled(member(1, LATER), NO))
    assert (stored.state, stored.closed_at) == (State.CLOSED, CLOSES)
    assert stored.result is not None
    assert stored.result.outcome is Outcome.NOT_CARRIED


def test_the_ballot_of_one_elected_to_preside_settles_a_tie(database: Database) -> None:
    with database.writing() as archive:
        stored = taken(
            archive,
            under_way(archive, MEETING),
            RollCalled(secretary(), frozenset({3, 4, 5, 6})),
            *(ballot(person, YES) for person in (3, 4)),
            *(ballot(person, NO) for person in (5, 6)),
            Counted(clock()),
        )
        assert stored.state is State.WAITING
        stored = taken(archive, stored, Elected(secretary(LATER), 3))
    assert stored.state is State.CLOSED
    assert stored.result is not None
    assert stored.result.outcome is Outcome.CARRIED


def test_proposals_meet_two_at_a_time(database: Database) -> None:
    with database.writing() as archive:
        stored = in_steps(archive)
    assert stored.proposals == ("En ny logotyp tas fram.", "En röd.", "En grön.")
    assert [step.winner for step in stored.steps] == ["2", "2"]
    assert stored.state is State.CLOSED
    assert stored.result is not None
    assert stored.result.outcome is Outcome.NOT_CARRIED  # of the main proposal


def test_a_step_in_a_tie_waits_under_a_greater_majority_too(database: Database) -> None:
    order = replace(DRAFT, meeting_majority=Majority.TWO_THIRDS)
    with database.writing() as archive:
        stored = taken(
            archive,
            under_way(archive, MEETING, order),
            Proposed(member(3), "En röd."),
            Proposed(member(4), "En grön."),
            LaidOut(member(1), "1"),
            ballot(2, YES, version=2),
            ballot(3, NO, version=2),
            StepCounted(secretary()),
        )
        assert stored.state is State.WAITING
        assert refused(archive, stored, Settled(member(2), NO)) is Reason.NOT_THE_PRESIDING
        stored = taken(archive, stored, Settled(member(1), NO))
    assert (stored.state, stored.steps[0].winner) == (State.OPEN, "3")


def test_proposals_end_when_the_order_is_laid_out(database: Database) -> None:
    with database.writing() as archive:
        stored = under_way(archive, MEETING)
        assert refused(archive, stored, StepCounted(secretary())) is Reason.UNKNOWN_PROPOSAL
        stored = taken(archive, stored, Proposed(member(3), "En röd."), LaidOut(member(1), "1"))
        assert refused(archive, stored, Proposed(member(4), "En blå.")) is Reason.WRONG_STATE
        assert refused(archive, stored, ballot(4)) is Reason.OLD_VERSION


def test_an_upheld_objection_puts_the_member_in_conflict(database: Database) -> None:
    with database.writing() as archive:
        stored = taken(archive, under_way(archive), ballot(7), Objected(member(1), 7))
        for person in (2, 3):
            stored = taken(archive, stored, Ruled(member(person), 1, upholds=True))
        assert stored.open_objections == (1,)
        stored = taken(archive, stored, Ruled(member(4), 1, upholds=True))
        assert stored.room is not None
        assert (sorted(stored.room.conflicted), len(stored.room.ballots)) == ([7], 0)
        assert stored.open_objections == ()
        again = Ruled(member(5), 1, upholds=False)
        assert refused(archive, stored, again) is Reason.ALREADY_IN_CONFLICT


def test_fewer_judges_can_uphold_an_objection_already_ruled_on(database: Database) -> None:
    with database.writing() as archive:
        rulings = (Ruled(member(person), 1, upholds=True) for person in (2, 3))
        stored = taken(archive, under_way(archive), Objected(member(1), 7), *rulings)
        stored = taken(archive, stored, Declared(member(5)))
    assert stored.room is not None
    assert stored.room.conflicted == {5, 7}


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (ballot(1, version=2), Reason.OLD_VERSION),
        (ballot(1, at=CLOSES), Reason.WRONG_STATE),
        (Voted(secretary(), YES, 1), Reason.NOT_ENTITLED),
        (Voted(replace(member(1), account=("T", "U9")), YES, 1), Reason.LINKED_LATER),
        (Extended(secretary(), CLOSES), Reason.NOT_LATER),
        (Extended(member(1), LATER), Reason.WRONG_HAND),
        (Corrected(secretary(), " ", AT, CLOSES), Reason.PROPOSAL_MISSING),
        (Cancelled(secretary(), " "), Reason.REASON_MISSING),
        (opening(CAPSULAM), Reason.WRONG_STATE),
        (Drafted(secretary(), MEETING), Reason.WRONG_STATE),
        (Counted(clock(AT)), Reason.WRONG_STATE),
        (ClosedEarly(secretary()), Reason.NOT_ALL_LOCKED),
        (RollCalled(secretary(), frozenset({1})), Reason.ONLY_IN_MEETINGS),
        (Settled(member(1), YES), Reason.WRONG_STATE),
        (Reserved(member(1)), Reason.TOOK_NO_PART),
        (LaidOut(member(1), "1"), Reason.ONLY_IN_MEETINGS),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, Reason) else value.name,
)
def test_what_a_rule_refuses_leaves_nothing(
    database: Database, event: Event, reason: Reason
) -> None:
    with database.writing() as archive:
        assert refused(archive, under_way(archive), event) is reason


@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (ballot(1), Reason.WRONG_STATE),
        (Opened(member(1), opening(CAPSULAM).vote, opening(CAPSULAM).presidium), Reason.WRONG_HAND),
        (Cancelled(secretary(), ""), Reason.REASON_MISSING),
        (Cancelled(member(1), "nej"), Reason.WRONG_HAND),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, Reason) else value.name,
)
def test_a_draft_takes_only_acts_of_drafts(
    database: Database, event: Event, reason: Reason
) -> None:
    with database.writing() as archive:
        assert refused(archive, drafted(archive), event) is reason


def test_a_statement_is_worded_by_its_own_member_only(database: Database) -> None:
    with database.writing() as archive:
        stored = taken(archive, finished(archive), Noted(member(1, LATER)))
        other = Worded(member(2, LATER), 1, "Inte min.")
        assert refused(archive, stored, other) is Reason.NOT_ENTITLED


@pytest.mark.parametrize(("hours", "open_still"), [(23, True), (24, False)])
def test_a_reservation_per_capsulam_has_its_hours_after_the_close(
    database: Database, hours: int, *, open_still: bool
) -> None:
    late = Reserved(member(1, CLOSES + hours * HOUR))
    with database.writing() as archive:
        stored = taken(archive, under_way(archive), ballot(1), Counted(clock(LATER)))
        if open_still:
            assert not taken(archive, stored, late).statements[0].statement.conditional
        else:
            assert refused(archive, stored, late) is Reason.TOO_LATE


def test_a_note_in_a_meeting_has_until_its_end(database: Database) -> None:
    late = member(1, CLOSES + 99 * HOUR)
    with database.writing() as archive:
        stored = taken(archive, under_way(archive, MEETING), Counted(clock(LATER)))
        over = Noted(late, meeting_over=late.at)
        assert refused(archive, stored, over) is Reason.TOO_LATE
        assert len(taken(archive, stored, Noted(late)).statements) == 1


def test_before_the_count_a_reservation_is_conditional(database: Database) -> None:
    with database.writing() as archive:
        stored = taken(archive, under_way(archive), ballot(1), Reserved(member(1, LATER)))
    assert stored.statements[0].statement.conditional


def test_a_vote_that_was_not_locked_is_not_appended_to(database: Database) -> None:
    with database.writing() as archive:
        stored = under_way(archive)
        taken(archive, stored, ballot(1))
    with pytest.raises(Moved), database.writing() as archive:
        taken(archive, stored, ballot(2))
    with database.reading() as archive:
        assert verify(archive) is None


def test_a_rolled_back_event_is_not_remembered(url: str, database: Database) -> None:
    with database.writing() as archive:
        stored = under_way(archive)
    with suppress(KeyError), database.writing() as archive:
        taken(archive, stored, ballot(1))
        raise KeyError
    with database.reading() as archive:
        assert voting.load(archive, stored.id) == stored
    assert read_anew(url, lambda archive: voting.load(archive, stored.id)) == stored


def test_another_process_s_event_is_seen(url: str, database: Database) -> None:
    with database.writing() as archive:
        stored = under_way(archive)
    other = Database.open(url)
    with other.writing() as archive:
        after = taken(archive, voting.locked(archive, stored.id), ballot(1))
    other.close()
    with database.reading() as archive:
        assert voting.load(archive, stored.id) == after


def test_votes_are_found_when_they_are_due_and_only_then(database: Database) -> None:
    with database.writing() as archive:
        open_vote, later = under_way(archive), under_way(archive)
        later = taken(archive, later, Extended(secretary(), LATER))
        done, prepared = finished(archive), drafted(archive)
        stop = stopped(archive)
    with database.reading() as archive:
        assert voting.due(archive, CLOSES - timedelta(microseconds=1)) == ()
        assert voting.due(archive, CLOSES) == (open_vote.id,)
        assert voting.due(archive, LATER) == (open_vote.id, later.id)
        second = timedelta(seconds=1)
        assert voting.next_due(archive, CLOSES - second) == CLOSES
        assert voting.next_due(archive, CLOSES) == LATER
        assert voting.next_due(archive, LATER) is None
        assert voting.open_votes(archive) == (open_vote, later)
        assert voting.in_state(archive, State.DRAFT, State.MEETING_REQUESTED) == (prepared, stop)
        assert voting.latest(archive, 2) == (stop, prepared)
        assert voting.latest(archive, 2, before=prepared.id) == (done, later)


def test_history_tells_every_event_in_order(database: Database) -> None:
    with database.writing() as archive:
        stored = finished(archive)
    with database.reading() as archive:
        history = voting.history(archive, stored.id)
        assert voting.history(archive, 99) == ()
    kinds = [type(happened.event) for happened in history]
    assert kinds == [Drafted, Opened, Voted, Voted, Voted, Voted, Counted]
    assert history[2].event == ballot(1)
    assert history[-1].digest == stored.digest
    assert history[-1].result == stored.result


def test_the_chain_holds_no_words_of_people(database: Database) -> None:
    with database.writing() as archive:
        capsulam(archive)
    with database.reading() as archive:
        records = archive.connection.execute(select(tables.journal.c.record)).scalars()
        written = "".join(records)
    for words in ("kostar", "släkt", "samma sak", "blå", "dyrt", "behövs"):
        assert words not in written
    assert "Ingen logotyp tas fram." in written


def test_more_votes_than_are_kept_are_read_all_the_same(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voting, "MOST_KEPT", 1)
    with database.writing() as archive:
        made = [under_way(archive), finished(archive), drafted(archive)]
    with database.reading() as archive:
        assert [voting.load(archive, stored.id) for stored in made] == made


def test_a_vote_is_held_without_holding_what_points_at_it() -> None:
    spelled = str(voting.HELD.compile(dialect=postgresql.dialect()))
    assert spelled.endswith("FOR NO KEY UPDATE")
