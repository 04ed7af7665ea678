"""Polls: named answers are rows that replace each other, anonymous ones are counters only."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.exc import IntegrityError

from governance.polls import Poll
from storage import polls
from storage.archive import Archive
from storage.database import Database
from storage.journal import Act, links, verify
from storage.poll_tables import poll_answers, poll_counters, poll_participants
from storage.polls import Answer, Asked
from tests.storage.votes import with_people

NAMED = Poll("Var ses vi?", ("Lund", "Umeå", "Visby"), 1, multiple=True, suggestions=True)
ANONYMOUS = replace(NAMED, anonymous=True)


@pytest.fixture
def database(database: Database) -> Database:
    with database.writing() as archive:
        with_people(archive)
    return database


def answer(archive: Archive, act: Act, asked: Asked, *given: tuple[int, Iterable[int]]) -> None:
    for person, numbers in given:
        said = Answer(person, frozenset(numbers))
        polls.answer(archive, replace(act, actor=person), asked, said)


@pytest.mark.parametrize("poll", [NAMED, ANONYMOUS], ids=["named", "anonymous"])
def test_a_poll_comes_back_with_what_was_suggested_and_closed(
    database: Database, act: Act, poll: Poll
) -> None:
    poll = replace(poll, closes_at=act.at + timedelta(days=1))
    with database.writing() as archive:
        asked = polls.ask(archive, act, poll, ("T1", "C1"))
        other = polls.ask(archive, act, poll)
        assert polls.load(archive, asked.id) == asked
        asked = polls.suggest(archive, replace(act, actor=2), asked, "Kiruna")
        asked = polls.close(archive, act, asked, 1)
        assert asked.poll.alternatives[-1] == "Kiruna"
        assert asked.poll.closed
    with database.reading() as archive:
        assert polls.load(archive, asked.id) == asked
        assert polls.load(archive, 99) is None
        assert polls.latest(archive, 5) == (other, asked)
        assert polls.latest(archive, 1) == (other,)
        assert polls.latest(archive, 5, before=other.id) == (asked,)
        assert polls.standing(archive, asked) == (0, 0, 0, 0)
        assert verify(archive) is None


def test_a_named_answer_replaces_the_earlier(database: Database, act: Act) -> None:
    with database.writing() as archive:
        asked = polls.ask(archive, act, NAMED)
        answer(archive, act, asked, (1, [1]), (2, [3, 1]), (1, [2, 3]), (1, [3]))
    with database.reading() as archive:
        assert polls.answers(archive, asked) == {1: {3}, 2: {1, 3}}
        assert polls.standing(archive, asked) == (1, 0, 2)
        assert polls.answered(archive, asked) == {1, 2}
        assert verify(archive) is None


def test_anonymous_answers_are_counted_and_only_that(database: Database, act: Act) -> None:
    with database.writing() as archive:
        asked = polls.ask(archive, act, ANONYMOUS)
        before = archive.revision
        answer(archive, act, asked, (1, [1]), (2, [3, 1]))
        assert archive.revision == before
        asked = polls.suggest(archive, replace(act, actor=3), asked, "Kiruna")
        answer(archive, act, asked, (3, [4]))
    with database.reading() as archive:
        assert polls.standing(archive, asked) == (2, 0, 1, 1)
        assert polls.answered(archive, asked) == {1, 2, 3}
        assert polls.answers(archive, asked) == {}
        assert archive.connection.execute(select(poll_answers)).all() == []
        assert verify(archive) is None


def test_nothing_ties_an_anonymous_answer_or_suggestion_to_a_person(
    database: Database, act: Act
) -> None:
    with database.writing() as archive:
        asked = polls.ask(archive, act, ANONYMOUS)
        asked = polls.suggest(archive, replace(act, actor=3), asked, "Kiruna")
        answer(archive, act, asked, (3, [4]))
    with database.reading() as archive:
        *_, link = links(archive)
        columns = {
            table.name: {
                column["name"] for column in inspect(archive.connection).get_columns(table.name)
            }
            for table in (poll_counters, poll_participants)
        }
    assert (link.entry.table, link.entry.actor) == ("poll_suggestions", None)
    assert link.entry.record["person"] is None
    assert columns == {
        "poll_counters": {"poll", "number", "count"},
        "poll_participants": {"poll", "person"},
    }


@pytest.mark.parametrize("kind", ["sqlite"])
def test_nobody_can_see_in_which_order_people_answered(database: Database, act: Act) -> None:
    with database.writing() as archive:
        asked = polls.ask(archive, act, ANONYMOUS)
        answer(archive, act, asked, (5, [1]), (2, [1]), (3, [1]))
        rows = archive.connection.exec_driver_sql("SELECT person FROM poll_participants").all()
        assert [person for (person,) in rows] == [2, 3, 5]
        with pytest.raises(Exception, match="rowid"):
            archive.connection.exec_driver_sql("SELECT rowid FROM poll_participants")


def test_an_anonymous_answer_is_given_once(database: Database, act: Act) -> None:
    with database.writing() as archive:
        asked = polls.ask(archive, act, ANONYMOUS)
        answer(archive, act, asked, (1, [1]))
    with pytest.raises(IntegrityError), database.writing() as archive:
        answer(archive, act, asked, (1, [2]))
    with database.reading() as archive:
        assert polls.standing(archive, asked) == (1, 0, 0)


def test_a_poll_is_closed_by_hand_once(database: Database, act: Act) -> None:
    with database.writing() as archive:
        asked = polls.close(archive, act, polls.ask(archive, act, NAMED), 1)
    with pytest.raises(IntegrityError), database.writing() as archive:
        polls.close(archive, act, asked, 2)
