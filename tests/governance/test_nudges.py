from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import STOCKHOLM, instant
from governance.nudges import NUDGES, Nudge, nudges, to_nudge, tomorrow
from governance.provenance import setting
from governance.reminder_offsets import HALF, Offset
from governance.reminders import PLANS, Kind
from governance.room import Ballot, Form, Room
from tests.governance.any_number import few
from tests.governance.any_vote import ROOMS

TWO_DAYS, FOUR_HOURS = Offset(hours=48), Offset(hours=4)
PROPOSED = PLANS[Kind.VOTE].offsets
HOLIDAYS = {date(2026, 12, 24), date(2026, 12, 25), date(2029, 3, 30), date(2029, 4, 2)}


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def planned(opened: str, closes: str, *offsets: Offset) -> list[tuple[Offset, str]]:
    found = nudges(moment(opened), moment(closes), offsets or PROPOSED, works)
    return [(nudge.offset, f"{nudge.at:%Y-%m-%d %H:%M}") for nudge in found]


@pytest.mark.parametrize(
    ("opened", "closes", "expected"),
    [
        # Half-time on Saturday night is moved on to Monday.
        (
            "2026-11-30 09:00",
            "2026-12-11 13:00",
            [
                (HALF, "2026-12-07 08:00"),
                (TWO_DAYS, "2026-12-09 13:00"),
                (FOUR_HOURS, "2026-12-11 09:00"),
            ],
        ),
        # The same, but two days before the close are on that Monday too.
        (
            "2026-12-01 15:00",
            "2026-12-09 13:00",
            [(TWO_DAYS, "2026-12-07 13:00"), (FOUR_HOURS, "2026-12-09 09:00")],
        ),
        # An evening: half-time goes to the next morning, two days before back to 16.
        (
            "2026-12-07 18:00",
            "2026-12-17 18:00",
            [
                (HALF, "2026-12-14 08:00"),
                (TWO_DAYS, "2026-12-15 16:00"),
                (FOUR_HOURS, "2026-12-17 14:00"),
            ],
        ),
        # A night: four hours before a morning's close go back to Friday, and so do the others.
        ("2026-12-07 07:00", "2026-12-14 11:59", [(FOUR_HOURS, "2026-12-11 16:00")]),
        # Over Christmas they all meet on the last day before it.
        ("2026-12-18 10:00", "2026-12-28 10:00", [(FOUR_HOURS, "2026-12-23 16:00")]),
        # In four days half-time and two days before are one moment.
        (
            "2026-12-07 12:00",
            "2026-12-11 12:00",
            [(TWO_DAYS, "2026-12-09 12:00"), (FOUR_HOURS, "2026-12-11 08:00")],
        ),
        # In a short vote half-time comes after the two days.
        (
            "2026-12-07 03:58",
            "2026-12-09 12:00",
            [
                (TWO_DAYS, "2026-12-07 12:00"),
                (HALF, "2026-12-08 08:00"),
                (FOUR_HOURS, "2026-12-09 08:00"),
            ],
        ),
    ],
)
def test_nudges_lie_inside_working_hours(
    opened: str, closes: str, expected: list[tuple[Offset, str]]
) -> None:
    assert planned(opened, closes) == expected


def test_a_moment_just_inside_is_kept_and_just_outside_moved() -> None:
    at_eight = planned("2026-12-01 09:00", "2026-12-10 12:00")
    assert (FOUR_HOURS, "2026-12-10 08:00") in at_eight
    before_eight = planned("2026-12-01 09:00", "2026-12-10 11:59")
    assert (FOUR_HOURS, "2026-12-09 16:00") in before_eight
    before_five = planned("2026-12-01 09:00", "2026-12-10 20:59")
    assert (FOUR_HOURS, "2026-12-10 16:59") in before_five
    at_five = planned("2026-12-01 09:00", "2026-12-10 21:00")
    assert (FOUR_HOURS, "2026-12-10 16:00") in at_five


