"""The register: numbered by the year, read a page at a time, found by words."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from sqlalchemy.exc import IntegrityError

from governance.decisions import DecisionNumber, Entry
from governance.matters import Matter, Purpose
from governance.tally import Outcome
from storage import register
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act, verify
from tests.storage.votes import finished, with_people

ENTRY = Entry(
    number=DecisionNumber(2026, 1),
    kind=Purpose.DECISION,
    matter=Matter.BUDGET,
    day=date(2026, 12, 8),
    title="Budget 2027",
    text="Budgeten för Årsta antas, 100 % enligt förslaget.",
    outcome=Outcome.CARRIED,
    basis="omröstning 1",
    presented_by="kansliet",
    deciders=(1, 2, 3, 4),
    beside=(5,),
)


def numbered(year: int, serial: int) -> Entry:
    return replace(ENTRY, number=DecisionNumber(year, serial), title=f"Ärende {serial}")


def enter(archive: Archive, act: Act, *numbers: tuple[int, int]) -> None:
    for year, serial in numbers:
        register.enter(archive, act, numbered(year, serial))


def numbers(page: tuple[register.Registered, ...]) -> list[str]:
    return [str(registered.entry.number) for registered in page]


def test_an_entry_comes_back_with_its_proof(database: Database, act: Act) -> None:
    with database.writing() as archive:
        with_people(archive)
        vote = finished(archive)
        made = register.enter(archive, act, ENTRY, (vote.id, vote.digest))
        assert verify(archive, made.proof) is None
    with database.reading() as archive:
        assert register.by_number(archive, ENTRY.number) == made
        assert register.of_vote(archive, vote.id) == made
        assert (made.entry, made.vote, made.proof) == (ENTRY, vote.id, vote.digest)
        assert register.by_number(archive, DecisionNumber(2026, 2)) is None
        assert register.of_vote(archive, 99) is None


def test_numbers_follow_each_other_within_a_year_on_swedish_clocks(
    database: Database, act: Act
) -> None:
    new_year = datetime(2027, 1, 1, tzinfo=STOCKHOLM)
    before = datetime(2026, 12, 31, 23, 59, tzinfo=STOCKHOLM)
    with database.writing() as archive:
        assert register.number_at(archive, before) == DecisionNumber(2026, 1)
        enter(archive, act, (2026, 1), (2026, 9), (2026, 10))
        assert register.number_at(archive, before) == DecisionNumber(2026, 11)
        assert register.number_at(archive, new_year) == DecisionNumber(2027, 1)


def test_a_number_is_given_once(database: Database, act: Act) -> None:
    with database.writing() as archive:
        enter(archive, act, (2026, 1))
    with pytest.raises(IntegrityError), database.writing() as archive:
        enter(archive, act, (2026, 1))


def test_pages_go_on_where_the_one_before_ended(database: Database, act: Act) -> None:
    made = [(year, serial) for year in (2025, 2026) for serial in range(1, 5)]
    with database.writing() as archive:
        enter(archive, act, *made)
    with database.reading() as archive:
        first = register.page(archive, most=3)
        second = register.page(archive, before=first[-1].entry.number, most=3)
        assert numbers(first + second) == [
            *("2026-04", "2026-03", "2026-02"),
            *("2026-01", "2025-04", "2025-03"),
        ]
        assert numbers(register.page(archive, 2025)) == ["2025-04", "2025-03", "2025-02", "2025-01"]
        assert register.page(archive, 2024) == ()
        assert register.years(archive) == (2026, 2025)
        assert [
            (each.entry.number.year, each.entry.number.serial)
            for each in register.everything(archive)
        ] == made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("budget", True),
        ("BUDGETEN årsta", True),
        ("arsta", True),
        ("antas 2026-01", True),
        ("omröstning", True),
        ("100 %", True),
        ("budget_", False),
        ("%budget", False),
        ("budget avslås", False),
    ],
)
def test_entries_are_found_by_every_word_however_spelled(
    database: Database, act: Act, words: str, *, found: bool
) -> None:
    with database.writing() as archive:
        register.enter(archive, act, ENTRY)
    with database.reading() as archive:
        assert numbers(register.search(archive, words)) == (["2026-01"] if found else [])


def test_what_is_found_comes_in_pages_too(database: Database, act: Act) -> None:
    with database.writing() as archive:
        enter(archive, act, (2026, 1), (2026, 2), (2026, 3))
    with database.reading() as archive:
        first = register.search(archive, "ärende", most=2)
        after = register.search(archive, "ärende", first[-1].entry.number)
    assert numbers(first + after) == ["2026-03", "2026-02", "2026-01"]


@pytest.mark.parametrize("kind", ["sqlite"])
def test_a_page_is_read_by_the_index_of_numbers(database: Database, act: Act) -> None:
    with database.writing() as archive:
        enter(archive, act, *((2026, serial) for serial in range(1, 50)))
    with database.reading() as archive:
        asked: list[str] = []
        driven = archive.connection.connection.driver_connection
        assert driven is not None
        driven.set_trace_callback(asked.append)
        register.page(archive, before=DecisionNumber(2026, 30))
        driven.set_trace_callback(None)
        plan = archive.connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {asked[-1]}").all()
    assert "ix_decisions_number" in str(plan)
    assert "TEMP B-TREE" not in str(plan)


def test_entries_are_found_by_their_ids(database: Database, act: Act) -> None:
    with database.writing() as archive:
        enter(archive, act, (2026, 1), (2026, 2), (2026, 3))
    with database.reading() as archive:
        found = register.by_ids(archive, [1, 3, 99])
        assert {key: str(each.entry.number) for key, each in found.items()} == {
            1: "2026-01",
            3: "2026-03",
        }


def test_the_entries_on_a_matter_come_oldest_first(database: Database, act: Act) -> None:
    report = replace(numbered(2026, 2), matter=Matter.REPORT)
    older = replace(report, number=DecisionNumber(2025, 9))
    with database.writing() as archive:
        for entry in (report, numbered(2026, 1), older):
            register.enter(archive, act, entry)
    with database.reading() as archive:
        found = register.of_matter(archive, Matter.REPORT)
        assert [each.entry for each in found] == [older, report]
        assert register.of_matter(archive, Matter.PLAN) == ()
