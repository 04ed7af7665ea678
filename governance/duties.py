"""Duties (frister) of a year: numbered, with their dates, steps and owners (R7-R10, R19-R29)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from governance.people import Role
from governance.provenance import Source, charter, reading, setting
from governance.steps import Step, Turn
from governance.year import RULES as DATED
from governance.year import Rule as DatedRule

OWNERS: Source = setting("ansvar för frister")
"""Where it stands who sees to a duty."""
_NUMBER = re.compile(r"(?:([0-9]{4})-)?0?([1-9]|10)")


class Kind(StrEnum):
    """A kind of duty, in the order of its number; the first five have the words of the dates."""

    REPORT = "verksamhetsrapport"
    EXIT = "utträde"
    PLAN = "verksamhetsplan"
    MEETINGS = "sammanträden"
    CONFERENCES = "konferenser"
    TERMS = "mandat"
    COMMITTEE = "rmc-au"
    WORKING_ORDER = "arbetsordning"
    FINANCING = "finansieringsbeslut"
    POPULATIONS = "folkmängd"


KINDS = tuple(Kind)


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A duty's number within the calendar year of its date, written 2027-1."""

    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.year}-{self.serial}"

    @property
    def kind(self) -> Kind:
        """The kind of duty that has this number each year."""
        return KINDS[self.serial - 1]


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty of a year.

    `concerns` is the operating year it speaks of. `due` is the date as written, or the day that
    comes from the facts (a term's end) or from a setting; None where there is none.
    """

    number: Number
    concerns: int
    due: date | None
    sources: tuple[Source, ...]
    steps: tuple[Step, ...] = ()

    @property
    def kind(self) -> Kind:
        """What kind of duty it is."""
        return self.number.kind

    @property
    def required(self) -> tuple[Step, ...]:
        """The steps it is not fulfilled without."""
        return tuple(step for step in self.steps if not step.extra)

    @property
    def missing(self) -> tuple[Step, ...]:
        """The steps still to be done, first to last; the first one has the turn."""
        return tuple(step for step in self.required if not step.done)

    @property
    def fulfilled_on(self) -> date | None:
        """The day of the last step; None when one is missing or no step's day is known."""
        days = [step.day for step in self.required if step.day is not None]
        return max(days, default=None) if not self.missing else None

    @property
    def last_day(self) -> date:
        """The day it is followed up by: its own, else the last of the year (a setting)."""
        return self.due or date(self.number.year, 12, 31)


@dataclass(frozen=True, slots=True)
class Owners:
    """The roles that see to a kind of duty: who owns it, and who backs the owner up."""

    owner: Role = Role.KANSLI
    backup: Role = Role.CHAIR


PROPOSED = Owners()
"""Who sees to a duty until somebody else has been named."""

_BY_KIND: Mapping[Kind, DatedRule] = {Kind(rule.duty.value): rule for rule in DATED}
_SOURCES: Mapping[Kind, tuple[Source, ...]] = {
    Kind.COMMITTEE: (charter("R20"), reading("A5")),
    Kind.WORKING_ORDER: (reading("A17"),),
    Kind.FINANCING: (charter("R29"), charter("R4")),
    Kind.POPULATIONS: (charter("R4"), setting("folkmängd i februari")),
}
"""What the duties without a date of the document's stand on, but for the terms."""
_TERMS: Mapping[Turn, Source] = {Turn.RMC: charter("R19"), Turn.LFU: reading("A3")}
"""What a term stands on, by who appoints: the document has one for RMC's two alone."""
_TERM_OVER: Source = reading("A4")
AHEAD: Mapping[Kind, int] = {
    **dict.fromkeys(KINDS, 0),
    **{kind: rule.concerns for kind, rule in _BY_KIND.items()},
    Kind.POPULATIONS: -1,
}
"""How far ahead of its date's the year is that a kind speaks of: February's figures look back."""
DOCUMENTED = frozenset(_BY_KIND)
"""The kinds whose date the document gives."""
COUNTED = frozenset({Kind.MEETINGS, Kind.CONFERENCES})
"""The kinds that are counted over their year."""
STANDING = frozenset({Kind.COMMITTEE, Kind.WORKING_ORDER, Kind.FINANCING})
"""The kinds that have no date: they hold on every day, and each year has a number of its own."""


def read_number(text: str, year: int) -> Number | None:
    """The number in what a person typed ("2027-1", or "1" for `year`); None when it is none."""
    found = _NUMBER.fullmatch(text.strip())
    return None if found is None else Number(int(found[1] or year), int(found[2]))


def number_of(kind: Kind, year: int) -> Number:
    """The number of a kind of duty in a calendar year."""
    return Number(year, KINDS.index(kind) + 1)


def number_for(kind: Kind, concerns: int) -> Number:
    """The number of the duty that speaks of an operating year: 2026-3 for the plan of 2027."""
    return number_of(kind, concerns - AHEAD[kind])


def duty(number: Number, steps: tuple[Step, ...] = ()) -> Duty:
    """A duty with its steps."""
    concerns = number.year + AHEAD[number.kind]
    rule = _BY_KIND.get(number.kind)
    if rule is not None:
        return Duty(number, concerns, date(number.year, rule.month, rule.day), rule.sources, steps)
    return Duty(number, concerns, _due(number, steps), _sources(number, steps), steps)


def _sources(number: Number, steps: tuple[Step, ...]) -> tuple[Source, ...]:
    """What a duty without a date of the document's stands on; terms as far as any ends."""
    if number.kind is not Kind.TERMS:
        return _SOURCES[number.kind]
    turns = {step.turn for step in steps} or {Turn.RMC}
    return (*(source for turn, source in _TERMS.items() if turn in turns), _TERM_OVER)


def _due(number: Number, steps: tuple[Step, ...]) -> date | None:
    if number.kind is Kind.POPULATIONS:
        return date(number.year, 3, 1) - timedelta(days=1)
    left = [step.due for step in steps if step.due is not None and not step.done]
    ended = [step.due for step in steps if step.due is not None]
    return min(left, default=None) or max(ended, default=None)
