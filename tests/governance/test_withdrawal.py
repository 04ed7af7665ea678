from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import STOCKHOLM, local
from governance.provenance import Source, charter, reading
from governance.refusal import Refusal
from governance.withdrawal import (
    Counted,
    Notice,
    Reason,
    check_notice,
    confirmed,
    corrected,
    effect,
    effects,
    lead_alike,
    overdue,
    ruled,
    taken_back,
    unconfirmed,
    unruled,
    waited,
)
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

SENT, RECEIVED = (
    datetime(2026, 6, 30, 16, 0, tzinfo=STOCKHOLM),
    datetime(2026, 7, 2, 9, 30, tzinfo=STOCKHOLM),
)
NOTICE = Notice("12", RECEIVED, SENT)
TODAY = date(2026, 7, 3)
FIRST = datetime(2024, 1, 1, tzinfo=UTC)
MOMENTS = some.timedeltas(timedelta(0), timedelta(days=4000)).map(lambda gone: FIRST + gone)
UNSENT = replace(NOTICE, sent_at=None)


def refused(act: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        act()
    return caught.value


def parts(refusal: Refusal) -> tuple[str, Source, dict[str, object]]:
    return refusal.reason, refusal.source, refusal.fields


@pytest.mark.parametrize(
    ("moment", "effective"),
    [
        (datetime(2026, 6, 30, 23, 59, 59, tzinfo=STOCKHOLM), date(2027, 1, 1)),
        (datetime(2026, 6, 30, 21, 59, 59, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 7, 1, 0, 0, 0, tzinfo=STOCKHOLM), date(2028, 1, 1)),
        (datetime(2026, 6, 30, 22, 0, 0, tzinfo=UTC), date(2028, 1, 1)),
        (datetime(2026, 1, 1, 0, 0, tzinfo=STOCKHOLM), date(2027, 1, 1)),
        (datetime(2025, 12, 31, 23, 0, tzinfo=UTC), date(2027, 1, 1)),
        (datetime(2026, 12, 31, 23, 59, tzinfo=STOCKHOLM), date(2028, 1, 1)),
    ],
)
def test_midnight_between_june_and_july_is_by_swedish_clocks(
    moment: datetime, effective: date
) -> None:
    assert effect(moment) == effective


@given(MOMENTS)
def test_an_exit_takes_effect_on_a_new_year_at_least_half_a_year_away(moment: datetime) -> None:
    found, day = effect(moment), local(moment).date()
    assert (found.month, found.day) == (1, 1)
    assert date(found.year - 1, 6, 30) >= day > date(found.year - 2, 6, 30)


@given(MOMENTS, some.timedeltas(timedelta(0), timedelta(days=900)))
def test_a_later_moment_never_takes_effect_earlier(moment: datetime, more: timedelta) -> None:
    assert effect(moment) <= effect(moment + more)


def test_sent_in_june_and_received_in_july_the_readings_part() -> None:
    assert effects(NOTICE) == {
        Counted.RECEIVED: date(2028, 1, 1),
        Counted.SENT: date(2027, 1, 1),
    }
    assert next(iter(effects(NOTICE))) is Counted.RECEIVED


def test_a_notice_nobody_knows_when_was_sent_has_one_reading() -> None:
    assert effects(Notice("12", RECEIVED)) == {Counted.RECEIVED: date(2028, 1, 1)}


def test_times_that_can_be_are_taken() -> None:
    check_notice(NOTICE, RECEIVED)
    check_notice(replace(NOTICE, sent_at=RECEIVED), RECEIVED)
    check_notice(Notice("12", RECEIVED), RECEIVED)


def test_times_that_cannot_be_are_refused() -> None:
    early = RECEIVED - timedelta(seconds=1)
    refusal = refused(lambda: check_notice(NOTICE, early))
    assert parts(refusal) == (Reason.NOT_RECEIVED_YET, charter("R24"), {"received": RECEIVED})
    backwards = replace(NOTICE, sent_at=RECEIVED + timedelta(seconds=1))
    refusal = refused(lambda: check_notice(backwards, RECEIVED))
    assert parts(refusal) == (Reason.SENT_AFTER_RECEIVED, charter("R24"), {})


def test_the_autumn_night_is_counted_in_real_time() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM, fold=0)
    second = first.replace(fold=1)
    check_notice(Notice("12", second, first), second)
    assert refused(lambda: check_notice(Notice("12", first, second), second)).reason is (
        Reason.SENT_AFTER_RECEIVED
    )


