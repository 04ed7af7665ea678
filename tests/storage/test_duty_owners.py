from governance.duties import PROPOSED, Kind, Owners
from governance.people import Role
from storage import duty_owners
from storage.database import Database
from storage.journal import Act


def test_until_somebody_is_named_those_proposed_see_to_a_duty(database: Database, act: Act) -> None:
    named = Owners(Role.VICE_CHAIR, Role.KANSLI)
    with database.writing() as archive:
        duty_owners.put(archive, act, Kind.PLAN, named)
        duty_owners.put(archive, act, Kind.REPORT, Owners(Role.CHAIR, Role.KANSLI))
    with database.reading() as archive:
        assert duty_owners.of(archive, Kind.PLAN) == named
        assert duty_owners.of(archive, Kind.EXIT) == PROPOSED


def test_the_last_one_named_sees_to_it(database: Database, act: Act) -> None:
    for owners in (Owners(Role.CHAIR, Role.KANSLI), Owners(Role.RMC_COMMITTEE, Role.MEMBER)):
        with database.writing() as archive:
            duty_owners.put(archive, act, Kind.PLAN, owners)
        with database.reading() as archive:
            assert duty_owners.of(archive, Kind.PLAN) == owners
