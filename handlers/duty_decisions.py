"""The steering group's decision on a report or a plan: linked, or the only one that fits (R11)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.decisions import REGISTER, DecisionNumber, Entry
from governance.duties import Kind, number_for
from governance.evidence import Evidence, check_decision, fitting
from governance.matters import Matter
from governance.refusal import Refusal
from governance.steps import StepKind
from handlers.register_reasons import Reason
from storage import evidence, register
from storage.archive import Archive
from storage.evidence import Concerned

MATTERS: Mapping[Kind, Matter] = {Kind.REPORT: Matter.REPORT, Kind.PLAN: Matter.PLAN}
"""The matter of each duty that takes a decision."""


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision of a duty, and how it is known.

    `entry` is the one linked, else the only one that fits; None where none or several fit, which
    are then the `candidates`.
    """

    entry: Entry | None
    linked: bool
    candidates: tuple[Entry, ...] = ()

    @property
    def day(self) -> date | None:
        """The day it was decided."""
        return self.entry.day if self.entry is not None else None


def decided(concerned: Concerned, day: date, archive: Archive) -> Decided:
    """The decision as of a day."""
    linked = _linked(concerned, archive)
    if linked is not None:
        return Decided(linked, linked=True)
    found = tuple(each for each in _fitting(concerned, archive) if each.day <= day)
    return Decided(found[0] if len(found) == 1 else None, linked=False, candidates=found)


def linked(concerned: Concerned, number: DecisionNumber, archive: Archive) -> Evidence:
    """The evidence that a decision in the register is the one.

    Refusal NO_SUCH_DECISION, or ANOTHER_DECISION when it is on another matter or was not carried.
    """
    found = register.by_number(archive, number)
    if found is None:
        raise Refusal(Reason.NO_SUCH_DECISION, REGISTER, decision=str(number))
    check_decision(found.entry, MATTERS[concerned.duty])
    day, reference = found.entry.day, str(number)
    return Evidence(StepKind.DECIDED, "", day, reference, decision=found.id)


def _linked(concerned: Concerned, archive: Archive) -> Entry | None:
    ids = [
        each.decision for each in evidence.of(archive, concerned) if each.step is StepKind.DECIDED
    ]
    known = [each for each in ids if each is not None]
    return register.by_ids(archive, known)[known[0]].entry if known else None


def _fitting(concerned: Concerned, archive: Archive) -> list[Entry]:
    matter = MATTERS[concerned.duty]
    entries = (each.entry for each in register.of_matter(archive, matter))
    taken = number_for(concerned.duty, concerned.year).year
    return fitting(entries, matter, concerned.year, taken)
