from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.acts import STATES, Act, State
from governance.adoptions import AppliedOrder
from governance.counting import tally
from governance.course import (
    EARLY,
    cancelled,
    check_correction,
    check_early_close,
    corrected,
    counted,
    emptied,
    extended,
    meeting_requested,
    out_of_time,
    with_elected,
    with_roll_call,
)
from governance.electorate import Elector
from governance.local_time import STOCKHOLM
from governance.matters import Matter, Purpose
from governance.people import Role
from governance.provenance import setting
from governance.refusal import Refusal
from governance.room import Ballot, CastingVote, Form, Presidium, Room, presiding
from governance.vote_reasons import Reason
from governance.voting import Acting, Vote, check_now
from governance.working_order import DRAFT, Requesters, WorkingOrder
from tests.governance.any_number import few
from tests.governance.any_vote import ACTINGS, MOMENTS, PERSONS, ROOMS, SOME_MEMBERS, VOTES
from tests.governance.verdicts import reason_of

OPENED = datetime(2026, 12, 1, 15, tzinfo=STOCKHOLM)
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
LATER = datetime(2026, 12, 10, 15, tzinfo=STOCKHOLM)
TICK = timedelta(microseconds=1)
APPLIED = AppliedOrder(DRAFT, "2026-01")
VOTE = Vote(
    *(12, Matter.BUDGET, Purpose.DECISION, Form.CAPSULAM),
    tuple(Elector(seat, seat + 10, frozenset({("T1", f"U{seat + 10}")})) for seat in range(1, 8)),
    *(APPLIED, OPENED, CLOSES, CLOSES),
)
MEETING = replace(VOTE, form=Form.MEETING, earliest=OPENED)
ROOM = Room(Form.CAPSULAM, VOTE.members, presidium=Presidium(14, 16))
CHAIR = Acting(14, OPENED, ("T1", "U14"), frozenset({Role.MEMBER, Role.CHAIR}))
MEMBER = Acting(11, OPENED, ("T1", "U11"), frozenset({Role.MEMBER}))
ALL_YES = replace(
    ROOM,
    ballots=dict.fromkeys(VOTE.members, Ballot.YES),
    locked=frozenset(VOTE.members),
)


def works(day: date) -> bool:
    return day.weekday() < 5


def at(acting: Acting, moment: datetime) -> Acting:
    return replace(acting, at=moment)


def test_a_vote_is_extended_to_a_later_close() -> None:
    assert extended(VOTE, ROOM, CHAIR, LATER.astimezone(UTC)) == replace(VOTE, closes_at=LATER)
    assert extended(VOTE, ROOM, CHAIR, LATER.astimezone(UTC)).closes_at.tzinfo is STOCKHOLM
    assert extended(VOTE, ROOM, CHAIR, CLOSES + TICK).closes_at == CLOSES + TICK


@pytest.mark.parametrize("closes_at", [CLOSES, CLOSES - TICK])
def test_a_vote_is_never_shortened(closes_at: datetime) -> None:
    with pytest.raises(Refusal) as refused:
        extended(VOTE, ROOM, CHAIR, closes_at)
    assert (refused.value.reason, refused.value.source) == (Reason.NOT_LATER, STATES)
    assert refused.value.fields == {"closes": CLOSES}


def test_a_correction_starts_the_minimum_time_anew() -> None:
    friday = datetime(2026, 12, 4, 9, tzinfo=STOCKHOLM)
    again = corrected(VOTE, friday, works)
    anew = datetime(2026, 12, 11, 9, tzinfo=STOCKHOLM)
    assert again == replace(VOTE, version=2, earliest=anew, closes_at=anew)
    assert corrected(again, friday, works).version == 3


def test_a_correction_never_shortens_a_vote() -> None:
    long = replace(VOTE, closes_at=LATER)
    again = corrected(long, datetime(2026, 12, 2, 9, tzinfo=STOCKHOLM), works)
    assert again.closes_at == LATER
    assert again.earliest == datetime(2026, 12, 9, 9, tzinfo=STOCKHOLM)


def test_a_correction_in_a_meeting_takes_no_time() -> None:
    assert corrected(MEETING, CLOSES - TICK, works) == replace(
        MEETING, version=2, earliest=CLOSES - TICK
    )


def test_a_correction_empties_the_ballots_and_keeps_the_conflicts() -> None:
    room = replace(
        ALL_YES,
        conflicted=frozenset({17}),
        casting=CastingVote(14, Ballot.YES),
        present=frozenset({11}),
    )
    assert emptied(room) == replace(ROOM, conflicted=frozenset({17}), present=frozenset({11}))


