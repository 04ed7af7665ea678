"""Who coordinates what: regional and area coordinators on a day (R5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.dated import in_force
from governance.people import Person, Role
from governance.regions import Region
from storage import people, regions
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Coordinators:
    """The titles of those who coordinate, by region code and by procurement region (A-H)."""

    regional: Mapping[str, tuple[str, ...]]
    area: Mapping[str, tuple[str, ...]]

    def of_region(self, region: Region) -> tuple[str, ...]:
        """The titles of a region's own coordinators."""
        return self.regional.get(region.code, ())

    def of_area(self, region: Region) -> tuple[str, ...]:
        """The titles of the coordinators of the procurement region it belongs to."""
        return self.area.get(region.procurement, ())


def coordinators(day: date, archive: Archive) -> Coordinators:
    """Everybody who coordinates on a day."""
    return Coordinators(
        _titles(Role.REGIONAL_COORDINATOR, day, archive),
        _titles(Role.AREA_COORDINATOR, day, archive),
    )


def coordinated(person: Person, day: date, archive: Archive) -> tuple[str, ...]:
    """The names of the regions a person coordinates on a day."""
    names = regions.by_code(archive)
    return tuple(
        names[each.scope].name
        for each in in_force(people.appointments(archive), day)
        if each.person == person.id and each.role is Role.REGIONAL_COORDINATOR
    )


def _titles(role: Role, day: date, archive: Archive) -> Mapping[str, tuple[str, ...]]:
    persons = people.load(archive)
    found: dict[str, tuple[str, ...]] = {}
    for each in in_force(people.appointments(archive), day):
        if each.role is role:
            found[each.scope] = (*found.get(each.scope, ()), persons[each.person].title)
    return found
