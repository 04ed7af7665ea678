"""New figures on their way in: planned, held against what is known, then recorded (R4)."""

from collections.abc import Mapping

from governance.populations import Fault, tolerance
from governance.provenance import setting
from governance.refusal import Refusal
from handlers.answer import Answer
from handlers.population_plan import Batch, Manner, Plan, Reason, Year, plan
from handlers.texts import population_import as texts
from storage import populations, regions
from storage.archive import Archive
from storage.journal import Act

PLAUSIBLE = setting("rimlig folkmängd")


def bring_in(batch: Batch, manner: Manner, act: Act, archive: Archive) -> Answer:
    """Import a batch, or show what that would do; Refusal when the figures cannot be trusted."""
    planned = plan(batch, manner, archive)
    check(planned, manner, archive)
    _check_past(planned, act)
    if not manner.dry_run:
        apply(planned, act, archive)
    return texts.imported(planned, dry_run=manner.dry_run)


def _check_past(planned: Plan, act: Act) -> None:
    """Refuse figures of a day that has not been: the last day of this year or of one to come."""
    for year in planned.years:
        if year.year >= act.at.year:
            raise Refusal(Reason.FUTURE, PLAUSIBLE, year=str(year.year))


def check(planned: Plan, manner: Manner, archive: Archive) -> None:
    """Refuse figures that are faulty or less certain than ours; implausible ones unless forced."""
    names = {code: region.name for code, region in regions.by_code(archive).items()}
    for year in planned.years:
        _check_faults(year, names)
        _check_total(year)
        _check_certain(year)
        if not manner.forced:
            _check_plausible(year, names)


def apply(planned: Plan, act: Act, archive: Archive) -> None:
    """Record what is new in a plan."""
    new = [figure for year in planned.years for figure in year.new]
    populations.add(archive, act, new, planned.fetched)


def _check_faults(year: Year, names: Mapping[str, str]) -> None:
    found = tuple(each for each in year.findings if each.fault is not Fault.IMPLAUSIBLE)
    if found:
        faults = texts.faults(found, names)
        raise Refusal(Reason.FAULTY, PLAUSIBLE, year=str(year.year), faults=faults)


def _check_total(year: Year) -> None:
    allowed = tolerance(year.year)
    if abs(year.difference) > allowed:
        raise Refusal(
            Reason.WRONG_TOTAL,
            PLAUSIBLE,
            year=str(year.year),
            total=year.total,
            national=year.national,
            difference=abs(year.difference),
            allowed=allowed,
        )


def _check_certain(year: Year) -> None:
    if year.less_certain:
        raise Refusal(Reason.LESS_CERTAIN, PLAUSIBLE, year=str(year.year))


def _check_plausible(year: Year, names: Mapping[str, str]) -> None:
    if year.findings:
        faults = texts.faults(year.findings, names)
        raise Refusal(Reason.IMPLAUSIBLE, PLAUSIBLE, year=str(year.year), faults=faults)
