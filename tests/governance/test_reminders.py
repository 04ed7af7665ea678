from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import STOCKHOLM, instant
from governance.provenance import setting
from governance.reminder_offsets import AFTER, Offset
from governance.reminders import (
    PLANS,
    REMINDERS,
    Kind,
    Plan,
    Subject,
    Told,
    begun,
    is_told,
    last_day,
    morning,
    reminders,
)
from tests.governance.any_number import few

HOLIDAYS = {date(2027, 3, 26), date(2027, 3, 29), date(2027, 12, 24)}
DUTY = PLANS[Kind.DUTY]


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in HOLIDAYS


def subject(due: datetime | date, kind: Kind = Kind.DUTY) -> Subject:
    key, ask = f"{kind}:{due}", ("frist", {"nr": "1"})
    return Subject(kind, key, due, ask, None, (1,), (2,), (3,), (1, 4))


def told_at(due: datetime | date, plan: Plan) -> list[tuple[str, str]]:
    found = reminders(subject(due), plan, works)
    return [(each.offset.word, f"{each.at:%Y-%m-%d %H:%M}") for each in found]


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


def test_a_duty_is_told_of_before_its_date_and_when_that_has_passed() -> None:
    assert told_at(date(2027, 12, 15), DUTY) == [
        ("60", "2027-10-15 08:00"),  # the day is a Saturday
        ("30", "2027-11-15 08:00"),
        ("14", "2027-12-01 08:00"),
        ("7", "2027-12-08 08:00"),
        ("1", "2027-12-14 08:00"),
        ("efter", "2027-12-16 08:00"),
    ]


def test_a_day_that_does_not_work_gives_way_to_the_last_before_it_or_the_first_after() -> None:
    plan = Plan((Offset(1), AFTER), (Told.CHANNEL,))
    assert told_at(date(2027, 3, 28), plan) == [
        ("1", "2027-03-25 08:00"),
        ("efter", "2027-03-30 08:00"),
    ]


def test_of_two_at_one_moment_the_nearer_to_the_date_is_told() -> None:
    # Monday: both three days and one day before lie in the weekend or before it.
    plan = Plan(tuple(map(Offset, (14, 3, 1))), (Told.CHANNEL,))
    assert told_at(date(2027, 2, 15), plan) == [
        ("14", "2027-02-01 08:00"),
        ("1", "2027-02-12 08:00"),
    ]


def test_how_near_an_offset_is_goes_by_days_and_hours_and_not_by_its_place_in_the_plan() -> None:
    # Monday at eight: a day before lies in the weekend, 72 hours before is the Friday as well.
    monday = moment("2027-02-15 08:00")
    for offsets in permutations((Offset(hours=72), Offset(1))):
        plan = Plan(offsets, (Told.CHANNEL,))
        assert told_at(monday, plan) == [("1", "2027-02-12 08:00")]
    for days in permutations(map(Offset, (14, 3, 1))):
        assert told_at(date(2027, 2, 15), Plan(days, (Told.CHANNEL,))) == [
            ("14", "2027-02-01 08:00"),
            ("1", "2027-02-12 08:00"),
        ]


def test_a_meeting_is_told_of_real_hours_before_it_begins() -> None:
    plan = PLANS[Kind.MEETING]
    assert told_at(moment("2027-02-11 10:00"), plan) == [
        ("14", "2027-01-28 08:00"),
        ("3", "2027-02-08 08:00"),
        ("1", "2027-02-10 08:00"),
        ("1h", "2027-02-11 09:00"),
    ]
    (last,) = reminders(subject(moment("2027-03-28 03:30")), Plan((Offset(hours=1),), ()), works)
    assert last.at.astimezone(UTC) == datetime(2027, 3, 28, 0, 30, tzinfo=UTC)
    assert f"{last.at:%H:%M}" == "01:30"


@pytest.mark.parametrize(
    ("known", "told"),
    [
        # A Friday: 30 days before has passed as well, so the Monday tells once, of both.
        (date(2027, 1, 29), [("14", "2027-02-01 08:00"), ("1", "2027-02-12 08:00")]),
        (date(2027, 1, 31), [("14", "2027-02-01 08:00"), ("1", "2027-02-12 08:00")]),
        (date(2027, 2, 1), [("14", "2027-02-02 08:00"), ("1", "2027-02-12 08:00")]),
        (date(2027, 3, 25), [("1", "2027-03-30 08:00")]),
        (None, [("30", "2027-01-15 08:00"), ("14", "2027-02-01 08:00"), ("1", "2027-02-12 08:00")]),
    ],
)
def test_what_has_just_become_known_is_told_of_from_the_next_working_morning(
    known: date | None, told: list[tuple[str, str]]
) -> None:
    plan = Plan(tuple(map(Offset, (30, 14, 1))), (Told.CHANNEL,))
    of = replace(subject(date(2027, 2, 15)), known=known)
    assert [
        (each.offset.word, f"{each.at:%Y-%m-%d %H:%M}") for each in reminders(of, plan, works)
    ] == told