def test_a_correction_has_a_text() -> None:
    check_correction(VOTE, ROOM, CHAIR, "Nytt förslag")
    for proposal, reason in (
        (" ", Reason.PROPOSAL_MISSING),
        ("x" * 3001, Reason.PROPOSAL_TOO_LONG),
    ):
        with pytest.raises(Refusal) as refused:
            check_correction(VOTE, ROOM, CHAIR, proposal)
        assert refused.value.reason is reason


def test_a_vote_is_cancelled_for_a_reason() -> None:
    assert cancelled(VOTE, ROOM, CHAIR, "Fel underlag") == replace(VOTE, state=State.CANCELLED)
    with pytest.raises(Refusal) as refused:
        cancelled(VOTE, ROOM, CHAIR, " ")
    assert (refused.value.reason, refused.value.source) == (Reason.REASON_MISSING, STATES)


def test_a_vote_whose_time_is_out_is_broken_off_and_changes_in_nothing_else() -> None:
    assert out_of_time(VOTE) == replace(VOTE, state=State.CANCELLED)


def attempts(vote: Vote, room: Room, acting: Acting) -> list[Reason]:
    reasons = []
    for attempt in (
        lambda: extended(vote, room, acting, LATER),
        lambda: check_correction(vote, room, acting, "x"),
        lambda: cancelled(vote, room, acting, "x"),
        lambda: check_early_close(vote, room, acting, objected=False),
        lambda: with_elected(vote, room, acting, 11),
        lambda: with_roll_call(vote, room, acting, frozenset({11})),
    ):
        with pytest.raises(Refusal) as refused:
            attempt()
        reasons.append(Reason(refused.value.reason))
    return reasons


def test_only_those_who_lead_change_its_course_and_only_while_it_is_open() -> None:
    assert attempts(MEETING, ROOM, MEMBER) == [Reason.WRONG_HAND] * 6
    assert attempts(MEETING, ROOM, at(CHAIR, CLOSES)) == [Reason.WRONG_STATE] * 6
    in_conflict = replace(ROOM, conflicted=frozenset({14}))
    assert attempts(MEETING, in_conflict, CHAIR) == [Reason.IN_CONFLICT] * 6


@pytest.mark.parametrize("person", [11, 12, 14, 17])
def test_any_member_stops_a_vote_by_asking_for_a_meeting(person: int) -> None:
    asking = Acting(person, CLOSES - TICK, ("T1", f"U{person}"))
    assert meeting_requested(VOTE, ROOM, asking) == replace(VOTE, state=State.MEETING_REQUESTED)


def test_a_meeting_is_asked_for_in_time_by_one_without_conflict_per_capsulam() -> None:
    for vote, room, acting, reason in (
        (VOTE, ROOM, at(MEMBER, CLOSES), Reason.WRONG_STATE),
        (VOTE, ROOM, Acting(3, OPENED, ("T1", "U3"), CHAIR.roles), Reason.NOT_ENTITLED),
        (VOTE, replace(ROOM, conflicted=frozenset({11})), MEMBER, Reason.IN_CONFLICT),
        (
            MEETING,
            replace(ROOM, form=Form.MEETING, present=frozenset({11})),
            MEMBER,
            Reason.ONLY_PER_CAPSULAM,
        ),
    ):
        with pytest.raises(Refusal) as refused:
            meeting_requested(vote, room, acting)
        assert refused.value.reason is reason
    assert refused.value.source == APPLIED.source("meeting_requesters")


def test_an_order_may_leave_asking_to_the_chairs() -> None:
    order = WorkingOrder(meeting_requesters=Requesters.CHAIRS)
    vote = replace(VOTE, applied=AppliedOrder(order, "2026-02"))
    for chair in (14, 16):
        asking = Acting(chair, OPENED, ("T1", f"U{chair}"))
        assert meeting_requested(vote, ROOM, asking).state is State.MEETING_REQUESTED
    with pytest.raises(Refusal) as refused:
        meeting_requested(vote, ROOM, MEMBER)
    assert refused.value.reason is Reason.NOT_A_REQUESTER
    assert refused.value.source == vote.applied.source("meeting_requesters")


