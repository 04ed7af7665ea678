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
    DONE_TOO_EARLY = "done too early"
    ANOTHER_DECISION = "another decision"


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


def check_day(day: date, today: date, first: date) -> None:
    """Refuse what has not been done yet (NOT_YET_DONE), or was before it could be.

    Refusal DONE_TOO_EARLY for a day before `first`.
    """
    if day > today:
        raise Refusal(Reason.NOT_YET_DONE, EVIDENCE, day=day)
    if day < first:
        raise Refusal(Reason.DONE_TOO_EARLY, EVIDENCE, day=day, first=first)


def check_decision(entry: Entry, matter: Matter) -> None:
    """Refusal ANOTHER_DECISION for an entry that is no carried decision of the matter."""
    if not _decides(entry, matter):
        raise Refusal(Reason.ANOTHER_DECISION, EVIDENCE, number=str(entry.number), matter=matter)


def fitting(entries: Iterable[Entry], matter: Matter, concerns: int, taken: int) -> list[Entry]:
    """The decisions that may be the one on an operating year.

    Carried ones of the matter whose title names the year it `concerns`, or that name no year and
    were `taken` in the calendar year in which it is due.
    """
    return [each for each in entries if _decides(each, matter) and _fits(each, concerns, taken)]


def _decides(entry: Entry, matter: Matter) -> bool:
    decision = entry.kind is Purpose.DECISION and entry.outcome is Outcome.CARRIED
    return decision and entry.matter is matter


def _fits(entry: Entry, concerns: int, taken: int) -> bool:
    named = {int(year) for year in _YEAR.findall(entry.title)}
    return concerns in named if named else entry.day.year == taken
