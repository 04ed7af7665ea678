"""Who a duty waits for: the persons with the roles that see to it and that act for a body."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from governance.dated import in_force
from governance.duties import Duty
from governance.people import Role
from governance.steps import Turn
from governance.turns import Whose, acting
from storage import people, steering
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Holders:
    """The persons who hold roles on a day."""

    archive: Archive
    day: date

    def of(self, roles: Collection[Role]) -> tuple[int, ...]:
        """The persons who have one of the roles, each once; a seat makes a member."""
        posts = in_force(people.appointments(self.archive), self.day)
        persons = [each.person for each in posts if each.role in roles]
        if Role.MEMBER in roles:
            held = in_force(steering.holdings(self.archive), self.day)
            persons += [each.person for each in held]
        return tuple(dict.fromkeys(persons))

    def awaited(self, duty: Duty, owner: Role, turns: Iterable[Whose]) -> tuple[int, ...]:
        """Whom a duty waits for: whoever sees to it, and those who act for each that has the turn.

        Of the regions only those that it is left for.
        """
        waiting = tuple(turns)
        if not waiting:
            return ()
        roles = {role for turn in waiting if turn is not Turn.REGIONS for role in acting(turn)}
        regions = self._coordinators(duty) if Turn.REGIONS in waiting else ()
        return tuple(dict.fromkeys((*self.of({owner, *roles}), *regions)))

    def _coordinators(self, duty: Duty) -> Iterator[int]:
        left = {code for step in duty.missing for code in step.left}
        for each in in_force(people.appointments(self.archive), self.day):
            if each.role is Role.REGIONAL_COORDINATOR and each.scope in left:
                yield each.person
