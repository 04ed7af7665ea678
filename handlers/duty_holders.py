"""Who a duty waits for: the persons with the roles that see to it and that act for a body."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from governance.dated import in_force
from governance.duties import Duty
from governance.people import Appointment, Role
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
        persons = [each.person for each in self._posts() if each.role in roles]
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
        left = {code for step in duty.missing for code in step.left}
        regions = self.coordinators(left) if Turn.REGIONS in waiting else ()
        return tuple(dict.fromkeys((*self.of({owner, *roles}), *regions)))

    def coordinators(self, regions: Collection[str]) -> tuple[int, ...]:
        """The persons who coordinate one of some regions, by their codes."""
        posts = (each for each in self._posts() if each.role is Role.REGIONAL_COORDINATOR)
        return tuple(dict.fromkeys(each.person for each in posts if each.scope in regions))

    def _posts(self) -> Iterable[Appointment]:
        return in_force(people.appointments(self.archive), self.day)
