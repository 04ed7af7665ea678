"""Seats and their holders, out and in again."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from governance.dated import in_force
from governance.steering import Holding
from storage import people, steering
from storage.database import Database
from storage.journal import Act, verify
from storage.people import Entry

START = date(2026, 1, 1)
AT = datetime(2026, 1, 1, tzinfo=UTC)


def person(database: Database, act: Act, handle: str) -> int:
    with database.writing() as archive:
        return people.add(archive, act, Entry(handle, "Ledamot")).id


def test_holdings_come_back_by_seat_and_day(database: Database, act: Act) -> None:
    who = person(database, act, "a")
    seven = Holding(7, who, START, None, date(2027, 12, 31))
    four = Holding(4, who, START)
    with database.writing() as archive:
        assert steering.seat(archive, act, seven) == ()
        assert steering.seat(archive, act, four) == ()
    with database.reading() as archive:
        assert steering.holdings(archive) == (four, seven)


def test_a_new_holder_ends_the_present_one_the_day_before(database: Database, act: Act) -> None:
    first, second = (person(database, act, handle) for handle in "ab")
    old = Holding(4, first, START, None, date(2027, 12, 31))
    new = Holding(4, second, date(2026, 7, 1))
    with database.writing() as archive:
        steering.seat(archive, act, Holding(5, first, START))
        steering.seat(archive, act, old)
        assert steering.seat(archive, act, new) == (old,)
    with database.reading() as archive:
        assert steering.holdings(archive) == (
            Holding(4, first, START, date(2026, 6, 30), date(2027, 12, 31)),
            new,
            Holding(5, first, START),
        )


def test_a_holder_of_the_past_is_left_alone(database: Database, act: Act) -> None:
    first, second = (person(database, act, handle) for handle in "ab")
    past = Holding(4, first, START, date(2026, 6, 30))
    new = Holding(4, second, date(2026, 7, 1))
    with database.writing() as archive:
        steering.seat(archive, act, past)
        assert steering.seat(archive, act, new) == ()
    with database.reading() as archive:
        assert steering.holdings(archive) == (past, new)


def test_a_holder_from_the_same_day_was_never_in_force(database: Database, act: Act) -> None:
    first, second = (person(database, act, handle) for handle in "ab")
    with database.writing() as archive:
        steering.seat(archive, act, Holding(4, first, START))
        steering.seat(archive, act, Holding(4, second, START))
    with database.reading() as archive:
        (holder,) = in_force(steering.holdings(archive), START)
    assert holder.person == second


@settings(max_examples=15, deadline=None)
@given(some.lists(some.integers(0, 400), min_size=1, max_size=6).map(sorted))
def test_holders_seated_in_turn_never_share_the_seat(
    fresh: Callable[[], AbstractContextManager[Database]], days: list[int]
) -> None:
    with fresh() as database:
        act = Act("prov", AT, None)
        who = person(database, act, "a")
        for after in days:
            with database.writing() as archive:
                steering.seat(archive, act, Holding(4, who, START + timedelta(after)))
        with database.reading() as archive:
            holdings = steering.holdings(archive)
            assert verify(archive) is None
    for after in range(401):
        held = len(in_force(holdings, START + timedelta(after)))
        assert held == (1 if after >= days[0] else 0)