@pytest.mark.parametrize("year", [2027, 2028, 2030])
def test_the_chair_chooses_the_year_of_a_reading_or_a_later_one(year: int) -> None:
    answered = ruled(NOTICE, date(year, 1, 1), 4)
    assert (answered.effective, answered.ruled_by) == (date(year, 1, 1), 4)
    assert (NOTICE.to_rule, answered.to_rule) == (True, False)


@pytest.mark.parametrize(
    ("day", "reason", "told"),
    [
        (date(2027, 7, 1), Reason.NO_NEW_YEAR, {"day": date(2027, 7, 1)}),
        (date(2026, 12, 31), Reason.NO_NEW_YEAR, {"day": date(2026, 12, 31)}),
        (date(2026, 1, 1), Reason.BEFORE_ANY_READING, {"first": date(2027, 1, 1)}),
    ],
)
def test_another_day_is_no_answer(day: date, reason: Reason, told: dict[str, date]) -> None:
    refusal = refused(lambda: ruled(NOTICE, day, 4))
    assert parts(refusal) == (reason, reading("A9"), told)


def test_a_year_that_only_another_reading_gives_is_refused_when_nobody_knows_of_it() -> None:
    only = Notice("12", RECEIVED)
    refusal = refused(lambda: ruled(only, date(2027, 1, 1), 4))
    assert refusal.fields == {"first": date(2028, 1, 1)}


def test_a_confirmation_is_from_a_day_since_it_was_received() -> None:
    for day in (RECEIVED.date(), TODAY):
        done = confirmed(NOTICE, day, "RS 2026/10", TODAY)
        assert (done.confirmed_on, done.confirmation, done.to_confirm) == (day, "RS 2026/10", False)
    assert NOTICE.to_confirm


@pytest.mark.parametrize(
    ("day", "reason", "told"),
    [
        (
            date(2026, 7, 1),
            Reason.CONFIRMED_BEFORE_RECEIVED,
            {"received": RECEIVED.date()},
        ),
        (date(2026, 7, 4), Reason.CONFIRMED_LATER, {"day": date(2026, 7, 4)}),
    ],
)
def test_a_confirmation_from_a_day_that_cannot_be_is_refused(
    day: date, reason: Reason, told: dict[str, date]
) -> None:
    refusal = refused(lambda: confirmed(NOTICE, day, "1", TODAY))
    assert parts(refusal) == (reason, charter("R25"), told)


def test_a_notice_is_put_right_with_its_answer_as_long_as_the_readings_lead_there() -> None:
    answered = ruled(UNSENT, date(2028, 1, 1), 4)
    same = replace(answered, received_at=RECEIVED + timedelta(minutes=5), reference="RS 3")
    assert corrected(answered, same, RECEIVED + timedelta(days=1)) == same
    other = replace(answered, received_at=RECEIVED - timedelta(days=9))
    assert corrected(answered, other, RECEIVED) == replace(other, effective=None, ruled_by=None)


def test_a_reading_that_comes_or_goes_with_another_day_asks_for_a_new_answer() -> None:
    for before, after in ((UNSENT, NOTICE), (NOTICE, UNSENT)):
        answered = ruled(before, date(2028, 1, 1), 4)
        new = replace(answered, sent_at=after.sent_at)
        assert corrected(answered, new, RECEIVED) == after


