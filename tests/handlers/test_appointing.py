from dataclasses import replace
from datetime import date

import pytest

from governance.people import Appointment, Role
from governance.refusal import Refusal
from handlers.appointing import appoint
from handlers.people_reasons import Reason
from storage import people
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act
from tests.conversations.examples import MADE

ACT = Act("prov", MADE, None)


def of_role(archive: Archive, role: Role) -> list[tuple[date, date | None]]:
    return [(each.since, each.until) for each in people.appointments(archive) if each.role is role]


def test_a_new_chair_ends_the_one_before_the_day_before(example: Database) -> None:
    with example.writing() as archive:
        person = people.by_handle(archive)["gast"].id
        ended = appoint(archive, ACT, Appointment(person, Role.CHAIR, date(2027, 1, 1)))
        assert len(ended) == 1
        assert of_role(archive, Role.CHAIR) == [
            (date(2026, 1, 1), date(2026, 12, 31)),
            (date(2027, 1, 1), None),
        ]


def test_a_chair_whose_time_has_ended_is_left_as_it_was(example: Database) -> None:
    with example.writing() as archive:
        known = people.by_handle(archive)
        first = Appointment(known["gast"].id, Role.CHAIR, date(2027, 1, 1), date(2027, 3, 31))
        appoint(archive, ACT, first)
        second = Appointment(known["vgr"].id, Role.CHAIR, date(2027, 4, 1))
        assert appoint(archive, ACT, second) == ()


def test_a_role_that_many_may_have_ends_nothing(example: Database) -> None:
    with example.writing() as archive:
        person = people.by_handle(archive)["gast"].id
        assert appoint(archive, ACT, Appointment(person, Role.OBSERVER, date(2027, 1, 1))) == ()
        assert appoint(archive, ACT, Appointment(person, Role.KANSLI, date(2027, 1, 1))) == ()
        assert len(of_role(archive, Role.KANSLI)) == 2


def test_a_role_held_alone_does_not_run_into_whoever_has_it_later(example: Database) -> None:
    with example.writing() as archive:
        known = people.by_handle(archive)
        appoint(archive, ACT, Appointment(known["lfu2"].id, Role.CHAIR, date(2027, 6, 1)))
        before = of_role(archive, Role.CHAIR)
        runs_on = Appointment(known["gast"].id, Role.CHAIR, date(2026, 12, 1))
        with pytest.raises(Refusal) as refused:
            appoint(archive, ACT, runs_on)
        assert refused.value.reason is Reason.ROLE_TAKEN_LATER
        assert refused.value.fields["first"] == date(2027, 6, 1)
        assert of_role(archive, Role.CHAIR) == before
        appoint(archive, ACT, replace(runs_on, until=date(2027, 5, 31)))
        assert sorted(of_role(archive, Role.CHAIR)) == [
            (date(2026, 1, 1), date(2026, 11, 30)),
            (date(2026, 12, 1), date(2027, 5, 31)),
            (date(2027, 6, 1), None),
        ]


def test_a_stand_in_too_is_only_one(example: Database) -> None:
    with example.writing() as archive:
        known = people.by_handle(archive)
        for handle, since in (("vgr", date(2027, 1, 1)), ("skane", date(2027, 3, 1))):
            appoint(archive, ACT, Appointment(known[handle].id, Role.STAND_IN_CHAIR, since))
        assert of_role(archive, Role.STAND_IN_CHAIR) == [
            (date(2027, 1, 1), date(2027, 2, 28)),
            (date(2027, 3, 1), None),
        ]
