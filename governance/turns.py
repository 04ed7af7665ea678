"""Turns (på tur): whose turn it is in a duty, and who acts for whoever has it.

This is what a duty waits for, wherever that is told: in the duty itself, in what waits for a
person, in the week's digest.
"""

from collections.abc import Collection, Mapping
from datetime import date

from governance.duties import Duty, Owners
from governance.duty_states import OVER, State, closed
from governance.minutes import Approver
from governance.people import RIGHTS, Right, Role
from governance.provenance import Source, setting
from governance.steering import CHAIRING
from governance.steps import Step, Turn

Whose = Role | Turn
"""Who has the turn: whoever has a role, or a body."""
Awaited = Whose | Approver
"""Whom anything can wait for: minutes are approved by some who were at the meeting."""
ACTING: Mapping[Turn, Role] = {
    Turn.STEERING_GROUP: Role.CHAIR,
    Turn.LFU: Role.CHAIR,
    Turn.RMC: Role.VICE_CHAIR,
    Turn.REGIONS: Role.REGIONAL_COORDINATOR,
}
"""Who acts for a body: the chair comes from LfU, the vice chair from RMC (R16, R18)."""
_VICE_CHAIRING = frozenset({Role.VICE_CHAIR})
LED_BY: Mapping[Role, tuple[frozenset[Role], ...]] = {
    Role.CHAIR: (CHAIRING, _VICE_CHAIRING),
    Role.VICE_CHAIR: (_VICE_CHAIRING, CHAIRING),
}
"""Who acts for each of the two that lead: one for the other as long as nobody is (A6)."""
RECORDING = RIGHTS[Right.TEND_DUTIES].roles
"""Who records what is done of a duty, whoever sees to it."""
CONTACTS: Mapping[Turn, Role] = {Turn.LFU: Role.LFU_CONTACT, Turn.RMC: Role.RMC_CONTACT}
"""Whom a body that appoints has outside the steering group, where such a contact is recorded."""
CONTACT: Source = setting("kontakt hos den som utser")
"""Where it stands who is told for a body that appoints."""


def turns(found: Duty, stands: State, owners: Owners, today: date) -> tuple[Whose, ...]:
    """Whose turn it is on a day; nobody's when nothing is left, or nothing can be done any more."""
    if stands in OVER or closed(found, today):
        return ()
    return tuple(dict.fromkeys(whose(step, owners) for step in _first(found)))


def whose(step: Step, owners: Owners) -> Whose:
    """Whose turn it is in a step."""
    return owners.owner if step.turn is Turn.OWNER else step.turn


def acting(whose: Whose, held: Collection[Role]) -> frozenset[Role]:
    """The roles that act for whoever has the turn; `held` are those that somebody has.

    A body's contact does, or as long as there is none, whoever leads the steering group from there.
    A contact whom nobody can reach is none: their role is not among those held.
    As long as nobody leads it, kansliet does.
    """
    if isinstance(whose, Role):
        return _leading(whose, held)
    contact = CONTACTS.get(whose)
    if contact is None or contact not in held:
        return _leading(ACTING[whose], held)
    return frozenset({contact})


def seeing_to(owner: Role, held: Collection[Role]) -> frozenset[Role]:
    """The roles told as those who see to a duty: its owner, and whoever may record what is done."""
    return acting(owner, held) | RECORDING


def _leading(role: Role, held: Collection[Role]) -> frozenset[Role]:
    """The roles that act for a role, which is itself unless it leads and nobody has it."""
    if role not in LED_BY:
        return frozenset({role})
    found = (roles for roles in LED_BY[role] if not roles.isdisjoint(held))
    return next(found, frozenset({Role.KANSLI}))


def _first(found: Duty) -> tuple[Step, ...]:
    """What is to be done first; terms that end on one day are made anew side by side."""
    left = [step for step in found.missing if not step.arranged]
    together = [step for step in left if step.due is not None and step.due == left[0].due]
    return tuple(together or left[:1])
