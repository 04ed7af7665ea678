from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.adoptions import AppliedOrder
from governance.local_time import STOCKHOLM
from governance.refusal import Refusal
from governance.reservations import (
    Course,
    Kind,
    Statement,
    deadline,
    in_effect,
    noted,
    reserved,
)
from governance.room import Ballot, Form, Room
from governance.tally import Outcome
from governance.vote_reasons import Reason
from governance.working_order import DRAFT, WorkingOrder
from tests.governance.any_number import few
from tests.governance.any_vote import MEMBERS, MOMENTS, ROOMS
from tests.governance.verdicts import reason_of

AT = datetime(2026, 12, 8, 14, tzinfo=STOCKHOLM)
OVER = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
TICK = timedelta(microseconds=1)
APPLIED = AppliedOrder(WorkingOrder(note_hours=12), "2026-01")
GOING_ON = Course(APPLIED, 1)
CARRIED = Course(APPLIED, 1, OVER, Outcome.CARRIED)
FELL = Course(APPLIED, 1, OVER, Outcome.NOT_CARRIED)
ROOM = Room(
    Form.CAPSULAM,
    (11, 12, 13, 14, 15, 16, 17),
    conflicted=frozenset({17}),
    ballots={
        11: Ballot.YES,
        12: Ballot.NO,
        13: Ballot.ABSTAIN,
        14: Ballot.OUT,
        17: Ballot.NO,
    },
)
MEETING = replace(ROOM, form=Form.MEETING, present=frozenset({11, 12, 13, 14, 15, 17}))


def refusal(course: Course, room: Room, person: int, at: datetime = AT) -> Refusal:
    with pytest.raises(Refusal) as refused:
        reserved(course, room, person, at)
    return refused.value


def test_before_the_outcome_a_reservation_is_conditional() -> None:
    for person in (11, 12):
        expected = Statement(Kind.RESERVATION, person, 1, AT, conditional=True)
        assert reserved(GOING_ON, ROOM, person, AT) == expected
        waiting = Course(APPLIED, 1, OVER, Outcome.WAITING)
        assert reserved(waiting, ROOM, person, AT) == expected


def test_after_it_only_who_lost_reserves() -> None:
    assert reserved(CARRIED, ROOM, 12, AT) == Statement(Kind.RESERVATION, 12, 1, AT)
    assert reserved(FELL, ROOM, 11, AT) == Statement(Kind.RESERVATION, 11, 1, AT)
    for course, person in ((CARRIED, 11), (FELL, 12)):
        found = refusal(course, ROOM, person)
        assert found.reason is Reason.OUTCOME_AGREES
        assert found.source == APPLIED.source("reservation_hours")


@pytest.mark.parametrize("person", [13, 14, 15])
@pytest.mark.parametrize("course", [GOING_ON, CARRIED, FELL])
def test_only_who_said_yes_or_no_reserves(course: Course, person: int) -> None:
    found = refusal(course, ROOM, person)
    assert found.reason is Reason.TOOK_NO_PART
    assert found.source == APPLIED.source("reservation_hours")


def test_one_in_conflict_or_away_declares_nothing() -> None:
    for room, person, reason in (
        (ROOM, 17, Reason.IN_CONFLICT),
        (MEETING, 16, Reason.NOT_PRESENT),
    ):
        assert refusal(GOING_ON, room, person).reason is reason
        with pytest.raises(Refusal) as refused:
            noted(GOING_ON, room, person, AT)
        assert refused.value.reason is reason


@pytest.mark.parametrize("person", [11, 12, 13, 14, 15])
@pytest.mark.parametrize("course", [GOING_ON, CARRIED, FELL])
def test_anybody_taking_part_leaves_a_note(course: Course, person: int) -> None:
    assert noted(course, ROOM, person, AT) == Statement(Kind.NOTE, person, 1, AT)


def test_in_a_meeting_it_is_declared_before_the_end() -> None:
    assert deadline(GOING_ON, Form.MEETING, Kind.RESERVATION) is None
    for kind in Kind:
        assert deadline(CARRIED, Form.MEETING, kind) == OVER
    assert reserved(CARRIED, MEETING, 12, OVER - TICK).person == 12
    found = refusal(CARRIED, MEETING, 12, OVER)
    assert found.reason is Reason.TOO_LATE
    assert found.fields == {"kind": Kind.RESERVATION, "deadline": OVER}


def test_a_note_too_is_left_before_the_meeting_ends() -> None:
    assert noted(CARRIED, MEETING, 13, OVER - TICK).person == 13
    with pytest.raises(Refusal) as refused:
        noted(CARRIED, MEETING, 13, OVER)
    assert refused.value.fields == {"kind": Kind.NOTE, "deadline": OVER}


