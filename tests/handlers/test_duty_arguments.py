import pytest

from governance.reach import Reason
from governance.refusal import Refusal
from handlers.duty_arguments import (
    DutyNumber,
    LinkedDecision,
    Reference,
    chosen_regions,
)
from handlers.kinds import Arguments
from handlers.misread import Expected, Misread
from storage.database import Database


class Sample(Arguments):
    """One argument of each kind."""

    nr: DutyNumber | None = None
    dnr: Reference = ""
    beslut: LinkedDecision | None = None


def misread(**fields: str) -> Expected:
    with pytest.raises(Misread) as caught:
        Sample.model_validate(fields)
    return caught.value.expected


@pytest.mark.parametrize("text", ["1", "10", "2027-1", " 2027-10 ", "2024-01", "2100-3"])
def test_a_duty_is_read_by_its_number(text: str) -> None:
    assert Sample.model_validate({"nr": text}).nr == text.strip()


@pytest.mark.parametrize("text", ["0", "11", "2027", "2027-11", "", "ett", "1999-11"])
def test_what_is_no_duty_is_not_guessed_at(text: str) -> None:
    assert misread(nr=text) is Expected.DUTY


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"nr": "2023-1"}, Reason.YEAR_BEFORE),
        ({"nr": "2101-1"}, Reason.TOO_FAR_AHEAD),
    ],
)
def test_what_is_out_of_reach_is_refused(fields: dict[str, str], reason: Reason) -> None:
    with pytest.raises(Refusal) as caught:
        Sample.model_validate(fields)
    assert caught.value.reason is reason


@pytest.mark.parametrize("text", ["RS 2027/3", "1", "Ä2027:14"])
def test_a_diarienummer_has_a_figure_in_it(text: str) -> None:
    assert Sample.model_validate({"dnr": f" {text} "}).dnr == text


@pytest.mark.parametrize("text", ["", "-", "RS", "saknas", "x" * 10_000])
def test_what_is_no_diarienummer_is_not_taken_for_one(text: str) -> None:
    assert misread(dnr=text) is Expected.REFERENCE


def test_a_diarienummer_is_a_line() -> None:
    assert misread(dnr="1" * 151) is Expected.SHORTER_TEXT


def test_a_decision_is_named_by_its_number() -> None:
    assert str(Sample.model_validate({"beslut": " 2027-1"}).beslut) == "2027-01"


@pytest.mark.parametrize("text", ["2027", "2027-0", "99999-1", "", "vårt"])
def test_what_is_no_decision_is_not_guessed_at(text: str) -> None:
    assert misread(beslut=text) is Expected.ONE_DECISION


def test_regions_are_chosen_one_several_or_all(seeded: Database) -> None:
    with seeded.reading() as archive:
        one = chosen_regions("Skåne", "region", archive)
        two = chosen_regions("skane, Halland,12", "region", archive)
        every = chosen_regions("Skåne, ALLA", "region", archive)
    assert [region.code for region in one] == ["12"]
    assert [region.code for region in two] == ["12", "13"]
    assert len(every) == 21


def test_one_that_is_no_region_is_a_misread(seeded: Database) -> None:
    with seeded.reading() as archive, pytest.raises(Misread):
        chosen_regions("Skåne, Atlantis", "region", archive)
