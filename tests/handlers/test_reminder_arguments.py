"""How long before, as people write it, and what is told of the limits where it cannot be read."""

import pytest

from handlers.kinds import Arguments
from handlers.misread import Expected, Misread
from handlers.reminder_arguments import MOST_DAYS, MOST_HOURS, Offsets
from handlers.texts.expected import noun


class Taken(Arguments):
    dagar: Offsets = ()


@pytest.mark.parametrize("text", ["30 minuter", "0h", f"{MOST_DAYS + 1}", f"{MOST_HOURS + 1}h"])
def test_what_is_too_near_or_too_far_is_a_misread_that_names_the_limits(text: str) -> None:
    with pytest.raises(Misread) as caught:
        Taken.model_validate({"dagar": f"14, {text}"})
    assert caught.value.expected is Expected.OFFSETS
    told = noun(caught.value.expected)
    assert f"0–{MOST_DAYS} dagar eller 1–{MOST_HOURS} timmar," in told


def test_the_limits_themselves_are_taken() -> None:
    found = Taken.model_validate({"dagar": f"{MOST_DAYS}, {MOST_HOURS}h, 1h"}).dagar
    assert [(each.days, each.hours) for each in found] == [(MOST_DAYS, 0), (0, MOST_HOURS), (0, 1)]
