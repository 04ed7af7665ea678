"""The regions that a form of the report offers: those that what it does is left for."""

from collections.abc import Iterable, Mapping

from governance.duties import Kind
from governance.regions import Region
from governance.reports import by_region
from governance.steps import StepKind
from handlers.answer import Option
from handlers.command import Fields, Offer
from handlers.duty_arguments import EVERY
from handlers.reach import year_in
from handlers.report_view import concerned
from storage import evidence, regions
from storage.archive import Archive


def to_hand_over(fields: Fields, archive: Archive) -> dict[str, Offer]:
    """The regions that lack the report, or all of them at once."""
    year = _year(fields)
    handed = _having(StepKind.HANDED_OVER, year, archive)
    left = [region for region in regions.load(archive) if region.code not in handed]
    return _offer(left, every=True) if year and left else {}


def to_receive(fields: Fields, archive: Archive) -> dict[str, Offer]:
    """The regions that have the report and have not said so."""
    year = _year(fields)
    handed = _having(StepKind.HANDED_OVER, year, archive)
    received = _having(StepKind.RECEIVED, year, archive)
    left = [code for code in handed if code not in received]
    return _offer(handed[code] for code in left) if left else {}


def to_take_back(fields: Fields, archive: Archive) -> dict[str, Offer]:
    """The regions that have the report."""
    handed = _having(StepKind.HANDED_OVER, _year(fields), archive)
    return _offer(handed.values()) if handed else {}


def _year(fields: Fields) -> int:
    return year_in(fields, Kind.REPORT)


def _having(step: StepKind, year: int, archive: Archive) -> Mapping[str, Region]:
    """The regions that a step is done for, by code."""
    known = by_region(evidence.of(archive, concerned(year)), step)
    return {region.code: region for region in regions.load(archive) if region.code in known}


def _offer(found: Iterable[Region], *, every: bool = False) -> dict[str, Offer]:
    named = tuple(Option(region.name, region.name) for region in found)
    whole = (Option("Alla regioner", EVERY),) if every else ()
    return {"region": Offer((*whole, *named), several=True)}
