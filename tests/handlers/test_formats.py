import pytest

from handlers.texts.formats import days_left


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (0, "i dag"),
        (1, "i morgon"),
        (2, "om 2 dagar"),
        (27051, "om 27\u00a0051 dagar"),
        (-1, "i går"),
        (-2, "för 2 dagar sedan"),
        (-1000, "för 1\u00a0000 dagar sedan"),
    ],
)
def test_how_far_away_a_day_is_is_said_as_people_say_it(days: int, said: str) -> None:
    assert days_left(days) == said
