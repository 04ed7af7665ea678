from bot.slack.repeats import KEPT, Repeats


def test_what_came_before_is_seen_and_what_is_new_is_not() -> None:
    repeats = Repeats()
    assert not repeats.seen("Ev1")
    assert not repeats.seen("Ev2")
    assert repeats.seen("Ev1")
    assert repeats.seen("Ev1")


def test_the_oldest_is_forgotten_first_and_the_rest_is_kept() -> None:
    repeats = Repeats()
    for number in range(KEPT + 1):
        assert not repeats.seen(str(number))
    assert all(repeats.seen(str(number)) for number in range(1, KEPT + 1))
    assert not repeats.seen("0")
