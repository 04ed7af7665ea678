from datetime import UTC, datetime, timedelta

from bot.clock import STOCKHOLM, MovableClock, wall_clock

SOON = timedelta(seconds=2)


def test_the_wall_clock_is_in_stockholm_and_right() -> None:
    shown = wall_clock()
    assert shown.tzinfo is STOCKHOLM
    assert abs(shown - MovableClock()()) < SOON


def test_a_moved_clock_goes_on_from_where_it_was_moved_to() -> None:
    clock = MovableClock()
    to = datetime(2029, 3, 31, 12, tzinfo=STOCKHOLM)
    clock.move_to(to)
    first, second = clock(), clock()
    assert to <= first <= second < to + SOON
    assert first.tzinfo is STOCKHOLM


def test_it_is_moved_to_the_same_moment_in_winter_and_summer() -> None:
    clock = MovableClock()
    for to in (
        datetime(2029, 1, 1, 12, tzinfo=STOCKHOLM),
        datetime(2029, 7, 1, 12, tzinfo=STOCKHOLM),
        datetime(2029, 3, 25, 1, 30, tzinfo=UTC),
    ):
        clock.move_to(to)
        assert to <= clock() < to + SOON
    assert clock().utcoffset() == timedelta(hours=2)