@pytest.mark.parametrize(
    ("half", "moved"),
    [
        ("2026-12-08 07:59", "2026-12-08 08:00"),
        ("2026-12-08 08:00", "2026-12-08 08:00"),
        ("2026-12-08 16:59", "2026-12-08 16:59"),
        ("2026-12-08 17:00", "2026-12-09 08:00"),
        ("2026-12-11 17:00", "2026-12-14 08:00"),
        ("2026-12-12 07:59", "2026-12-14 08:00"),
        ("2026-12-12 12:00", "2026-12-14 08:00"),
    ],
)
def test_half_time_is_moved_later(half: str, moved: str) -> None:
    middle = moment(half)
    found = nudges(middle - timedelta(days=20), middle + timedelta(days=20), PROPOSED, works)
    assert found[0] == Nudge(HALF, moment(moved))


def test_a_holiday_is_passed_over() -> None:
    found = planned("2029-03-20 09:00", "2029-04-03 10:00")
    assert found[1:] == [(FOUR_HOURS, "2029-03-29 16:00")]


def test_of_two_on_a_day_the_one_meant_for_later_goes_out() -> None:
    # Two days and four hours before Monday 10:00 are both moved to Friday 16:00.
    assert planned("2026-12-01 10:00", "2026-12-14 10:00")[1:] == [(FOUR_HOURS, "2026-12-11 16:00")]


def test_what_would_go_out_before_the_opening_or_after_the_close_falls_away() -> None:
    assert planned("2026-12-08 12:00", "2026-12-08 16:00") == [(HALF, "2026-12-08 14:00")]
    assert planned("2026-12-08 18:00", "2026-12-08 22:00") == []
    assert planned("2026-12-08 07:00", "2026-12-08 08:00") == []


def test_a_nudge_lies_strictly_after_the_opening() -> None:
    # Four hours before the close is the very moment of the opening.
    assert planned("2026-12-08 09:00", "2026-12-08 13:00") == [(HALF, "2026-12-08 11:00")]


def test_hours_are_real_ones_over_the_change_of_summer_time() -> None:
    found = planned("2026-10-12 09:00", "2026-10-26 10:00")
    assert (HALF, "2026-10-19 09:00") not in found
    assert found[0] == (HALF, "2026-10-19 10:00")


def test_only_what_the_plan_says_is_a_nudge_whatever_its_order() -> None:
    span = ("2026-12-01 09:00", "2026-12-15 13:00")
    assert planned(*span, HALF) == [(HALF, "2026-12-08 11:00")]
    assert planned(*span, Offset(hours=1), Offset(hours=24)) == [
        (Offset(hours=24), "2026-12-14 13:00"),
        (Offset(hours=1), "2026-12-15 12:00"),
    ]
    # The same moment: the day is said before the hours, and the hours go out.
    for offsets in ((Offset(1), Offset(hours=24)), (Offset(hours=24), Offset(1))):
        assert planned(*span, *offsets) == [(Offset(hours=24), "2026-12-14 13:00")]


def test_days_before_are_those_of_the_calendar() -> None:
    # Summer time has ended on the Sunday between.
    span = ("2026-10-12 09:00", "2026-10-27 15:30")
    assert planned(*span, Offset(4)) == [(Offset(4), "2026-10-23 15:30")]
    assert planned(*span, Offset(hours=96)) == [(Offset(hours=96), "2026-10-23 16:30")]
    # Where clocks in Sweden show another day than the one the close is told in.
    late = moment("2026-12-09 00:30")
    (found,) = nudges(late - timedelta(days=9), late.astimezone(UTC), (Offset(1),), works)
    assert found == Nudge(Offset(1), moment("2026-12-07 16:00"))


INSTANTS = some.datetimes(
    datetime.fromisoformat("2026-01-01"),
    datetime.fromisoformat("2035-12-31"),
    timezones=some.just(UTC),
)


