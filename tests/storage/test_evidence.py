from dataclasses import replace
from datetime import date

import pytest

from governance.duties import Kind
from governance.evidence import Evidence
from governance.steps import StepKind
from storage import evidence, register
from storage.database import Database
from storage.evidence import Concerned
from storage.journal import Act, verify
from tests.storage.test_register import numbered

DAY = date(2027, 3, 20)
REPORT, PLAN = Concerned(Kind.REPORT, 2026), Concerned(Kind.PLAN, 2027)
HANDED = Evidence(StepKind.HANDED_OVER, "12", DAY, "RS 2027/3", "https://example.org/1")


def test_evidence_comes_back_by_duty_and_year(database: Database, act: Act) -> None:
    other = replace(HANDED, scope="09")
    shown = Evidence(StepKind.PRESENTED, "RMC", date(2026, 12, 1))
    with database.writing() as archive:
        for concerned, each in ((REPORT, HANDED), (PLAN, shown), (REPORT, other)):
            assert evidence.put(archive, act, concerned, each) is None
    with database.reading() as archive:
        assert evidence.of(archive, REPORT) == (HANDED, other)
        assert evidence.of(archive, PLAN) == (shown,)
        assert evidence.of(archive, Concerned(Kind.REPORT, 2027)) == ()
        assert evidence.years(archive, Kind.REPORT) == (2026,)


def test_what_is_put_again_gives_what_it_replaced(database: Database, act: Act) -> None:
    later = replace(HANDED, day=date(2027, 4, 1), reference="RS 2027/9")
    with database.writing() as archive:
        evidence.put(archive, act, REPORT, HANDED)
        assert evidence.put(archive, act, REPORT, later) == HANDED
    with database.reading() as archive:
        assert evidence.of(archive, REPORT) == (later,)


def test_what_stands_is_found_by_its_step_and_scope(database: Database, act: Act) -> None:
    with database.writing() as archive:
        evidence.put(archive, act, REPORT, HANDED)
        evidence.put(archive, act, REPORT, replace(HANDED, step=StepKind.ACCOUNTS, scope=""))
    with database.reading() as archive:
        found = evidence.standing(archive, REPORT, StepKind.ACCOUNTS)
        assert found is not None
        assert found.step is StepKind.ACCOUNTS
        assert evidence.standing(archive, REPORT, StepKind.HANDED_OVER, "12") == HANDED
        assert evidence.standing(archive, REPORT, StepKind.HANDED_OVER, "09") is None
        assert evidence.standing(archive, REPORT, StepKind.HANDED_OVER) is None
        assert evidence.standing(archive, PLAN, StepKind.ACCOUNTS) is None


def test_what_is_taken_back_is_gone_until_it_is_put_again(database: Database, act: Act) -> None:
    which = (StepKind.HANDED_OVER, "12")
    with database.writing() as archive:
        assert evidence.take_back(archive, act, REPORT, which) is None
        evidence.put(archive, act, REPORT, HANDED)
        assert evidence.take_back(archive, act, REPORT, which) == HANDED
        assert evidence.take_back(archive, act, REPORT, which) is None
    with database.reading() as archive:
        assert evidence.of(archive, REPORT) == ()
        assert evidence.years(archive, Kind.REPORT) == ()
    with database.writing() as archive:
        assert evidence.put(archive, act, REPORT, HANDED) is None
    with database.reading() as archive:
        assert evidence.of(archive, REPORT) == (HANDED,)
        assert verify(archive) is None


def test_the_decision_is_kept_by_its_row(database: Database, act: Act) -> None:
    with database.writing() as archive:
        entered = register.enter(archive, act, numbered(2027, 1))
        decided = Evidence(StepKind.DECIDED, "", DAY, "2027-01", decision=entered.id)
        evidence.put(archive, act, REPORT, decided)
    with database.reading() as archive:
        assert evidence.of(archive, REPORT) == (decided,)


@pytest.mark.parametrize("step", list(StepKind))
def test_every_step_can_be_kept(database: Database, act: Act, step: StepKind) -> None:
    with database.writing() as archive:
        evidence.put(archive, act, REPORT, replace(HANDED, step=step))
    with database.reading() as archive:
        assert [each.step for each in evidence.of(archive, REPORT)] == [step]


def test_the_first_day_known_is_that_of_the_journals_first_entry(
    database: Database, act: Act
) -> None:
    with database.reading() as archive:
        assert evidence.known_from(archive) == date.max
    with database.writing() as archive:
        evidence.put(archive, act, REPORT, HANDED)
    later = replace(act, at=act.at.replace(year=2027))
    with database.writing() as archive:
        evidence.put(archive, later, PLAN, HANDED)
    with database.reading() as archive:
        assert evidence.known_from(archive) == act.at.date()
