"""How a duty stands on a day, by its evidence.

It is fulfilled on the day of its last step and never before; nothing is called timely or late.
"""

from datetime import date
from enum import StrEnum

from governance.duties import Duty, Kind
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


def _unfulfilled(found: Duty, today: date, known_from: date) -> State:
    begun = any(step.count for step in found.required)
    if found.last_day < today:
        told_elsewhere = found.kind is Kind.POPULATIONS
        unknown = not begun and not told_elsewhere and found.last_day < known_from
        return State.UNKNOWN if unknown else State.UNDONE
    if begun:
        return State.ONGOING
    # What has no date holds on every day of the year.
    return State.COMING if found.due is not None else State.UNDONE


def _after(step: Step, found: Duty) -> bool:
    return step.day is not None and step.day > (step.due or found.last_day)
