from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.dated import in_force, overlap


@dataclass(frozen=True)
class Fact:
    since: date
    until: date | None = None


FIRST, LAST = date(2026, 1, 1), date(2027, 12, 31)
DAY = timedelta(days=1)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "holds"),
    [(FIRST - DAY, False), (FIRST, True), (LAST, True), (LAST + DAY, False)],
)
def test_a_fact_holds_from_its_first_day_to_its_last(day: date, *, holds: bool) -> None:
    fact = Fact(FIRST, LAST)
    assert in_force([fact], day) == ((fact,) if holds else ())


@pytest.mark.parametrize(("day", "holds"), [(FIRST - DAY, False), (date(2999, 1, 1), True)])
def test_a_fact_without_a_last_day_holds_until_further(day: date, *, holds: bool) -> None:
    assert in_force([Fact(FIRST)], day) == ((Fact(FIRST),) if holds else ())


@given(st.lists(st.builds(Fact, DAYS, st.none() | DAYS)), DAYS)
def test_the_facts_keep_their_order(facts: list[Fact], day: date) -> None:
    found = in_force(iter(facts), day)
    assert list(found) == [
        fact for fact in facts if not (day < fact.since or (fact.until and day > fact.until))
    ]


@given(st.dates(FIRST, LAST), DAYS)
def test_a_fact_that_follows_another_leaves_no_day_with_both_or_neither(
    change: date, day: date
) -> None:
    before, after = Fact(date.min, change - DAY), Fact(change)
    assert in_force([before, after], day) == ((before,) if day < change else (after,))


@given(st.builds(Fact, DAYS, st.none() | DAYS), st.builds(Fact, DAYS, st.none() | DAYS))
def test_two_facts_overlap_when_some_day_has_both(one: Fact, other: Fact) -> None:
    first = max(one.since, other.since)
    assert overlap(one, other) == (len(in_force([one, other], first)) == 2)
    assert overlap(one, other) == overlap(other, one)


def test_facts_that_follow_on_each_other_do_not_overlap() -> None:
    assert not overlap(Fact(FIRST, LAST), Fact(LAST + DAY))
    assert overlap(Fact(FIRST, LAST), Fact(LAST))
    assert not overlap(Fact(FIRST, FIRST - DAY), Fact(FIRST - DAY))
