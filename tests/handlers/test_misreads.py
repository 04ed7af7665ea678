import pytest

from handlers.answer import Answer, Choice, Choices, Facts, Text
from handlers.ask import Chosen
from handlers.misread import Expected, Misread
from handlers.reading import Reading, read
from handlers.texts import misreads
from handlers.texts.expected import NOUNS

SHARE = read(Chosen("andel", {"region": "skone", "belopp": "5"}))


def sentence(misread: Misread, reading: Reading | None = SHARE) -> str:
    first = misreads.answer(misread, reading).parts[0]
    assert isinstance(first, Text)
    return first.text


def choices(answer: Answer) -> dict[str, Choice]:
    return {
        choice.label: choice
        for part in answer.parts
        if isinstance(part, Choices)
        for choice in part.choices
    }


@pytest.mark.parametrize("expected", Expected)
def test_everything_expected_has_a_name_and_a_sentence(expected: Expected) -> None:
    assert NOUNS[expected]
    assert sentence(Misread(expected, "x", "region")).endswith((".", "?"))


def test_what_was_expected_is_said_with_what_was_written() -> None:
    assert sentence(Misread(Expected.KRONOR, "1e9", "belopp")) == (
        "Jag väntade mig ett belopp i kronor, till exempel 1 000 000 eller 0,50 (belopp). "
        "Du skrev ”1e9”."
    )


def test_what_was_written_is_cut_and_kept_on_one_line() -> None:
    told = sentence(Misread(Expected.REGION, "a\n\tb " + "x" * 10_000, "region"))
    assert "”a b xxx" in told
    assert "\n" not in told
    assert len(told) < 200


def test_blanks_are_not_shown_as_what_was_written() -> None:
    assert "Du skrev" not in sentence(Misread(Expected.TEXT, " \n ", "region"))


def test_a_near_word_is_offered_as_the_ask_it_would_have_been() -> None:
    answer = misreads.answer(Misread(Expected.REGION, "skone", "region", ("Region Skåne",)), SHARE)
    chosen = choices(answer)["Region Skåne"].chosen
    assert chosen == Chosen("andel", {"region": "Region Skåne", "belopp": "5"})


def test_a_near_word_for_what_is_no_argument_is_told_but_not_offered() -> None:
    misread = Misread(Expected.REGION, "skone", "rad 2, region", ("Region Skåne",))
    answer = misreads.answer(misread, SHARE)
    assert "Menade du Region Skåne?" in sentence(misread)
    assert "Region Skåne" not in choices(answer)


def test_of_many_near_words_a_few_are_offered_and_all_are_told() -> None:
    near = tuple(str(year) for year in range(2010, 2026))
    misread = Misread(Expected.FIGURES, "2009", "folkmängd", near)
    assert [label for label in choices(misreads.answer(misread, SHARE)) if label.isdigit()] == [
        *near[:5]
    ]
    assert "2025" in sentence(misread)


def test_an_unknown_command_offers_the_nearest() -> None:
    misread = Misread(Expected.COMMAND, "andle", near=("andel",))
    answer = misreads.no_command(misread, (read(Chosen("andel", {})),))
    assert choices(answer)["andel"].chosen == Chosen("andel", {})
    assert choices(answer)["Hjälp"].chosen == Chosen("hjälp", {})


def test_the_usage_and_the_form_show_the_way_on() -> None:
    answer = misreads.answer(Misread(Expected.KRONOR, "x", "belopp"), SHARE)
    assert any(isinstance(part, Facts) for part in answer.parts)
    form = choices(answer)["Fyll i formulär"]
    assert form.opens_form
    assert form.chosen == Chosen("andel", {"region": "skone", "belopp": "5"})


def test_a_command_without_arguments_offers_no_form() -> None:
    answer = misreads.answer(Misread(Expected.NOTHING_MORE, "x"), read(Chosen("finansiering", {})))
    assert set(choices(answer)) == {"Hjälp"}


def test_a_near_word_in_a_list_is_offered_with_all_that_was_listed() -> None:
    fields = {"år": "2026", "region": "Skåne, Stokholm", "diarienummer": "1"}
    reading = read(Chosen("rapport överlämnad", fields))
    near = ("Region Stockholm",)
    misread = Misread(Expected.REGION, " Stokholm", "region", near)
    offered = choices(misreads.answer(misread, reading))
    chosen = offered["Skåne, Region Stockholm"].chosen
    assert chosen.fields == {**fields, "region": "Skåne, Region Stockholm"}
    assert "Menade du Region Stockholm?" in sentence(misread, reading)


def test_a_near_word_is_not_offered_for_words_it_would_leave_out() -> None:
    reading = read(Chosen("rapport överlämnad", {"region": "Skåne, Stokholm"}))
    misread = Misread(Expected.REGION, "Stok", "region", ("Region Stockholm",))
    assert set(choices(misreads.answer(misread, reading))) == {"Fyll i formulär", "Hjälp"}
