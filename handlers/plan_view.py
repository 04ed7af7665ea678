"""The plan as it is shown: its areas, its decision, to whom it has been presented."""

from collections.abc import Mapping
from dataclasses import dataclass

from governance.duties import Kind, number_for
from governance.evidence import Evidence
from governance.plans import Area
from governance.steps import StepKind
from handlers.ask import Ask
from handlers.duty_decisions import Decided, decided
from handlers.duty_facts import found
from handlers.duty_view import View, offered, view
from storage import evidence, plan_areas
from storage.archive import Archive
from storage.evidence import Concerned


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan for an operating year; `presented` holds the evidence by whom it was shown to."""

    year: int
    stands: View
    areas: tuple[Area, ...]
    decided: Decided
    presented: Mapping[str, Evidence]


def concerned(year: int) -> Concerned:
    """What the evidence of a year's plan speaks of."""
    return Concerned(Kind.PLAN, year)


def plan(year: int, ask: Ask[object], archive: Archive) -> Plan:
    """The plan as it stands when asked."""
    known = evidence.of(archive, concerned(year))
    return Plan(
        year=year,
        stands=stands(year, ask, archive),
        areas=plan_areas.of(archive, year),
        decided=decided(concerned(year), ask.day, archive),
        presented={each.scope: each for each in known if each.step is StepKind.PRESENTED},
    )


def stands(year: int, ask: Ask[object], archive: Archive) -> View:
    """The duty of a year's plan as it stands when asked."""
    duty = found(number_for(Kind.PLAN, year), ask.at, archive)
    return view(duty, ask.at, archive, offers=offered(ask))
