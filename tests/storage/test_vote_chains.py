"""The votes' chains: what the owner of the database changes is found, or an anchor finds it."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Column, delete, insert, select, update

from governance.journal import GENESIS, canonical, digest
from governance.room import Ballot
from storage.archive import Archive
from storage.database import Database
from storage.journal import Broken, Fault, links, verify
from storage.rows import chained, raw
from storage.tables import journal
from storage.vote_events import Counted
from storage.vote_rows import digest_of
from storage.vote_tables import vote_events, vote_heads, votes
from tests.storage.owner import as_owner, other
from tests.storage.votes import ballot, clock, finished, taken, under_way, with_people

Change = Callable[[dict[str, Any]], object]
COUNTED, OPEN = 1, 2
FIRST_BALLOT, COUNT = 3, 7
"""Events by id: those of the vote that is counted come first."""


@pytest.fixture
def database(database: Database) -> Database:
    """A database with two votes, the first of them counted."""
    with database.writing() as archive:
        with_people(archive)
        finished(archive)
        under_way(archive)
    return database


def change_event(archive: Archive, event: int, change: Change) -> None:
    """Change an event's row, its payload by its fields."""
    here = vote_events.c.id == event
    row = dict(archive.connection.execute(select(vote_events).where(here)).mappings().one())
    row["payload"] = json.loads(row["payload"])
    change(row)
    row["payload"] = json.dumps(row["payload"])
    archive.connection.execute(update(vote_events).where(here).values(row))


def rechain(archive: Archive) -> None:
    """Make the votes' chains and heads fit the events as they now are."""
    query = select(*raw(vote_events)).order_by(vote_events.c.vote, vote_events.c.sequence)
    heads: dict[int, str] = {}
    for row in [dict(each) for each in archive.connection.execute(query).mappings()]:
        row["previous"] = heads.get(row["vote"], GENESIS)
        heads[row["vote"]] = row["digest"] = digest_of(row)
        link = {"previous": row["previous"], "digest": row["digest"]}
        here = vote_events.c.id == row["id"]
        archive.connection.execute(update(vote_events).where(here).values(link))
        head = {"digest": row["digest"], "sequence": row["sequence"]}
        mine = vote_heads.c.vote == row["vote"]
        archive.connection.execute(update(vote_heads).where(mine).values(head))


def rejournal(archive: Archive) -> None:
    """Make the journal fit the votes as they now are, without what is gone."""
    rows: dict[tuple[str, int], Any] = {}
    for table in (votes, vote_events):
        for row in archive.connection.execute(select(*raw(table))).mappings():
            rows[table.name, row["id"]] = chained(table, row)
    entries = [link.entry for link in links(archive)]
    archive.connection.execute(delete(journal))
    head, sequence = GENESIS, 0
    for entry in entries:
        facts = rows.get((entry.table, entry.row), entry.record)
        if entry.table in {"votes", "vote_events"} and (entry.table, entry.row) not in rows:
            continue
        sequence += 1
        entry = replace(entry, sequence=sequence, record=facts)  # noqa: PLW2901 - it is the entry
        columns = ("sequence", "at", "actor", "act", "table", "row")
        values = {name: getattr(entry, name) for name in columns}
        link = {"record": canonical(facts), "previous": head, "digest": digest(head, entry)}
        archive.connection.execute(insert(journal), {**values, **link})
        head = link["digest"]


def said_no(row: dict[str, Any]) -> None:
    row["payload"]["ballot"] = "avslag"


def test_whole_chains_are_found_whole(database: Database) -> None:
    with database.reading() as archive:
        assert verify(archive) is None


@pytest.mark.parametrize(
    "column", [each for each in vote_heads.c if each.name != "vote"], ids=lambda each: each.name
)
def test_every_altered_column_of_a_head_is_found(
    database: Database, column: Column[object]
) -> None:
    with as_owner(database) as archive:
        here = vote_heads.c.vote == COUNTED
        value = archive.connection.execute(select(column).where(here)).scalar_one()
        change = update(vote_heads).where(here).values({column.name: other(value)})
        archive.connection.execute(change)
        assert verify(archive) == Broken(Fault.HEAD, "vote_heads", COUNTED, None)


def test_a_head_that_is_gone_or_too_many_is_found(database: Database) -> None:
    with as_owner(database) as archive:
        here = vote_heads.c.vote == OPEN
        archive.connection.execute(update(vote_heads).where(here).values(vote=99))
        assert verify(archive) == Broken(Fault.HEAD, "vote_heads", OPEN, None)
    with as_owner(database) as archive:
        row = archive.connection.execute(select(vote_heads).where(here)).mappings().one()
        archive.connection.execute(insert(vote_heads), {**row, "vote": 99})
        assert verify(archive) == Broken(Fault.HEAD, "vote_heads", 99, None)


