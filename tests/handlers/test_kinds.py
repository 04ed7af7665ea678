from datetime import date
from typing import Annotated

import pytest

from handlers.kinds import (
    Arguments,
    Day,
    Line,
    Link,
    Nothing,
    Number,
    Paragraph,
    Year,
    one_of,
)
from handlers.misread import Expected, Misread


class Sample(Arguments):
    """One argument of every kind."""

    år: Year | None = None
    dag: Day | None = None
    nr: Number | None = None
    rad: Line = ""
    text: Paragraph = ""
    länk: Link = ""
    form: Annotated[str, *one_of("per-capsulam", "möte")] = "möte"


def read(**fields: str) -> Sample:
    return Sample.model_validate({name.replace("_", "-"): text for name, text in fields.items()})


def misread(**fields: str) -> Misread:
    with pytest.raises(Misread) as caught:
        read(**fields)
    return caught.value


@pytest.mark.parametrize(
    "written", ["1492", "2999", "1999", "2101", "27", "02027", "²⁰²⁷", "-2027"]
)
def test_years_out_of_reach_are_misread(written: str) -> None:
    assert misread(år=written).expected is Expected.YEAR


def test_days_are_read_when_they_exist() -> None:
    assert read(dag="2028-02-29").dag == date(2028, 2, 29)


@pytest.mark.parametrize(
    "written",
    ["2026-02-30", "2027-02-29", "2026-2-3", "20260203", "2026-W01-1", "0000-01-01"],
)
def test_days_that_do_not_exist_or_are_written_otherwise_are_misread(written: str) -> None:
    found = misread(dag=written)
    assert (found.expected, found.argument) == (Expected.DATE, "dag")


@pytest.mark.parametrize("written", ["1492-01-01", "1999-12-31", "2101-01-01", "9999-12-31"])
def test_days_far_away_exist_and_are_told_to_be_too_far(written: str) -> None:
    found = misread(dag=written)
    assert (found.expected, found.argument) == (Expected.NEAR_DATE, "dag")


@pytest.mark.parametrize("written", ["-5", "1.5", "1e3", "²", "tolv", ""])
def test_numbers_are_whole(written: str) -> None:
    assert misread(nr=written).expected is Expected.NUMBER
    assert read(nr="012").nr == 12


def test_a_number_is_read_however_large_it_is_within_what_a_sentence_holds() -> None:
    assert read(nr="9" * 18).nr == 10**18 - 1
    found = misread(nr="9" * 19)
    assert (found.expected, found.argument) == (Expected.SMALLER_NUMBER, "nr")
    assert misread(nr="9" * 10_000).expected is Expected.SMALLER_NUMBER


def test_text_is_neither_empty_nor_too_long() -> None:
    assert read(rad=" Budget\x00 \u202e2027 ").rad == "Budget 2027"
    assert misread(rad="\u200e \x00").expected is Expected.TEXT
    assert misread(rad="x" * 151).expected is Expected.SHORTER_TEXT
    assert misread(text="x" * 3001).given == "3000"
    assert read(text="x" * 3000).text == "x" * 3000


@pytest.mark.parametrize("written", ["https://a.se", "https://a.se/b?c=d#e", "HTTPS://å.se"])
def test_links_are_addresses_on_the_web(written: str) -> None:
    assert read(länk=written).länk == written


@pytest.mark.parametrize(
    "written",
    [
        "a.se",
        "ftp://a.se",
        "javascript:alert(1)",
        "https://a",
        "https://a.se/<x>",
        "https://a.se b",
        "https://a.se/" + "x" * 500,
    ],
)
def test_what_is_no_address_on_the_web_is_misread(written: str) -> None:
    assert misread(länk=written).expected is Expected.LINK


def test_one_of_a_few_words_is_read_without_diacritics_and_told_when_unknown() -> None:
    assert read(form="MOTE").form == "möte"
    assert misread(form="sms").near == ("per-capsulam", "möte")


def test_a_command_without_arguments_takes_none() -> None:
    assert Nothing.model_validate({}) == Nothing()
