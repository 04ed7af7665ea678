"""People and roles, out and in again."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from governance.people import Appointment, Role
from storage import people
from storage.database import Database
from storage.journal import Act, verify
from storage.people import Entry

SKANE = Entry("skane", "Upphandlingschef, Region Skåne", "skane@example.org")
GUEST = Entry("gast", "Gäst")


def test_people_come_back_by_id_and_by_handle(database: Database, act: Act) -> None:
    with database.writing() as archive:
        skane = people.add(archive, act, SKANE)
        guest = people.add(archive, act, GUEST)
    with database.reading() as archive:
        assert people.load(archive) == {skane.id: skane, guest.id: guest}
        assert people.by_handle(archive) == {"skane": skane, "gast": guest}
        assert people.email(archive, skane.id) == "skane@example.org"
        assert people.email(archive, guest.id) == people.email(archive, 4711) == ""
    assert (skane.handle, skane.title) == ("skane", "Upphandlingschef, Region Skåne")


def test_a_handle_means_one_person(database: Database, act: Act) -> None:
    with database.writing() as archive:
        people.add(archive, act, SKANE)
    with pytest.raises(IntegrityError), database.writing() as archive:
        people.add(archive, act, SKANE)


def test_a_persons_id_stays_when_the_title_changes(database: Database, act: Act) -> None:
    with database.writing() as archive:
        people.add(archive, act, GUEST)
        before = people.add(archive, act, SKANE)
        people.change(archive, act, Entry("skane", "Inköpsdirektör", "ny@example.org"))
        after = people.change(archive, act, Entry("skane", "Upphandlingsdirektör"))
    with database.reading() as archive:
        assert people.by_handle(archive)["skane"] == after
        assert people.email(archive, after.id) == ""
        assert len(people.load(archive)) == 2
        assert verify(archive) is None
    assert (after.id, after.title) == (before.id, "Upphandlingsdirektör")


def test_an_unknown_handle_cannot_be_changed(database: Database, act: Act) -> None:
    with pytest.raises(KeyError), database.writing() as archive:
        people.change(archive, act, SKANE)


def test_roles_come_back_as_they_were_given(database: Database, act: Act) -> None:
    with database.writing() as archive:
        person = people.add(archive, act, SKANE).id
        chair = Appointment(person, Role.CHAIR, date(2026, 1, 1), None, "", "LfU:s ordförande")
        coordinator = Appointment(
            person, Role.REGIONAL_COORDINATOR, date(2026, 1, 1), date(2027, 12, 31), "12"
        )
        people.appoint(archive, act, chair)
        people.appoint(archive, act, coordinator)
    with database.reading() as archive:
        assert people.appointments(archive) == (chair, coordinator)


def test_a_role_ends_by_a_new_row(database: Database, act: Act) -> None:
    with database.writing() as archive:
        person = people.add(archive, act, SKANE).id
        chair = Appointment(person, Role.CHAIR, date(2026, 1, 1))
        people.appoint(archive, act, chair)
        assert people.end_appointment(archive, act, chair, date(2026, 6, 30)) == chair
        assert people.end_appointment(archive, act, chair, date(2026, 6, 30)) is None
    with database.reading() as archive:
        ended = Appointment(person, Role.CHAIR, date(2026, 1, 1), date(2026, 6, 30))
        assert people.appointments(archive) == (ended,)
