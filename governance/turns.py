"""Turns (på tur): whose turn it is in a duty, and who acts for whoever has it.

This is what a duty waits for, wherever that is told: in the duty itself, in what waits for a
person, in the week's digest.
"""

from collections.abc import Mapping
from datetime import date

from governance.duties import Duty, Owners
from governance.duty_states import OVER, State, closed
from governance.people import Role
from governance.steering import CHAIRING
from governance.steps import Step, Turn

Whose = Role | Turn
"""Who has the turn: whoever has a role, or a body."""
ACTING: Mapping[Turn, frozenset[Role]] = {
    Turn.STEERING_GROUP: CHAIRING,
    Turn.LFU: CHAIRING,
    Turn.RMC: frozenset({Role.VICE_CHAIR}),
    Turn.REGIONS: frozenset({Role.REGIONAL_COORDINATOR}),
}
"""Who acts for a body: the chair comes from LfU, the vice chair from RMC (R16, R18)."""


def turns(found: Duty, stands: State, owners: Owners, today: date) -> tuple[Whose, ...]:
    """Whose turn it is on a day; nobody's when nothing is left, or nothing can be done any more."""
    if stands in OVER or closed(found, today):
        return ()
    return tuple(dict.fromkeys(whose(step, owners) for step in _first(found)))


def whose(step: Step, owners: Owners) -> Whose:
    """Whose turn it is in a step."""
    return owners.owner if step.turn is Turn.OWNER else step.turn


def acting(whose: Whose) -> frozenset[Role]:
    """The roles that act for whoever has the turn."""
    return frozenset({whose}) if isinstance(whose, Role) else ACTING[whose]


def _first(found: Duty) -> tuple[Step, ...]:
    """What is to be done first; terms that end on one day are made anew side by side."""
    left = [step for step in found.missing if not step.arranged]
    together = [step for step in left if step.due is not None and step.due == left[0].due]
    return tuple(together or left[:1])