def test_what_has_no_time_of_day_is_not_counted_in_hours() -> None:
    plan = Plan((Offset(hours=1), Offset(1)), (Told.CHANNEL,))
    assert told_at(date(2027, 2, 11), plan) == [("1", "2027-02-10 08:00")]


def test_the_day_of_a_moment_is_the_one_in_sweden() -> None:
    assert last_day(subject(datetime(2026, 6, 30, 22, tzinfo=UTC))) == date(2026, 7, 1)
    assert last_day(subject(date(2026, 6, 30))) == date(2026, 6, 30)


def test_the_leap_day_counts() -> None:
    plan = Plan((Offset(1), Offset(2)), (Told.CHANNEL,))
    assert told_at(date(2028, 3, 1), plan) == [
        ("2", "2028-02-28 08:00"),
        ("1", "2028-02-29 08:00"),
    ]


def test_the_nearer_it_is_the_more_are_told() -> None:
    plan = Plan(
        (Offset(30), Offset(8), Offset(7), Offset(2), Offset(1), Offset(hours=2)), tuple(Told)
    )
    found = reminders(subject(moment("2027-10-14 15:00")), plan, works)
    assert [(each.offset.word, each.persons) for each in found] == [
        ("30", (1,)),
        ("8", (1,)),
        ("7", (1, 2)),
        ("2", (1, 2)),
        ("1", (1, 2, 3, 4)),
        ("2h", (1, 2, 3, 4)),
    ]


def test_only_those_in_the_plan_are_told() -> None:
    for told, persons in zip(Told, [(), (1,), (2,), (3,), (1, 4)], strict=True):
        of = subject(date(2027, 2, 11))
        (found,) = reminders(of, Plan((Offset(1),), (told,)), works)
        assert found.subject == of
        assert (found.channel, found.persons) == (told is Told.CHANNEL, persons)


def test_when_the_date_has_passed_backup_and_chair_are_told_too() -> None:
    *_, last = reminders(subject(date(2027, 12, 15)), DUTY, works)
    assert (last.offset, last.channel, last.persons) == (AFTER, True, (1, 2, 3))


def test_every_kind_has_a_plan_and_is_a_setting() -> None:
    assert PLANS.keys() == set(Kind)
    assert setting("påminnelser") == REMINDERS


def test_the_proposed_plans_are_those_of_the_issue() -> None:
    words = {kind: [each.word for each in plan.offsets] for kind, plan in PLANS.items()}
    assert words == {
        Kind.DUTY: ["60", "30", "14", "7", "1", "efter"],
        Kind.EXIT: ["60", "30", "14", "7", "1"],
        Kind.MEETING: ["14", "3", "1", "1h"],
        Kind.TERM: ["90", "30"],
        Kind.OTHER: ["60", "30", "14", "7", "1", "efter"],
        Kind.VOTE: ["halva", "48h", "4h"],
    }
    assert {plan.hour for plan in PLANS.values()} == {time(8)}
    told = {kind: plan.told for kind, plan in PLANS.items()}
    assert told.pop(Kind.VOTE) == ()
    assert all(Told.CHANNEL in each and Told.OWNER in each for each in told.values())


def test_a_time_the_spring_night_skips_is_as_much_later_and_a_doubled_one_its_first_pass() -> None:
    assert f"{morning(date(2027, 3, 28), time(2, 30)):%H:%M %z}" == "03:30 +0200"
    assert f"{morning(date(2027, 10, 31), time(2, 30)):%H:%M %z}" == "02:30 +0200"


