"""Hours, days and links as people write them."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.agenda import LONGEST
from handlers.kinds import Arguments
from handlers.meeting_arguments import (
    Days,
    Hours,
    HoursOfDay,
    Links,
    Minutes,
    MinutesOrNothing,
    handles_in,
    typed_hours,
)
from handlers.misread import Expected, Misread
from handlers.texts.expected import noun


class Taken(Arguments):
    tid: HoursOfDay | None = None
    dagar: Days = ()
    underlag: Links = ()
    minuter: Minutes | None = None
    ändrade: MinutesOrNothing = None


@pytest.mark.parametrize(
    "text", ["10:00-12:30", "10.00–12.30", "10:00 - 12:30", "kl. 10.00-12.30", "10-12:30"]
)
def test_hours_are_read_as_swedes_write_them(text: str) -> None:
    assert Taken.model_validate({"tid": text}).tid == Hours(time(10), time(12, 30))


@pytest.mark.parametrize("text", ["10", "10:00", "25:00-26:00", "10:60-11:00", "tio-elva", "-"])
def test_what_are_no_hours_is_a_misread(text: str) -> None:
    with pytest.raises(Misread) as caught:
        Taken.model_validate({"tid": text})
    assert (caught.value.expected, caught.value.argument) == (Expected.HOURS, "tid")


@given(some.times(), some.times())
def test_hours_are_typed_as_they_are_read(start: time, ends: time) -> None:
    start, ends = (each.replace(second=0, microsecond=0) for each in (start, ends))
    typed = typed_hours(start, ends)
    assert Taken.model_validate({"tid": typed}).tid == Hours(start, ends)


def test_days_stand_with_commas_or_blanks_between() -> None:
    days = (date(2027, 3, 10), date(2027, 6, 2))
    for text in ("2027-03-10, 2027-06-02", "2027-03-10 2027-06-02"):
        assert Taken.model_validate({"dagar": text}).dagar == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (" ", Expected.DATES),
        (", ".join(["2027-03-10"] * 13), Expected.DATES),
        ("2027-03-10, i vår", Expected.DATE),
        ("2027-02-30", Expected.DATE),
    ],
)
def test_what_are_no_days_is_a_misread(text: str, expected: Expected) -> None:
    with pytest.raises(Misread) as caught:
        Taken.model_validate({"dagar": text})
    assert (caught.value.expected, caught.value.argument) == (expected, "dagar")


def test_links_stand_with_blanks_between_as_they_may_hold_commas() -> None:
    links = ("https://example.org/a,b", "https://example.org/c")
    assert Taken.model_validate({"underlag": " ".join(links)}).underlag == links


@pytest.mark.parametrize("text", [" ", "ftp://x", "https://example.org/a x", "https://a.se " * 11])
def test_what_are_no_links_is_a_misread(text: str) -> None:
    with pytest.raises(Misread) as caught:
        Taken.model_validate({"underlag": text})
    assert caught.value.expected is Expected.LINKS


def test_handles_stand_with_anything_between() -> None:
    assert handles_in(" skane,vgr;  lfu1 ") == ("skane", "vgr", "lfu1")


@pytest.mark.parametrize("argument", ["minuter", "ändrade"])
@pytest.mark.parametrize("text", ["-5", "2,5", "en kvart", "9" * 19])
def test_what_is_no_number_of_minutes_is_told_which_are(argument: str, text: str) -> None:
    with pytest.raises(Misread) as caught:
        Taken.model_validate({argument: text})
    told = (caught.value.expected, caught.value.given, caught.value.argument)
    assert told == (Expected.MINUTES, text, argument)


def test_the_minutes_that_are_expected_are_those_the_rule_allows() -> None:
    assert f"1 till {LONGEST}," in noun(Expected.MINUTES)
