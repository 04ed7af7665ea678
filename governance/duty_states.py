"""How a duty stands on a day, by its evidence.

It is fulfilled on the day of its last step and never before; nothing is called timely or late.
"""

from datetime import date
from enum import StrEnum

from governance.duties import COUNTED, STANDING, Duty, Kind, duty, number_of
from governance.steps import Step


class State(StrEnum):
    """How a duty stands; the last four are those of the exit window and of what asks for nothing.

    UNKNOWN is for a day before anything was recorded here: nothing says what was done then.
    """

    COMING = "kommande"
    ONGOING = "pågår"
    DONE = "fullgjord"
    DONE_AFTER = "fullgjord efter datum"
    UNDONE = "ej fullgjord"
    OPEN = "öppet"
    PASSED = "passerat"
    NONE = "inte aktuell"
    UNKNOWN = "inget inskrivet"


FULFILLED = frozenset({State.DONE, State.DONE_AFTER})
OVER = FULFILLED | {State.NONE, State.PASSED, State.UNKNOWN}
"""The states in which nothing is left to do."""


def state(found: Duty, today: date, known_from: date) -> State:
    """How a duty stands on a day, by its evidence; `known_from` is the first day recorded here."""
    if found.kind is Kind.EXIT:
        return State.OPEN if today <= found.last_day else State.PASSED
    if not found.required:
        return State.NONE
    if found.due is None and found.number.year > today.year:
        return State.COMING
    if found.missing:
        return _unfulfilled(found, today, known_from)
    return State.DONE_AFTER if any(_after(step, found) for step in found.required) else State.DONE


def closed(found: Duty, today: date) -> bool:
    """Whether nothing can be done about it any more: the next year's has taken its place.

    What is counted over a year, or holds on each day of it, is closed with its year; the figures of
    a year when those of the next are expected.
    """
    if found.kind is Kind.POPULATIONS:
        return today > duty(number_of(found.kind, found.number.year + 1)).last_day
    return found.kind in COUNTED | STANDING and found.number.year < today.year


def _unfulfilled(found: Duty, today: date, known_from: date) -> State:
    begun = any(step.count for step in found.required)
    if found.last_day < today:
        told_elsewhere = found.kind in {Kind.POPULATIONS, Kind.TERMS}
        unknown = not begun and not told_elsewhere and found.last_day < known_from
        return State.UNKNOWN if unknown else State.UNDONE
    if begun:
        return State.ONGOING
    # What has no date holds on every day of the year.
    return State.COMING if found.due is not None else State.UNDONE


def _after(step: Step, found: Duty) -> bool:
    return step.day is not None and step.day > (step.due or found.last_day)
