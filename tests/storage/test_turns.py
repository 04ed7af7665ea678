"""The writers' queue: first come, first served."""

import threading
import time

import pytest

from storage.turns import Busy, Turns


def wait_until(turns: Turns, waiting: int) -> None:
    until = time.monotonic() + 5
    while turns.waiting < waiting and time.monotonic() < until:
        time.sleep(0.001)
    assert turns.waiting == waiting


def test_a_free_turn_is_taken_at_once_with_the_time_left() -> None:
    with Turns().turn(2.0) as left:
        assert 1.5 < left <= 2.0


def test_writers_are_served_in_the_order_they_came() -> None:
    turns = Turns()
    served: list[int] = []

    def write(number: int) -> None:
        with turns.turn(5):
            served.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(10)]
    with turns.turn(5):
        for number, thread in enumerate(threads, start=1):
            thread.start()
            wait_until(turns, number)
    for thread in threads:
        thread.join()
    assert served == list(range(10))


def test_who_waits_too_long_leaves_the_queue_to_the_next() -> None:
    turns = Turns()
    with turns.turn(1):
        with pytest.raises(Busy), turns.turn(0.01):
            pass
        assert turns.waiting == 0
    with turns.turn(0.01):
        pass


class Passing(Turns):
    """Passes the turn on in the very moment the waiting one gives up."""

    def _give_up(self, called: threading.Event) -> None:
        self._pass_on()
        super()._give_up(called)


def test_a_turn_passed_on_at_the_last_moment_is_taken() -> None:
    turns = Passing()
    held = turns.turn(1)
    held.__enter__()
    with turns.turn(0.01) as left:
        assert left == 0.0
        assert turns.waiting == 0


def test_an_exception_gives_the_turn_back() -> None:
    turns = Turns()
    with pytest.raises(KeyError), turns.turn(1):
        raise KeyError
    with turns.turn(0.01):
        pass