def test_a_vote_closes_early_when_all_have_locked_and_the_minimum_time_is_over() -> None:
    long = replace(VOTE, closes_at=LATER)
    check_early_close(long, ALL_YES, at(CHAIR, CLOSES), objected=False)
    one_in_conflict = replace(ALL_YES, conflicted=frozenset({17}), locked=ALL_YES.locked - {17})
    check_early_close(long, one_in_conflict, at(CHAIR, CLOSES), objected=False)
    check_early_close(
        MEETING,
        replace(ALL_YES, form=Form.MEETING, present=frozenset({11}), locked=frozenset({11})),
        CHAIR,
        objected=False,
    )


def test_nobody_closes_early_for_advantage() -> None:
    long = replace(VOTE, closes_at=LATER)
    two_unlocked = replace(ALL_YES, locked=ALL_YES.locked - {12, 13})
    nobody_called = replace(ALL_YES, form=Form.MEETING)
    in_time, early = at(CHAIR, CLOSES), at(CHAIR, CLOSES - TICK)
    for room, acting, objected, expected in (
        (two_unlocked, in_time, True, (Reason.NOT_ALL_LOCKED, EARLY, {"number": 2})),
        (ALL_YES, early, True, (Reason.OBJECTION_PENDING, APPLIED.source("conflicted"), {})),
        (
            ALL_YES,
            early,
            False,
            (Reason.BEFORE_MINIMUM, APPLIED.source("minimum_days"), {"earliest": CLOSES}),
        ),
        (nobody_called, in_time, False, (Reason.NO_ROLL_CALL, APPLIED.source("quorum"), {})),
    ):
        with pytest.raises(Refusal) as refused:
            check_early_close(long, room, acting, objected=objected)
        assert (refused.value.reason, refused.value.source, refused.value.fields) == expected
    assert setting("stänga i förtid") == EARLY


def test_a_counted_vote_is_closed_or_waits_for_the_casting_vote() -> None:
    assert counted(VOTE, tally(APPLIED, ALL_YES)) == replace(VOTE, state=State.CLOSED)
    assert counted(VOTE, tally(APPLIED, ROOM)) == replace(VOTE, state=State.CLOSED)
    tied = replace(ROOM, form=Form.MEETING, present=frozenset(VOTE.members))
    assert counted(MEETING, tally(APPLIED, tied)) == replace(MEETING, state=State.WAITING)


def test_a_member_is_elected_to_preside_after_chair_and_vice_chair() -> None:
    room = replace(ROOM, form=Form.MEETING, present=frozenset({11, 12, 13, 15}))
    after = with_elected(MEETING, room, CHAIR, 12)
    assert after == replace(room, presidium=Presidium(14, 16, 12))
    assert presiding(after) == 12
    waiting = replace(MEETING, state=State.WAITING)
    assert with_elected(waiting, room, at(CHAIR, LATER), 12) == after


def test_only_one_who_can_preside_is_elected_and_only_in_a_meeting() -> None:
    room = replace(ROOM, form=Form.MEETING, present=frozenset({11, 12}))
    away = replace(room, ballots={12: Ballot.OUT})
    for vote, place, person, reason in (
        (VOTE, ROOM, 12, Reason.ONLY_IN_MEETINGS),
        (MEETING, room, 13, Reason.CANNOT_PRESIDE),
        (MEETING, away, 12, Reason.CANNOT_PRESIDE),
    ):
        with pytest.raises(Refusal) as refused:
            with_elected(vote, place, CHAIR, person)
        assert refused.value.reason is reason
        assert refused.value.source == APPLIED.source("tie_rule")


def test_a_roll_is_called_of_members_in_a_meeting() -> None:
    called = with_roll_call(MEETING, ROOM, CHAIR, frozenset({11, 12}))
    assert called == replace(ROOM, present=frozenset({11, 12}))
    assert with_roll_call(MEETING, called, CHAIR, frozenset(VOTE.members)).present == {
        *VOTE.members
    }
    for vote, present, reason in (
        (VOTE, frozenset({11}), Reason.ONLY_IN_MEETINGS),
        (MEETING, frozenset({11, 99}), Reason.NOT_ON_THE_ROLL),
    ):
        with pytest.raises(Refusal) as refused:
            with_roll_call(vote, ROOM, CHAIR, present)
        assert refused.value.reason is reason
        assert refused.value.source == APPLIED.source("quorum")


LEADERS = ACTINGS.map(lambda who: replace(who, at=OPENED, roles=frozenset({Role.CHAIR})))