def test_a_reading_that_comes_or_goes_with_the_same_day_leaves_the_answer() -> None:
    sent = replace(UNSENT, sent_at=RECEIVED - timedelta(minutes=5))
    for before, after in ((UNSENT, sent), (sent, UNSENT)):
        answered = ruled(before, date(2028, 1, 1), 4)
        new = replace(answered, sent_at=after.sent_at)
        assert corrected(answered, new, RECEIVED) == new


def test_a_notice_is_not_put_right_to_times_that_cannot_be() -> None:
    standing = confirmed(NOTICE, TODAY, "1", TODAY)
    early = RECEIVED - timedelta(seconds=1)
    refusal = refused(lambda: corrected(NOTICE, NOTICE, early))
    assert refusal.reason is Reason.NOT_RECEIVED_YET
    late = replace(standing, received_at=RECEIVED + timedelta(days=2))
    refusal = refused(lambda: corrected(standing, late, late.received_at))
    told = {"received": late.received_on}
    assert parts(refusal) == (Reason.CONFIRMED_BEFORE_RECEIVED, charter("R25"), told)
    same_day = replace(standing, received_at=RECEIVED + timedelta(days=1))
    assert same_day.received_on == standing.confirmed_on
    assert corrected(standing, same_day, same_day.received_at).confirmed_on == TODAY


def test_an_answer_and_a_confirmation_are_taken_back_each_by_itself() -> None:
    standing = confirmed(ruled(NOTICE, date(2028, 1, 1), 4), TODAY, "RS 1", TODAY)
    assert unruled(standing) == confirmed(NOTICE, TODAY, "RS 1", TODAY)
    assert unconfirmed(standing) == ruled(NOTICE, date(2028, 1, 1), 4)
    assert unconfirmed(unruled(standing)) == NOTICE


def test_what_was_not_given_is_not_taken_back() -> None:
    assert parts(refused(lambda: unruled(NOTICE))) == (Reason.NOT_RULED, charter("R24"), {})
    refusal = refused(lambda: unconfirmed(NOTICE))
    assert parts(refusal) == (Reason.NOT_CONFIRMED, charter("R25"), {})


def test_a_notice_taken_back_waits_for_nothing_and_takes_nothing() -> None:
    gone = taken_back(NOTICE)
    assert (gone.to_rule, gone.to_confirm, overdue(gone, date(2030, 1, 1))) == (False,) * 3
    for act in (
        lambda: ruled(gone, date(2028, 1, 1), 4),
        lambda: confirmed(gone, TODAY, "1", TODAY),
        lambda: taken_back(gone),
        lambda: corrected(gone, gone, RECEIVED),
        lambda: unruled(gone),
        lambda: unconfirmed(gone),
    ):
        assert parts(refused(act)) == (Reason.NOTICE_TAKEN_BACK, charter("R24"), {})


@pytest.mark.parametrize(
    "stands", [ruled(NOTICE, date(2027, 1, 1), 4), confirmed(NOTICE, TODAY, "1", TODAY)]
)
def test_what_something_rests_on_is_not_taken_back(stands: Notice) -> None:
    refusal = refused(lambda: taken_back(stands))
    assert parts(refusal) == (Reason.RULED_ALREADY, charter("R24"), {})


@pytest.mark.parametrize(("days", "late"), [(0, False), (30, False), (31, True)])
def test_a_confirmation_is_waited_for_from_the_day_it_was_received(
    days: int, *, late: bool
) -> None:
    today = RECEIVED.date() + timedelta(days=days)
    assert (waited(NOTICE, today), overdue(NOTICE, today)) == (days, late)
    assert not overdue(confirmed(NOTICE, today, "1", today), today)


def test_the_day_it_was_received_is_by_swedish_clocks() -> None:
    assert Notice("12", datetime(2026, 6, 30, 22, 0, tzinfo=UTC)).received_on == date(2026, 7, 1)


GONE = some.timedeltas(timedelta(0), timedelta(days=500))
NOTICES = some.builds(
    lambda received, before_that: Notice(
        "12", received, None if before_that is None else received - before_that
    ),
    MOMENTS,
    some.none() | some.timedeltas(timedelta(days=-2), timedelta(days=500)),
)


