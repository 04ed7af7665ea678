"""Who holds roles on a day: those who have them, who coordinate, whom a duty waits for."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from governance.dated import in_force
from governance.duties import Duty
from governance.people import Appointment, Person, Role
from governance.steps import Turn
from governance.turns import CONTACTS, Whose, acting, seeing_to
from storage import links, people, steering
from storage.archive import Archive

OUTSIDE = frozenset(CONTACTS.values())
"""The roles of those who may be no users of the bot at all."""


@dataclass(frozen=True, slots=True)
class Holders:
    """The persons who hold roles on a day."""

    archive: Archive
    day: date

    def of(self, roles: Collection[Role]) -> tuple[int, ...]:
        """The persons who have one of the roles, each once; a seat makes a member."""
        persons = [each.person for each in self._posts() if each.role in roles]
        if Role.MEMBER in roles:
            held = in_force(steering.holdings(self.archive), self.day)
            persons += [each.person for each in held]
        return tuple(dict.fromkeys(persons))

    def persons(self, roles: Collection[Role]) -> tuple[Person, ...]:
        """The persons who have one of the roles, each once, as they are known."""
        known = people.load(self.archive)
        return tuple(known[each] for each in self.of(roles))

    def reached(self, roles: Collection[Role]) -> tuple[int, ...]:
        """The persons who have one of the roles and can be reached: they have an account."""
        linked = frozenset(links.accounts(self.archive).values())
        return tuple(each for each in self.of(roles) if each in linked)

    def awaited(self, duty: Duty, owner: Role, turns: Iterable[Whose]) -> tuple[int, ...]:
        """Whom a duty waits for: whoever sees to it, and those who act for each that has the turn.

        Of the regions only those that it is left for, of the contacts those who can be reached.
        """
        waiting = tuple(turns)
        if not waiting:
            return ()
        held = self.held
        bodies = [turn for turn in waiting if turn is not Turn.REGIONS]
        roles = {role for turn in bodies for role in acting(turn, held)}
        left = {code for step in duty.missing for code in step.left}
        regions = self.coordinators(left) if Turn.REGIONS in waiting else ()
        roles |= seeing_to(owner, held)
        told = (*self.of(roles - OUTSIDE), *self.reached(roles & OUTSIDE))
        return tuple(dict.fromkeys((*told, *regions)))

    def acting(self, whose: Whose) -> tuple[int, ...]:
        """The persons who act for whoever has the turn."""
        return self.of(acting(whose, self.held))

    def seeing_to(self, owner: Role) -> tuple[int, ...]:
        """The persons told as the one who sees to a duty."""
        return self.of(seeing_to(owner, self.held))

    @property
    def held(self) -> frozenset[Role]:
        """The roles that somebody has; a contact's only when they can be reached."""
        held = frozenset(each.role for each in self._posts())
        return held - {each for each in OUTSIDE & held if not self.reached({each})}

    def coordinators(self, regions: Collection[str]) -> tuple[int, ...]:
        """The persons who coordinate one of some regions, by their codes."""
        posts = (each for each in self._posts() if each.role is Role.REGIONAL_COORDINATOR)
        return tuple(dict.fromkeys(each.person for each in posts if each.scope in regions))

    def _posts(self) -> Iterable[Appointment]:
        return in_force(people.appointments(self.archive), self.day)
