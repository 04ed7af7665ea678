"""The report as it is shown: its parts, its decision, region by region, and whose receipt waits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.duties import Kind, number_for
from governance.evidence import Evidence
from governance.people import Person
from governance.regions import Region
from governance.reports import by_region
from governance.steps import StepKind
from handlers.ask import Ask
from handlers.coordination import coordinated
from handlers.duty_decisions import Decided, decided
from handlers.duty_facts import found
from handlers.duty_view import View, offered, view
from storage import evidence, regions
from storage.archive import Archive
from storage.evidence import Concerned


@dataclass(frozen=True, slots=True)
class Report:
    """The report on an operating year; `mine` are the regions whose receipt the asker gives."""

    year: int
    stands: View
    evidence: tuple[Evidence, ...]
    decided: Decided
    regions: tuple[Region, ...]
    mine: tuple[Region, ...]

    def part(self, step: StepKind) -> Evidence | None:
        """What shows a step that is the whole report's."""
        return next((each for each in self.evidence if each.step is step), None)

    def of_regions(self, step: StepKind) -> Mapping[str, Evidence]:
        """What shows a step that each region has its own of, by region code."""
        return by_region(self.evidence, step)


def concerned(year: int) -> Concerned:
    """What the evidence of a year's report speaks of."""
    return Concerned(Kind.REPORT, year)


def report(year: int, ask: Ask[object], archive: Archive) -> Report:
    """The report as it stands when asked."""
    known = evidence.of(archive, concerned(year))
    person = ask.who.person
    return Report(
        year=year,
        stands=stands(year, ask, archive),
        evidence=known,
        decided=decided(concerned(year), ask.day, archive),
        regions=regions.load(archive),
        mine=unreceived(person, year, ask.day, archive) if person is not None else (),
    )


def stands(year: int, ask: Ask[object], archive: Archive) -> View:
    """The duty of a year's report as it stands when asked."""
    duty = found(number_for(Kind.REPORT, year), ask.at, archive)
    return view(duty, ask.at, archive, offers=offered(ask))


def unreceived(person: Person, year: int, day: date, archive: Archive) -> tuple[Region, ...]:
    """The regions a person coordinates that have the report and have not said so."""
    known = evidence.of(archive, concerned(year))
    handed, received = (
        by_region(known, step) for step in (StepKind.HANDED_OVER, StepKind.RECEIVED)
    )
    return tuple(
        region
        for region in own(person, day, archive)
        if region.code in handed and region.code not in received
    )


def own(person: Person | None, day: date, archive: Archive) -> tuple[Region, ...]:
    """The regions a person coordinates on a day."""
    names = coordinated(person, day, archive) if person is not None else ()
    return tuple(region for region in regions.load(archive) if region.name in names)
