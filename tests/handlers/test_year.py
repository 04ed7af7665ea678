from datetime import date

import pytest

from governance.year import Duty, in_year, upcoming
from handlers.texts import year as texts
from handlers.workdays import works
from tests.conversations.stage import Stage

# The statutory table: year, the last working days before, the first ones after (data, section 5).
FREE = {
    2029: (("2029-03-29", "2029-06-29", "2029-12-14"), ("2029-04-03", "2029-07-02", "2029-12-17")),
    2030: (("2030-03-29", "2030-06-28", "2030-12-13"), ("2030-04-01", "2030-07-01", "2030-12-16")),
    2035: (("2035-03-30", "2035-06-29", "2035-12-14"), ("2035-04-02", "2035-07-02", "2035-12-17")),
}


def test_every_duty_has_its_words() -> None:
    assert texts.NAMES.keys() == texts.ASKS.keys() == set(Duty)


@pytest.mark.parametrize("year", range(2025, 2036))
def test_only_free_days_are_planned_for_the_working_day_before(year: int) -> None:
    found = in_year(year, date(2026, 11, 22), works)
    dated = [each for each in found if each.duty not in texts.COUNTED]
    before = tuple(str(each.plan_for) for each in dated if each.plan_for)
    after = tuple(str(each.next_working) for each in dated if each.next_working)
    assert (before, after) == FREE.get(year, ((), ()))


def test_the_next_dates_seen_from_22_november_2026() -> None:
    found = [each for each in upcoming(date(2026, 11, 22), works) if each.duty not in texts.COUNTED]
    assert [texts.name(each) for each in found] == [
        "Verksamhetsplanen för 2027",
        "Verksamhetsrapporten för 2026",
        "Utträde den 1 januari 2028",
    ]
    assert [texts.when(each) for each in found] == [
        "Senast tisdag den 15 december 2026, om 23 dagar.",
        "Senast onsdag den 31 mars 2027, om 129 dagar.",
        "Senast onsdag den 30 juni 2027, om 220 dagar.",
    ]


def test_the_last_day_of_the_year_is_counted_to_and_never_planned_for() -> None:
    found = [each for each in in_year(2027, date(2027, 1, 1), works) if each.duty in texts.COUNTED]
    assert len(found) == 2
    assert all(texts.when(each).startswith("Räknas till och med") for each in found)


def test_nothing_is_called_timely_or_late(stage: Stage) -> None:
    for line in ("gast: frister", "gast: frister 2025", "gast: frister 2029"):
        answered = "\n".join(stage.play(line)).casefold()
        assert not any(word in answered for word in ("i tid", "för sent", "försen", "missad"))


def test_the_years_beside_are_offered_as_far_as_years_go(stage: Stage) -> None:
    assert "[Frister 2023]" not in "\n".join(stage.play("gast: frister 2024"))
    assert "[Frister 2025]" in "\n".join(stage.play("gast: frister 2024"))
    assert "[Frister 2101]" not in "\n".join(stage.play("gast: frister 2100"))
