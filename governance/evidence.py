"""Evidence (belägg): what shows that a step of a duty is done, and on which day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.decisions import Entry
from governance.matters import Matter, Purpose
from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.steps import StepKind
from governance.tally import Outcome

EVIDENCE: Source = setting("belägg för frister")
"""Where it stands what shows that a duty is fulfilled."""
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


class Reason(StrEnum):
    """Why evidence is not taken, or not found."""

    NOT_YET_DONE = "not yet done"
    ANOTHER_DECISION = "another decision"
    DECIDED_TOO_EARLY = "decided too early"


@dataclass(frozen=True, slots=True)
class Evidence:
    """That a step is done: which, for whom (a region's code, a body), and on which day.

    `reference` is the diarienummer or a decision's number, `decision` the decision's row.
    """

    step: StepKind
    scope: str
    day: date
    reference: str = ""
    link: str = ""
    decision: int | None = None


@dataclass(frozen=True, slots=True)
class Opening:
    """The first day on which anything can be done of what is due for an operating year.

    `reason` is why nothing can before, and `source` where that stands.
    """

    year: int
    day: date
    reason: StrEnum
    source: Source


@dataclass(frozen=True, slots=True)
class Sought:
    """The decision that is looked for: on which matter, for which year, from which day on.

    `due` is the calendar year in which it is due.
    """

    matter: Matter
    opening: Opening
    due: int

    @property
    def year(self) -> int:
        """The operating year it is to be on."""
        return self.opening.year


def check_day(day: date, today: date, opening: Opening) -> None:
    """Refuse what has not been done yet (NOT_YET_DONE), or was before it could be.

    The opening's own Refusal for a day before it.
    """
    if day > today:
        raise Refusal(Reason.NOT_YET_DONE, EVIDENCE, day=day)
    if day < opening.day:
        year = str(opening.year)
        raise Refusal(opening.reason, opening.source, day=day, first=opening.day, year=year)


def check_decision(entry: Entry, sought: Sought) -> None:
    """Refusal ANOTHER_DECISION for an entry that is no carried decision of the matter.

    Refusal DECIDED_TOO_EARLY for one from before there was anything to decide on.
    """
    number, opening = str(entry.number), sought.opening
    if not _decides(entry, sought):
        raise Refusal(Reason.ANOTHER_DECISION, EVIDENCE, number=number, matter=sought.matter)
    if entry.day < opening.day:
        fields = {"number": number, "day": entry.day, "year": str(opening.year)}
        raise Refusal(Reason.DECIDED_TOO_EARLY, opening.source, first=opening.day, **fields)


def linkable(entries: Iterable[Entry], sought: Sought) -> list[Entry]:
    """The decisions that a person may say are the one on an operating year."""
    decisions = (each for each in entries if _decides(each, sought))
    return [each for each in decisions if each.day >= sought.opening.day]


def fitting(entries: Iterable[Entry], sought: Sought) -> list[Entry]:
    """The decisions that may be the one without anybody saying so.

    Those whose title names the year, or names none and that were taken in the year it is due.
    """
    return [each for each in linkable(entries, sought) if _fits(each, sought)]


def too_early(entries: Iterable[Entry], sought: Sought) -> list[Entry]:
    """The decisions that would fit, if they were not from before the opening."""
    decisions = (each for each in entries if _decides(each, sought) and _fits(each, sought))
    return [each for each in decisions if each.day < sought.opening.day]


def _decides(entry: Entry, sought: Sought) -> bool:
    decision = entry.kind is Purpose.DECISION and entry.outcome is Outcome.CARRIED
    return decision and entry.matter is sought.matter


def _fits(entry: Entry, sought: Sought) -> bool:
    named = {int(year) for year in _YEAR.findall(entry.title)}
    return sought.year in named if named else entry.day.year == sought.due
