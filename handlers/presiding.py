"""Who presides in the steering group on a day (R16, R18, A6)."""

from datetime import date

from governance.dated import in_force
from governance.people import Role
from governance.room import Presidium
from storage import people
from storage.archive import Archive


def presidium(day: date, archive: Archive) -> Presidium:
    """Chair and vice chair; somebody put in the chair's place is the chair."""
    held = {each.role: each.person for each in in_force(people.appointments(archive), day)}
    chair = held.get(Role.STAND_IN_CHAIR, held.get(Role.CHAIR))
    return Presidium(chair, held.get(Role.VICE_CHAIR))