@few
@given(NOTICES, GONE)
def test_a_notice_once_taken_is_so_later_and_a_reading_of_it_begins_a_year_to_come(
    notice: Notice, gone: timedelta
) -> None:
    received = reason_of(lambda: check_notice(notice, notice.received_at))
    assert received is reason_of(lambda: check_notice(notice, notice.received_at + gone))
    found = effects(notice)
    assert all((day.month, day.day) == (1, 1) for day in found.values())
    assert found[Counted.RECEIVED] > notice.received_on
    if received is None:
        assert max(found.values()) == found[Counted.RECEIVED]
    else:
        assert notice.sent_at is not None
        assert notice.sent_at > notice.received_at
    early = reason_of(lambda: check_notice(notice, notice.received_at - timedelta(seconds=1)))
    assert early is Reason.NOT_RECEIVED_YET


@few
@given(NOTICES, some.integers(2024, 2040), some.integers(0, 400), some.integers(-5, 400))
def test_what_is_given_by_mistake_leaves_nothing_behind_when_it_is_taken_back(
    notice: Notice, year: int, waits: int, answered: int
) -> None:
    chosen = date(year, 1, 1)
    if reason_of(lambda: ruled(notice, chosen, 4)) is None:
        answer = ruled(notice, chosen, 4)
        assert unruled(answer) == notice
        assert chosen >= min(effects(notice).values())
        assert reason_of(lambda: taken_back(answer)) is Reason.RULED_ALREADY
    today = notice.received_on + timedelta(days=waits)
    day = notice.received_on + timedelta(days=answered)
    given_answer = reason_of(lambda: confirmed(notice, day, "dnr 1", today))
    assert (given_answer is None) is (0 <= answered <= waits)
    if given_answer is None:
        answer = confirmed(notice, day, "dnr 1", today)
        assert unconfirmed(answer) == notice
        assert not overdue(answer, date(2100, 1, 1))
    gone = taken_back(notice)
    for act in (
        lambda: ruled(gone, chosen, 4),
        lambda: unruled(gone),
        lambda: confirmed(gone, day, "", today),
        lambda: unconfirmed(gone),
        lambda: corrected(gone, notice, notice.received_at),
        lambda: taken_back(gone),
    ):
        assert reason_of(act) is Reason.NOTICE_TAKEN_BACK


@few
@given(NOTICES, MOMENTS)
def test_a_correction_that_leads_to_the_same_keeps_the_answer_and_another_does_not(
    notice: Notice, received: datetime
) -> None:
    answered = ruled(notice, max(effects(notice).values()), 4)
    meant = replace(answered, received_at=received, sent_at=None)
    after = corrected(answered, meant, received)
    same = set(effects(meant).values()) == set(effects(notice).values())
    assert (after == meant) is same
    assert effects(after) == effects(meant)
    assert corrected(after, after, received) == after


@few
@given(NOTICES, some.integers(0, 400))
def test_a_confirmation_is_waited_for_one_day_more_each_day(notice: Notice, days: int) -> None:
    today = notice.received_on + timedelta(days=days)
    assert waited(notice, today) == days
    assert overdue(notice, today) is (days > 30)
    assert not overdue(taken_back(notice), today)


def test_notices_lead_alike_when_their_readings_lead_to_the_same_days() -> None:
    june = replace(NOTICE, received_at=SENT, sent_at=None)
    assert lead_alike(june, replace(june, sent_at=SENT - timedelta(days=5)))
    assert not lead_alike(NOTICE, UNSENT)


@given(NOTICES, NOTICES)
@few
def test_to_lead_alike_is_mutual_and_is_about_days_alone(one: Notice, other: Notice) -> None:
    assert lead_alike(one, one)
    assert lead_alike(one, other) is lead_alike(other, one)
    same = sorted(set(effects(one).values())) == sorted(set(effects(other).values()))
    assert lead_alike(one, replace(other, region="01")) is same