def test_an_event_rejournaled_but_not_rechained_breaks_the_vote_s_chain(
    database: Database,
) -> None:
    with as_owner(database) as archive:
        change_event(archive, FIRST_BALLOT, said_no)
        rejournal(archive)
        assert verify(archive) == Broken(Fault.CHAIN, "vote_events", FIRST_BALLOT, None)


def test_words_changed_and_rejournaled_break_the_vote_s_chain(database: Database) -> None:
    with as_owner(database) as archive:
        change_event(archive, FIRST_BALLOT, lambda row: row.update(words="Aldrig!"))
        rejournal(archive)
        assert verify(archive) == Broken(Fault.CHAIN, "vote_events", FIRST_BALLOT, None)


def test_an_event_taken_out_of_the_middle_breaks_the_vote_s_chain(database: Database) -> None:
    with as_owner(database) as archive:
        gone = vote_events.c.id == FIRST_BALLOT
        archive.connection.execute(delete(vote_events).where(gone))
        rejournal(archive)
        assert verify(archive) == Broken(Fault.CHAIN, "vote_events", FIRST_BALLOT + 1, None)


def test_a_ballot_changed_in_every_chain_gives_another_count(database: Database) -> None:
    with as_owner(database) as archive:
        change_event(archive, FIRST_BALLOT, said_no)
        rechain(archive)
        rejournal(archive)
        assert verify(archive) == Broken(Fault.MISCOUNTED, "vote_events", COUNT, None)


UNLAWFUL: dict[str, Change] = {
    "nobody's": lambda row: row.update(actor=8),
    "another version": lambda row: row["payload"].update(version=7),
    "no ballot": lambda row: row["payload"].update(ballot="kanske"),
    "a field too many": lambda row: row["payload"].update(surplus=1),
    "a field too few": lambda row: row["payload"].pop("roles"),
    "no known act": lambda row: row.update(act="påhittad"),
    "no mapping": lambda row: row.update(payload=[]),
}


@pytest.mark.parametrize("change", UNLAWFUL.values(), ids=UNLAWFUL.keys())
def test_an_event_the_rules_would_not_take_is_found(database: Database, change: Change) -> None:
    with as_owner(database) as archive:
        change_event(archive, FIRST_BALLOT, change)
        rechain(archive)
        rejournal(archive)
        assert verify(archive) == Broken(Fault.UNREADABLE, "vote_events", FIRST_BALLOT, None)


def test_a_history_cut_off_is_found_by_an_earlier_anchor(database: Database) -> None:
    with database.reading() as archive:
        query = select(vote_events.c.digest).order_by(vote_events.c.id)
        anchors = [archive.head, *archive.connection.execute(query).scalars()]
        assert [verify(archive, anchor) for anchor in anchors] == [None] * len(anchors)
    with as_owner(database) as archive:
        archive.connection.execute(delete(vote_events).where(vote_events.c.id == COUNT))
        rechain(archive)
        state = {"state": "öppen"}
        here = vote_heads.c.vote == COUNTED
        archive.connection.execute(update(vote_heads).where(here).values(state))
        rejournal(archive)
        assert verify(archive) is None
        found = [verify(archive, anchor) for anchor in (anchors[0], anchors[COUNT])]
        assert found == [Broken(Fault.ANCHOR, "journal", 0, None)] * 2


def test_a_history_made_anew_with_another_outcome_is_found_by_an_earlier_anchor(
    database: Database,
) -> None:
    with database.reading() as archive:
        proof = select(vote_events.c.digest).where(vote_events.c.id == COUNT)
        anchors = (archive.head, archive.connection.execute(proof).scalar_one())
    with as_owner(database) as archive:
        for table in (vote_heads, vote_events, votes):
            archive.connection.execute(delete(table))
        rejournal(archive)
        last = archive.connection.execute(
            select(journal.c.sequence, journal.c.digest).order_by(journal.c.sequence.desc())
        ).first()
        assert last is not None
        archive.revision, archive.head = last
        noes = (ballot(person, Ballot.NO) for person in range(1, 5))
        taken(archive, under_way(archive), *noes, Counted(clock()))
        assert verify(archive) is None
        found = [verify(archive, anchor) for anchor in anchors]
        assert found == [Broken(Fault.ANCHOR, "journal", 0, None)] * 2
