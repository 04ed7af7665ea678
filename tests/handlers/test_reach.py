from datetime import date

import pytest

from governance.duties import Kind as Duty
from governance.reach import Reason
from governance.refusal import Refusal
from handlers.kinds import Arguments
from handlers.misread import Expected, Misread
from handlers.reach import CalendarYear, NamedDay, PlanYear, ReachedDay, ReportYear, year_in


class Sample(Arguments):
    """One argument of each kind."""

    år: CalendarYear | None = None
    rapport: ReportYear | None = None
    plan: PlanYear | None = None
    dag: ReachedDay | None = None
    från: NamedDay | None = None


def read(**fields: str) -> Sample:
    return Sample.model_validate(fields)


@pytest.mark.parametrize(
    ("name", "first", "last"), [("år", 2024, 2100), ("rapport", 2023, 2099), ("plan", 2025, 2101)]
)
def test_a_year_is_read_as_far_as_its_date_is_within_reach(
    name: str, first: int, last: int
) -> None:
    for year in (first, last):
        assert getattr(read(**{name: f" {year} "}), name) == year
    for year, reason in ((first - 1, Reason.YEAR_BEFORE), (last + 1, Reason.TOO_FAR_AHEAD)):
        with pytest.raises(Refusal) as caught:
            read(**{name: str(year)})
        assert caught.value.reason is reason


@pytest.mark.parametrize("written", ["", "27", "02027", "²⁰²⁷", "-2027", "2027-1", "i år"])
@pytest.mark.parametrize("name", ["år", "rapport", "plan"])
def test_what_is_no_year_is_misread(name: str, written: str) -> None:
    with pytest.raises(Misread) as caught:
        read(**{name: written})
    assert (caught.value.expected, caught.value.argument) == (Expected.ANY_YEAR, name)


@pytest.mark.parametrize("name", ["dag", "från"])
def test_a_day_is_read_within_reach(name: str) -> None:
    for day in (date(2024, 3, 25), date(2028, 2, 29), date(2100, 12, 31)):
        assert getattr(read(**{name: day.isoformat()}), name) == day
    for written in ("2024-03-24", "0001-01-01", "2101-01-01", "9999-12-31"):
        with pytest.raises(Refusal):
            read(**{name: written})


@pytest.mark.parametrize("written", ["2027-02-29", "0000-01-01", "2027-W13-3", "20270331", ""])
@pytest.mark.parametrize("name", ["dag", "från"])
def test_what_is_no_day_is_misread(name: str, written: str) -> None:
    with pytest.raises(Misread) as caught:
        read(**{name: written})
    assert (caught.value.expected, caught.value.argument) == (Expected.DATE, name)


@pytest.mark.parametrize(
    ("duty", "first", "last"), [(Duty.REPORT, 2023, 2099), (Duty.PLAN, 2025, 2101)]
)
def test_a_forms_year_is_read_as_far_as_the_command_takes_it(
    duty: Duty, first: int, last: int
) -> None:
    for year in (first, last):
        assert year_in({"år": f" {year} "}, duty) == year
    for year, field in ((first - 1, "first"), (last + 1, "last")):
        with pytest.raises(Refusal) as caught:
            year_in({"år": str(year)}, duty)
        assert caught.value.fields[field] == str(first if field == "first" else last)


@pytest.mark.parametrize("written", ["", "27", "9" * 5000, "i år"])
def test_a_form_without_a_year_has_none(written: str) -> None:
    assert year_in({"år": written}, Duty.REPORT) == 0
    assert year_in({}, Duty.REPORT) == 0