@few
@given(VOTES, ROOMS, LEADERS, MOMENTS, MOMENTS)
def test_two_extensions_end_at_the_later_and_neither_ever_shortens(
    vote: Vote, room: Room, who: Acting, one: datetime, other: datetime
) -> None:
    open_vote, free = replace(vote, state=State.OPEN), replace(room, conflicted=frozenset())
    ends = open_vote
    for closes_at in (one, other):
        try:
            ends = extended(ends, free, who, closes_at)
        except Refusal:
            assert closes_at <= ends.closes_at
    assert ends.closes_at == max(vote.closes_at, one, other)


@few
@given(VOTES, ROOMS, LEADERS, some.text(max_size=20), MOMENTS)
def test_a_correction_begins_the_vote_anew_and_shortens_nothing(
    vote: Vote, room: Room, who: Acting, proposal: str, moment: datetime
) -> None:
    open_vote, free = replace(vote, state=State.OPEN), replace(room, conflicted=frozenset())
    refused = reason_of(lambda: check_correction(open_vote, free, who, proposal))
    assert refused is (None if proposal.strip() else Reason.PROPOSAL_MISSING)
    after = corrected(vote, moment, works)
    assert after.version == vote.version + 1
    assert moment <= after.earliest <= after.closes_at
    assert vote.closes_at <= after.closes_at
    assert corrected(after, moment, works).closes_at == after.closes_at
    anew = emptied(room)
    assert anew == emptied(anew)
    assert anew.silent == anew.taking_part == room.taking_part
    assert anew.locked == frozenset()


@few
@given(VOTES, ROOMS, LEADERS, some.sampled_from(Act), MOMENTS)
def test_a_vote_that_is_broken_off_or_stopped_takes_nothing_more(
    vote: Vote, room: Room, who: Acting, act: Act, moment: datetime
) -> None:
    ways = (
        lambda: cancelled(vote, room, who, "Fel underlag"),
        lambda: meeting_requested(vote, room, who),
        lambda: out_of_time(vote),
    )
    for way in ways:
        if reason_of(way) is None:
            stopped = way()
            assert (
                reason_of(lambda vote=stopped: check_now(vote, act, moment)) is Reason.WRONG_STATE
            )
            assert replace(stopped, state=vote.state) == vote


@few
@given(VOTES, ROOMS, LEADERS, MOMENTS, MOMENTS)
def test_what_may_be_closed_early_may_be_until_somebody_has_yet_to_lock(
    vote: Vote, room: Room, who: Acting, one: datetime, other: datetime
) -> None:
    locked = replace(room, locked=frozenset(room.members), conflicted=frozenset())
    first, second = (at(who, moment) for moment in sorted((one, other)))
    early, late = (
        reason_of(lambda acts=acts: check_early_close(vote, locked, acts, objected=False))
        for acts in (first, second)
    )
    assert early is not None or late in {None, Reason.WRONG_STATE}
    if early is None:
        assert first.at >= vote.earliest
        objected = reason_of(lambda: check_early_close(vote, locked, first, objected=True))
        assert objected is Reason.OBJECTION_PENDING
        waited_for = replace(locked, locked=locked.locked - {min(locked.taking_part)})
        silent = reason_of(lambda: check_early_close(vote, waited_for, first, objected=False))
        assert silent is Reason.NOT_ALL_LOCKED


@few
@given(VOTES, ROOMS)
def test_a_counted_vote_waits_exactly_while_its_tie_is_unsettled(vote: Vote, room: Room) -> None:
    result = tally(vote.applied, room)
    after = counted(vote, result)
    assert (after.state is State.WAITING) is (
        result.tie and result.outcome.value.startswith("väntar")
    )
    assert after.state in {State.WAITING, State.CLOSED}
    assert counted(after, result) == after


@few
@given(VOTES, ROOMS, LEADERS, SOME_MEMBERS, PERSONS)
def test_whoever_is_called_is_there_and_whoever_is_elected_can_preside(
    vote: Vote, room: Room, who: Acting, present: frozenset[int], person: int
) -> None:
    meeting = replace(vote, form=Form.MEETING, state=State.OPEN)
    free = replace(room, form=Form.MEETING, conflicted=room.conflicted - {who.person})
    called = with_roll_call(meeting, free, who, present)
    assert called.there == present
    assert with_roll_call(meeting, called, who, free.there).there == free.there
    unknown = reason_of(lambda: with_roll_call(meeting, free, who, present | {99}))
    assert unknown is Reason.NOT_ON_THE_ROLL
    alone = replace(called, presidium=Presidium())
    if reason_of(lambda: with_elected(meeting, alone, who, person)) is None:
        assert presiding(with_elected(meeting, alone, who, person)) == person
    else:
        elected = replace(alone, presidium=Presidium(elected=person))
        assert presiding(elected) is None