@given(
    some.dates(date(2026, 1, 1), date(2030, 12, 31)),
    some.sets(some.integers(0, 180), min_size=1, max_size=6),
    some.times(),
)
def test_reminders_come_in_order_each_on_a_working_day_not_after_the_date(
    due: date, days: set[int], hour: time
) -> None:
    plan = Plan(tuple(map(Offset, days)), (Told.CHANNEL,), hour)
    found = reminders(subject(due), plan, works)
    moments = [instant(each.at) for each in found]
    assert moments == sorted(set(moments))
    for each in found:
        day = each.at.date()
        assert works(day)
        assert day <= due - timedelta(days=each.offset.days)
        assert not any(
            works(day + timedelta(days=n))
            for n in range(1, (due - day).days + 1 - each.offset.days)
        )


def test_a_reminder_that_falls_with_the_call_is_none() -> None:
    start = datetime(2026, 12, 22, 10, tzinfo=STOCKHOLM)
    called = datetime(2026, 12, 18, 7, tzinfo=UTC)
    alone = reminders(subject(start, Kind.MEETING), PLANS[Kind.MEETING], works)
    meeting = replace(subject(start, Kind.MEETING), called_at=called)
    told = reminders(meeting, PLANS[Kind.MEETING], works)
    assert [each.offset.word for each in alone] == ["14", "3", "1", "1h"]
    assert [each.offset.word for each in told] == ["14", "1", "1h"]
    elsewhen = replace(meeting, called_at=called - timedelta(hours=3))
    beside = reminders(elsewhen, PLANS[Kind.MEETING], works)
    assert [each.offset for each in beside] == [each.offset for each in alone]


def test_a_reminder_that_would_come_when_it_is_over_is_none() -> None:
    start = moment("2027-02-11 10:00")
    plan = Plan((Offset(1), Offset(0)), (Told.CHANNEL,), time(10))
    meeting = replace(subject(start, Kind.MEETING), until=start)
    assert [each.offset for each in reminders(meeting, plan, works)] == [Offset(1)]
    early = replace(plan, hour=time(9, 59))
    assert [each.offset for each in reminders(meeting, early, works)] == [Offset(1), Offset(0)]
    assert len(reminders(replace(meeting, until=None), plan, works)) == 2


@pytest.mark.parametrize(
    ("told", "at", "not_at"),
    [
        (Told.BACKUP, Offset(7), Offset(8)),
        (Told.CHAIR, Offset(1), Offset(2)),
        (Told.EVERYBODY, Offset(hours=24), Offset(hours=25)),
    ],
)
def test_some_are_told_from_so_near_the_date(told: Told, at: Offset, not_at: Offset) -> None:
    assert is_told(told, at)
    assert is_told(told, AFTER)
    assert not is_told(told, not_at)
    assert all(is_told(each, Offset(180)) for each in (Told.CHANNEL, Told.OWNER))


@few
@given(
    some.dates(date(2026, 1, 1), date(2030, 12, 31)) | some.just(date(2027, 3, 28)), some.times()
)
def test_what_is_due_on_a_days_hour_is_due_that_day_wherever_its_time_is_told(
    day: date, hour: time
) -> None:
    found = morning(day, hour)
    for due in (day, found, found.astimezone(UTC)):
        assert last_day(subject(due)) == day
    assert found.time() == hour or (found.hour, hour.hour) == (3, 2)
    assert morning(day + timedelta(days=1), hour) > found


def test_a_subject_is_told_of_from_the_day_of_its_first_reminder() -> None:
    term = subject(date(2027, 12, 31), Kind.TERM)
    # Ninety days before is a Saturday.
    days = (date(2027, 9, 30), date(2027, 10, 1), date(2027, 10, 2), date(2028, 2, 1))
    assert [begun(term, PLANS[Kind.TERM], works, day) for day in days] == [False, True, True, True]
    later = Plan((Offset(30), AFTER), (Told.CHANNEL,))
    assert not begun(term, later, works, date(2027, 11, 30))
    assert begun(term, later, works, date(2027, 12, 1))


def test_what_has_no_reminders_is_never_told_of() -> None:
    over = replace(subject(date(2027, 12, 31)), until=moment("2027-01-01 00:00"))
    assert not begun(over, DUTY, works, date(2028, 6, 1))


@few
@given(some.dates(date(2027, 1, 1), date(2028, 12, 31)), some.integers(-200, 100))
def test_what_is_told_of_stays_so_and_is_by_its_last_reminder(due: date, days: int) -> None:
    given_for, today = subject(due), due + timedelta(days=days)
    first, *_, last = reminders(given_for, DUTY, works)
    told = begun(given_for, DUTY, works, today)
    assert told is (today >= first.at.date())
    assert not told or begun(given_for, DUTY, works, today + timedelta(days=1))
    assert begun(given_for, DUTY, works, last.at.date())
