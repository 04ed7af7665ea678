import io
import json
import sys
from dataclasses import asdict, replace
from datetime import date

import pytest

from bot import drawing
from bot.drawing import draw, png
from bot.wheels import LEAST_HEIGHT
from bot.wheels import WIDTH as WHEEL_WIDTH
from handlers.drawings import Bar, Mark, Picture, Wheel

BARS = tuple(Bar(f"Region {number}", number, f"{number} kr") for number in range(1, 22))
SHARES = Picture("andelar.png", "Andelar 2026", "Region 21 har mest.", BARS)
KINDS = ("Datum", "Möten", "Konferenser", "Mandat", "I dag")
MARKS = tuple(
    Mark(date(2027, 12, day), f"Möte {day} på $\\frac$", KINDS[day % 5]) for day in range(1, 31)
)
YEAR = Wheel("hjul.png", "Årshjul 2027", "Ett år.", 2027, KINDS, MARKS[:3])
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def size(image: bytes) -> tuple[int, int]:
    assert image.startswith(SIGNATURE)
    return int.from_bytes(image[16:20], "big"), int.from_bytes(image[20:24], "big")


def test_a_picture_is_as_wide_as_any_and_as_high_as_its_bars() -> None:
    width, height = size(draw(SHARES))
    assert width == drawing.WIDTH * 150
    assert height == round((drawing.MARGIN + drawing.BAR_HEIGHT * 21) * 150)


def test_signs_of_a_formula_are_only_signs() -> None:
    draw(Picture("x.png", r"$\frac{1}$ & <b>", "", (Bar("$x_", 1, "$"), Bar("", 0, ""))))


def test_the_drawing_process_reads_a_picture_and_writes_an_image(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told, drawn = io.StringIO(json.dumps(asdict(SHARES))), io.TextIOWrapper(io.BytesIO())
    monkeypatch.setattr(sys, "stdin", told)
    monkeypatch.setattr(sys, "stdout", drawn)
    drawing.main()
    drawn.seek(0)
    assert size(drawn.buffer.read())[0] == drawing.WIDTH * 150


def test_a_wheel_grows_only_when_it_holds_more_than_there_is_room_for() -> None:
    width, height = size(draw(YEAR))
    assert (width, height) == (WHEEL_WIDTH * 150, LEAST_HEIGHT * 150)
    assert size(draw(replace(YEAR, marks=()))) == (width, height)
    assert size(draw(replace(YEAR, marks=MARKS)))[1] > height


async def test_a_picture_is_drawn_in_a_process_of_its_own() -> None:
    assert size(await png(SHARES))[0] == drawing.WIDTH * 150
    assert size(await png(YEAR))[0] == WHEEL_WIDTH * 150


async def test_a_process_that_fails_is_said_so(capfd: pytest.CaptureFixture[str]) -> None:
    broken = Picture("trasig.png", "x", "x", (Bar("x", 10**400, "x"),))
    with pytest.raises(ChildProcessError, match=r"trasig\.png"):
        await png(broken)
    assert "Traceback" in capfd.readouterr().err


async def test_a_process_that_takes_too_long_is_ended() -> None:
    with pytest.raises(ChildProcessError, match=r"andelar\.png"):
        await png(SHARES, 0.01)
