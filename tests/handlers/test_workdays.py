"""Which days are free, and what the red ones are called."""

from datetime import date

import pytest

from handlers.workdays import name_of, works


@pytest.mark.parametrize(
    ("day", "called"),
    [
        (date(2027, 3, 26), "Långfredagen"),
        (date(2027, 12, 24), "Julafton"),
        (date(2027, 5, 6), "Kristi himmelsfärdsdag"),
    ],
)
def test_a_red_day_and_an_eve_have_a_name_and_are_free(day: date, called: str) -> None:
    assert name_of(day) == called
    assert not works(day)


def test_a_weekend_is_free_and_has_no_name() -> None:
    assert name_of(date(2027, 2, 14)) == ""
    assert not works(date(2027, 2, 14))
    assert name_of(date(2027, 2, 11)) == ""
    assert works(date(2027, 2, 11))
