"""What may be done to a meeting, and when: every act in every state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import STOCKHOLM
from governance.local_time import Reason as TimeReason
from governance.meeting_acts import (
    ACTS,
    Act,
    Reason,
    allowed,
    check,
    check_hours,
    check_to_come,
    check_untouched,
    ended,
)
from governance.meetings import MEETING_TIMES, Kind, Meeting, State, state
from governance.provenance import Source, setting
from governance.refusal import Refusal
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

MEETING = Meeting(date(2027, 2, 11), time(10), ends=time(12))


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def refused(act: Callable[[], object]) -> tuple[str, Source, dict[str, object]]:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value.reason, caught.value.source, caught.value.fields


CALLED = replace(MEETING, called_at=at("2027-02-05T08:00"))
CASES = {
    State.PLANNED: (MEETING, "2027-01-10T10:00"),
    State.CALLED: (CALLED, "2027-02-10T10:00"),
    State.GOING_ON: (CALLED, "2027-02-11T10:30"),
    State.UNCONFIRMED: (CALLED, "2027-02-12T10:00"),
    State.HELD: (replace(CALLED, ended_at=at("2027-02-11T12:00")), "2027-02-12T10:00"),
    State.CANCELLED: (replace(MEETING, cancelled="För få."), "2027-01-10T10:00"),
}
NOW_AND_LATER = {State.GOING_ON, State.UNCONFIRMED}
EXPECTED = {
    Act.MOVE: {State.PLANNED, State.CALLED},
    Act.CANCEL: {State.PLANNED, State.CALLED, *NOW_AND_LATER},
    Act.CALL: {State.PLANNED},
    Act.INVITE: {State.PLANNED, State.CALLED, State.GOING_ON},
    Act.REPLY: {State.PLANNED, State.CALLED},
    Act.ADD_ITEM: {State.PLANNED},
    Act.TEND_AGENDA: {State.PLANNED, State.CALLED, *NOW_AND_LATER},
    Act.HOLD_VOTE: {State.PLANNED, State.CALLED, State.GOING_ON},
    Act.CALL_ROLL: NOW_AND_LATER,
    Act.ELECT: NOW_AND_LATER,
    Act.END: NOW_AND_LATER,
    Act.REOPEN: {State.HELD, State.CANCELLED},
    Act.APPROVE: {State.HELD},
}


@pytest.mark.parametrize("act", Act)
def test_each_act_has_its_states(act: Act) -> None:
    may = set()
    for name, (meeting, moment) in CASES.items():
        assert state(meeting, at(moment)) is name
        if allowed(act, meeting, at(moment)):
            may.add(name)
    assert may == EXPECTED[act]


@pytest.mark.parametrize("act", Act)
def test_only_some_acts_are_for_conferences(act: Act) -> None:
    with_conferences = {Act.MOVE, Act.CANCEL, Act.REPLY, Act.END, Act.REOPEN}
    for name in EXPECTED[act]:
        meeting, moment = CASES[name]
        conference = replace(meeting, kind=Kind.CONFERENCE)
        if act in with_conferences:
            check(act, conference, at(moment))
        else:
            found = refused(partial(check, act, conference, at(moment)))
            assert found == (Reason.NOT_A_CONFERENCE, MEETING_TIMES, {})


def test_the_state_is_told_with_the_refusal() -> None:
    meeting, moment = CASES[State.CANCELLED]
    told = {"act": Act.MOVE, "state": State.CANCELLED}
    found = refused(lambda: check(Act.MOVE, meeting, at(moment)))
    assert found == (Reason.NOT_IN_THIS_STATE, MEETING_TIMES, told)


@pytest.mark.parametrize("act", [Act.CALL_ROLL, Act.ELECT])
def test_what_belongs_to_the_day_waits_for_it_and_not_for_the_hour(act: Act) -> None:
    found = refused(lambda: check(act, CALLED, at("2027-02-10T23:59")))
    assert found == (Reason.DAY_NOT_COME, MEETING_TIMES, {"day": CALLED.day})
    check(act, CALLED, at("2027-02-11T00:00"))


def test_a_meeting_is_ended_when_it_has_begun() -> None:
    found = refused(lambda: check(Act.END, CALLED, at("2027-02-11T09:59")))
    assert found == (Reason.NOT_BEGUN, MEETING_TIMES, {"begins": at("2027-02-11T10:00")})
    check(Act.END, CALLED, at("2027-02-11T10:00"))


@pytest.mark.parametrize("kind", Kind)
def test_a_cancelled_meeting_is_held_after_all_only_before_it_would_have_begun(kind: Kind) -> None:
    off = replace(CALLED, cancelled="För få.", kind=kind)
    check(Act.REOPEN, off, at("2027-02-11T09:59"))
    for moment in ("2027-02-11T10:00", "2027-02-12T10:00"):
        found = refused(partial(check, Act.REOPEN, off, at(moment)))
        assert found == (Reason.IN_THE_PAST, MEETING_TIMES, {})


def test_a_meeting_is_to_come_until_the_moment_it_begins() -> None:
    check_to_come(MEETING, at("2027-02-11T09:59"))
    found = refused(lambda: check_to_come(MEETING, at("2027-02-11T10:00")))
    assert found == (Reason.IN_THE_PAST, MEETING_TIMES, {})


@pytest.mark.parametrize(
    ("called", "votes", "reason"),
    [
        (True, (), Reason.ROLL_CALLED),
        (False, (7, 3), Reason.VOTE_OPEN),
        (True, (7, 3), Reason.VOTE_OPEN),
    ],
)
def test_what_has_begun_at_a_meeting_is_neither_moved_nor_cancelled(
    *, called: bool, votes: tuple[int, ...], reason: Reason
) -> None:
    found = refused(lambda: check_untouched(called=called, votes=votes))
    assert found == (reason, MEETING_TIMES, {"vote": "3"} if votes else {})
    check_untouched(called=False, votes=())


def test_a_meeting_without_hours_is_not_called_to() -> None:
    bare = Meeting(date(2027, 2, 11), time())
    found = refused(lambda: check(Act.CALL, bare, at("2027-01-10T10:00")))
    assert found == (Reason.NO_HOURS, MEETING_TIMES, {})


def test_a_meeting_ends_the_same_day_after_it_begins() -> None:
    check_hours(MEETING)
    check_hours(replace(MEETING, ends=None))
    for ends in (time(10), time(9)):
        found = refused(partial(check_hours, replace(MEETING, ends=ends)))
        assert found == (Reason.ENDS_BEFORE_START, MEETING_TIMES, {})


@pytest.mark.parametrize(("start", "ends"), [(time(2, 30), time(4)), (time(1), time(2, 30))])
def test_an_hour_that_the_spring_night_skips_is_no_hour(start: time, ends: time) -> None:
    night = replace(MEETING, day=date(2027, 3, 28), start=start, ends=ends)
    reason, *_ = refused(lambda: check_hours(night))
    assert reason is TimeReason.NO_SUCH_TIME


def test_a_meeting_ended_afterwards_was_over_with_its_day() -> None:
    assert ended(CALLED, at("2027-02-11T11:45")) == at("2027-02-11T11:45")
    assert ended(CALLED, at("2027-03-01T09:00")) == at("2027-02-12T00:00")


def test_every_act_has_a_rule_and_how_a_meeting_goes_is_a_setting() -> None:
    assert set(ACTS) == set(Act)
    assert setting("mötens gång") == MEETING_TIMES


MEETINGS = some.sampled_from([meeting for meeting, _ in CASES.values()]).flatmap(
    lambda meeting: some.builds(
        replace,
        some.just(meeting),
        kind=some.sampled_from(Kind),
        ends=some.none() | some.just(meeting.ends),
    )
)
MOMENTS = some.integers(-48, 72).map(lambda n: at("2027-02-11T00:00") + timedelta(hours=n))


@few
@given(some.sampled_from(Act), MEETINGS, MOMENTS)
def test_what_is_allowed_is_what_is_not_refused_and_only_in_its_states(
    act: Act, meeting: Meeting, moment: datetime
) -> None:
    may = allowed(act, meeting, moment)
    assert may is (reason_of(lambda: check(act, meeting, moment)) is None)
    assert not may or state(meeting, moment) in ACTS[act].states
    as_meeting = replace(meeting, kind=Kind.MEETING)
    assert allowed(act, as_meeting, moment) or not may


@few
@given(MEETINGS, MOMENTS)
def test_a_meeting_is_to_come_in_the_states_before_it_and_no_other(
    meeting: Meeting, moment: datetime
) -> None:
    off = reason_of(lambda: check_to_come(meeting, moment))
    assert off in {None, Reason.IN_THE_PAST}
    before = state(replace(meeting, ended_at=None, cancelled=""), moment)
    assert (off is None) is (before in {State.PLANNED, State.CALLED})
    assert allowed(Act.REOPEN, meeting, moment) is (
        state(meeting, moment) is State.HELD or (bool(meeting.cancelled) and off is None)
    )


@few
@given(MEETINGS, MOMENTS, some.integers(0, 48))
def test_a_meeting_that_may_be_ended_may_be_so_later_too_and_is_then_held(
    meeting: Meeting, moment: datetime, more: int
) -> None:
    later = moment + timedelta(hours=more)
    if allowed(Act.END, meeting, moment):
        over = ended(meeting, moment)
        assert meeting.starts_at <= over <= min(moment, meeting.midnight)
        assert state(replace(meeting, ended_at=over), moment) is State.HELD
        assert ended(meeting, over) == over
        assert allowed(Act.END, meeting, later) or meeting.ended_at is not None
    assert ended(meeting, moment) <= ended(meeting, later) <= meeting.midnight


@few
@given(called=some.booleans(), votes=some.sets(some.integers(1, 99)))
def test_a_meeting_is_moved_only_while_nothing_has_been_done_at_it(
    *, called: bool, votes: set[int]
) -> None:
    refused_for = reason_of(lambda: check_untouched(called=called, votes=votes))
    again = reason_of(lambda: check_untouched(called=called, votes=sorted(votes, reverse=True)))
    assert refused_for is again
    assert (refused_for is None) is (not called and not votes)


@few
@given(
    some.dates(date(2026, 1, 1), date(2030, 1, 1)) | some.just(date(2027, 3, 28)),
    some.times(),
    some.times(),
)
def test_a_meeting_whose_hours_are_taken_begins_before_it_ends(
    day: date, start: time, ends: time
) -> None:
    meeting = Meeting(day, start, ends=ends)
    refused_for = reason_of(lambda: check_hours(meeting))
    assert reason_of(lambda: check_hours(replace(meeting, ends=None))) in {None, refused_for}
    if refused_for is None:
        assert meeting.ends_at is not None
        assert meeting.starts_at < meeting.ends_at <= meeting.midnight
    elif refused_for is Reason.ENDS_BEFORE_START:
        assert start >= ends
    else:
        assert 2 in {start.hour, ends.hour}