def test_per_capsulam_it_is_declared_within_the_hours_of_the_order() -> None:
    day, half_day = OVER + timedelta(days=1), OVER + timedelta(hours=12)
    assert deadline(GOING_ON, Form.CAPSULAM, Kind.NOTE) is None
    assert deadline(CARRIED, Form.CAPSULAM, Kind.RESERVATION) == day
    assert deadline(CARRIED, Form.CAPSULAM, Kind.NOTE) == half_day
    assert reserved(CARRIED, ROOM, 12, day - TICK).at == day - TICK
    found = refusal(CARRIED, ROOM, 12, day)
    assert (found.reason, found.source) == (Reason.TOO_LATE, APPLIED.source("reservation_hours"))
    assert noted(CARRIED, ROOM, 12, half_day - TICK).kind is Kind.NOTE
    with pytest.raises(Refusal) as refused:
        noted(CARRIED, ROOM, 12, half_day)
    assert refused.value.reason is Reason.TOO_LATE
    assert refused.value.source == APPLIED.source("note_hours")
    assert refused.value.fields == {"kind": Kind.NOTE, "deadline": half_day}


def test_an_order_without_a_window_ends_at_the_close() -> None:
    at_once = replace(CARRIED, applied=AppliedOrder(WorkingOrder(reservation_hours=0), "2026-02"))
    assert refusal(at_once, ROOM, 12, OVER).reason is Reason.TOO_LATE
    assert reserved(at_once, ROOM, 12, OVER - TICK).person == 12


def test_a_day_is_24_hours_in_the_night_when_summer_time_ends() -> None:
    course = replace(CARRIED, over_at=datetime(2026, 10, 24, 15, tzinfo=STOCKHOLM))
    course = replace(course, applied=AppliedOrder(DRAFT, "2026-01"))
    ends = datetime(2026, 10, 25, 14, tzinfo=STOCKHOLM)
    assert deadline(course, Form.CAPSULAM, Kind.RESERVATION) == ends


@pytest.mark.parametrize(
    ("ballot", "course", "expected"),
    [
        (Ballot.YES, FELL, True),
        (Ballot.NO, CARRIED, True),
        (Ballot.YES, CARRIED, False),
        (Ballot.NO, FELL, False),
        (Ballot.ABSTAIN, FELL, False),
        (Ballot.ABSTAIN, CARRIED, False),
        (Ballot.OUT, CARRIED, False),
        (None, CARRIED, False),
        (Ballot.YES, GOING_ON, False),
        (Ballot.NO, Course(APPLIED, 1, OVER, Outcome.WAITING), False),
        (Ballot.YES, replace(FELL, version=2), False),
    ],
)
def test_a_reservation_is_in_effect_against_the_outcome_only(
    ballot: Ballot | None, course: Course, *, expected: bool
) -> None:
    statement = Statement(Kind.RESERVATION, 11, 1, AT, conditional=True)
    room = replace(ROOM, ballots={} if ballot is None else {11: ballot})
    assert in_effect(course, room, statement) is expected


def test_a_reservation_falls_with_a_later_conflict_and_a_note_never() -> None:
    room = replace(ROOM, conflicted=frozenset({12}))
    assert not in_effect(CARRIED, room, Statement(Kind.RESERVATION, 12, 1, AT))
    assert in_effect(CARRIED, room, Statement(Kind.NOTE, 12, 1, AT))


def test_a_kind_is_the_word_people_read() -> None:
    assert [kind.value for kind in Kind] == ["reservation", "protokollsanteckning"]


COURSES = some.builds(
    Course,
    some.builds(
        lambda reservation, note: AppliedOrder(
            WorkingOrder(reservation_hours=reservation, note_hours=note), "2026-01"
        ),
        some.integers(0, 168),
        some.integers(0, 168),
    ),
    some.integers(1, 2),
    some.none() | MOMENTS,
    some.none() | some.sampled_from(Outcome),
)
SPEAKERS = some.sampled_from(MEMBERS)


@few
@given(COURSES, ROOMS, SPEAKERS, MOMENTS)
def test_a_reservation_that_is_no_condition_stands_and_a_note_always_does(
    course: Course, room: Room, person: int, moment: datetime
) -> None:
    if reason_of(lambda: noted(course, room, person, moment)) is None:
        assert in_effect(course, room, noted(course, room, person, moment))
    if reason_of(lambda: reserved(course, room, person, moment)) is None:
        made = reserved(course, room, person, moment)
        assert made.conditional or in_effect(course, room, made)
        assert person in room.taking_part
        lost = {Ballot.YES: Outcome.NOT_CARRIED, Ballot.NO: Outcome.CARRIED}[room.ballots[person]]
        assert in_effect(replace(course, outcome=lost), room, made)
        corrected = replace(course, outcome=lost, version=course.version + 1)
        assert not in_effect(corrected, room, made)


@few
@given(COURSES, ROOMS, SPEAKERS, MOMENTS, some.integers(0, 99))
def test_what_is_too_late_stays_so_and_nothing_is_while_the_matter_goes_on(
    course: Course, room: Room, person: int, moment: datetime, more: int
) -> None:
    free = replace(room, present=frozenset(room.members), conflicted=frozenset())
    last = deadline(course, room.form, Kind.NOTE)
    now, later = (
        reason_of(lambda at=at: noted(course, free, person, at))
        for at in (moment, moment + timedelta(hours=more))
    )
    assert now is None or later is now
    assert (now is None) is (last is None or moment < last)
    assert (last is None) is (course.over_at is None)
    assert last is None or course.over_at is None or last >= course.over_at
    going_on = replace(course, over_at=None)
    assert reason_of(lambda: noted(going_on, free, person, moment)) is None
    reservation = deadline(course, room.form, Kind.RESERVATION)
    assert room.form is not Form.MEETING or reservation == last