OFFSETS = some.lists(
    some.just(HALF)
    | some.builds(Offset, hours=some.integers(1, 336))
    | some.builds(Offset, days=some.integers(1, 14)),
    max_size=6,
)


@given(INSTANTS, some.timedeltas(timedelta(minutes=1), timedelta(days=60)), OFFSETS)
def test_nobody_is_nudged_at_a_bad_time_or_twice_a_day(
    start: datetime, span: timedelta, offsets: list[Offset]
) -> None:
    found = nudges(start, start + span, offsets, works)
    for nudge in found:
        assert nudge.at.tzinfo is STOCKHOLM
        assert works(nudge.at.date())
        assert time(8) <= nudge.at.time() < time(17)
        assert start < instant(nudge.at) < start + span
    assert len({nudge.at.date() for nudge in found}) == len(found)
    assert {nudge.offset for nudge in found} <= set(offsets)
    assert [nudge.at for nudge in found] == sorted(nudge.at for nudge in found)


@given(INSTANTS, some.timedeltas(timedelta(days=11), timedelta(days=60)))
def test_a_long_vote_is_nudged_before_its_close(start: datetime, span: timedelta) -> None:
    last = nudges(start, start + span, PROPOSED, works)[-1]
    assert last.offset == FOUR_HOURS
    assert instant(last.at) <= start + span - timedelta(hours=4)


def test_tomorrow_is_the_morning_of_the_next_working_day() -> None:
    closes = moment("2026-12-14 12:00")
    assert tomorrow(moment("2026-12-08 23:00"), closes, works) == moment("2026-12-09 08:00")
    assert tomorrow(moment("2026-12-11 09:00"), closes, works) == moment("2026-12-14 08:00")
    late = moment("2026-12-08 23:30").astimezone(UTC) + timedelta(hours=1)
    assert tomorrow(late, closes, works) == moment("2026-12-10 08:00")


def test_there_is_no_tomorrow_at_or_after_the_close() -> None:
    at = moment("2026-12-08 12:00")
    assert tomorrow(at, moment("2026-12-09 08:00"), works) is None
    assert tomorrow(at, moment("2026-12-09 08:01"), works) == moment("2026-12-09 08:00")


def test_only_those_who_take_part_and_have_not_voted_are_nudged() -> None:
    room = Room(
        Form.CAPSULAM,
        (17, 16, 15, 14, 13, 12, 11),
        conflicted=frozenset({17}),
        ballots={16: Ballot.OUT, 15: Ballot.ABSTAIN},
    )
    assert to_nudge(room) == (14, 13, 12, 11)


def test_nudges_are_a_setting() -> None:
    assert setting("påminnelser om röst") == NUDGES


@few
@given(INSTANTS, some.timedeltas(timedelta(0), timedelta(days=14)), some.integers(0, 400))
def test_tomorrow_is_at_eight_on_a_working_day_while_the_vote_is_open(
    at: datetime, left: timedelta, hours: int
) -> None:
    closes = at + left
    found = tomorrow(at, closes, works)
    if found is None:
        assert left <= timedelta(days=7)
    else:
        assert at < found < closes
        assert works(found.date())
        assert (found.hour, found.minute) == (8, 0)
        assert found.date() > at.astimezone(STOCKHOLM).date()
        assert tomorrow(at, closes + timedelta(hours=hours), works) == found


@few
@given(ROOMS)
def test_whoever_has_voted_is_nudged_no_more_and_the_others_still_are(room: Room) -> None:
    nudged = to_nudge(room)
    assert set(nudged).isdisjoint(room.ballots)
    assert set(nudged) | set(room.voted) == room.taking_part
    for person in nudged:
        after = replace(room, ballots={**room.ballots, person: Ballot.ABSTAIN})
        assert to_nudge(after) == tuple(each for each in nudged if each != person)
