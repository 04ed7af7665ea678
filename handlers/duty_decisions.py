"""The steering group's decision on a report or a plan: linked, or the only one that fits (R11)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from governance import plans, reports
from governance.decisions import REGISTER, DecisionNumber, Entry
from governance.duties import Kind, number_for
from governance.evidence import Evidence, Opening, Sought, check_decision, fitting, too_early
from governance.matters import Matter
from governance.refusal import Refusal
from governance.steps import StepKind
from handlers.register_reasons import Reason
from storage import evidence, register
from storage.archive import Archive
from storage.evidence import Concerned

MATTERS: Mapping[Kind, Matter] = {Kind.REPORT: Matter.REPORT, Kind.PLAN: Matter.PLAN}
"""The matter of each duty that takes a decision."""
OPENINGS: Mapping[Kind, Callable[[int], Opening]] = {
    Kind.REPORT: reports.opening,
    Kind.PLAN: plans.opening,
}
"""From when anything can be done of each of them, by operating year."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision of a duty, and how it is known.

    `entry` is the one linked, else the only one that fits; None where none or several fit, which
    are then the `candidates`. Those taken `too_early` do not fit.
    """

    entry: Entry | None
    linked: bool
    candidates: tuple[Entry, ...] = ()
    too_early: tuple[Entry, ...] = ()

    @property
    def day(self) -> date | None:
        """The day it was decided."""
        return self.entry.day if self.entry is not None else None


def decided(concerned: Concerned, day: date, archive: Archive) -> Decided:
    """The decision as of a day."""
    linked = _linked(concerned, archive)
    if linked is not None:
        return Decided(linked, linked=True)
    wanted = sought(concerned)
    taken = [each for each in of_matter(concerned, archive) if each.day <= day]
    found = tuple(fitting(taken, wanted))
    entry = found[0] if len(found) == 1 else None
    return Decided(entry, linked=False, candidates=found, too_early=tuple(too_early(taken, wanted)))


def linked(
    concerned: Concerned, number: DecisionNumber, archive: Archive
) -> tuple[Entry, Evidence]:
    """A decision in the register, and the evidence that it is the one.

    Refusal NO_SUCH_DECISION, ANOTHER_DECISION when it is on another matter or was not carried, or
    DECIDED_TOO_EARLY.
    """
    found = register.by_number(archive, number)
    if found is None:
        raise Refusal(Reason.NO_SUCH_DECISION, REGISTER, decision=str(number))
    check_decision(found.entry, sought(concerned))
    day, reference = found.entry.day, str(number)
    return found.entry, Evidence(StepKind.DECIDED, "", day, reference, decision=found.id)


def _linked(concerned: Concerned, archive: Archive) -> Entry | None:
    ids = [
        each.decision for each in evidence.of(archive, concerned) if each.step is StepKind.DECIDED
    ]
    known = [each for each in ids if each is not None]
    return register.by_ids(archive, known)[known[0]].entry if known else None


def sought(concerned: Concerned) -> Sought:
    """The decision that a report or a plan takes."""
    kind, year = concerned.duty, concerned.year
    return Sought(MATTERS[kind], OPENINGS[kind](year), number_for(kind, year).year)


def of_matter(concerned: Concerned, archive: Archive) -> list[Entry]:
    """Every entry on the matter, whatever the year and the outcome."""
    return [each.entry for each in register.of_matter(archive, MATTERS[concerned.duty])]
