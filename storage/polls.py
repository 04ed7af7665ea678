"""Advisory polls (frågor) and their answers, as recorded; outside the register.

The answers of an anonymous poll are counters only: not chained, not journaled, no row a person.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select, update

from governance.polls import Poll, counters
from storage.archive import Archive
from storage.journal import Act, record
from storage.numbers import borne
from storage.poll_tables import (
    poll_answers,
    poll_closings,
    poll_counters,
    poll_participants,
    poll_suggestions,
    polls,
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A poll as it stands, with its number, where it was asked (team, channel) and when."""

    id: int
    poll: Poll
    asked_at: datetime
    place: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class Answer:
    """The alternatives a person chose, by number."""

    person: int
    numbers: frozenset[int]


def ask(archive: Archive, act: Act, poll: Poll, place: tuple[str, str] = ("", "")) -> Asked:
    """Record a poll, which is given its number."""
    team, channel = place
    values = {
        "title": poll.title,
        "alternatives": poll.alternatives,
        "author": poll.author,
        "asked_at": act.at,
        "closes_at": poll.closes_at,
        "multiple": poll.multiple,
        "anonymous": poll.anonymous,
        "suggestions": poll.suggestions,
        "team": team,
        "channel": channel,
    }
    identity = record(archive, act, polls, values)
    for number in range(1, len(poll.alternatives) + 1):
        _count_from_zero(archive, identity, number, poll)
    return Asked(identity, poll, act.at, place)


def load(archive: Archive, number: int) -> Asked | None:
    """The poll by its number; None when there is none."""
    if not borne(number):
        return None
    row = archive.connection.execute(select(polls).where(polls.c.id == number)).one_or_none()
    return None if row is None else _asked(archive, row)


def latest(archive: Archive, most: int, before: int | None = None) -> tuple[Asked, ...]:
    """The newest polls, newest first; `before` goes on after a page that ended with it."""
    query = select(polls).order_by(polls.c.id.desc()).limit(most)
    if before is not None:
        query = query.where(polls.c.id < before)
    return tuple(_asked(archive, row) for row in archive.connection.execute(query).all())


def suggest(archive: Archive, act: Act, asked: Asked, alternative: str) -> Asked:
    """Record an alternative somebody suggests; who, only where the poll is open."""
    poll = asked.poll
    alternatives = (*poll.alternatives, alternative)
    nameless = replace(act, actor=None) if poll.anonymous else act
    values = {"poll": asked.id, "alternative": alternative, "person": nameless.actor}
    record(archive, nameless, poll_suggestions, values)
    _count_from_zero(archive, asked.id, len(alternatives), poll)
    return replace(asked, poll=replace(poll, alternatives=alternatives))


def close(archive: Archive, act: Act, asked: Asked, person: int) -> Asked:
    """Record that a poll is closed by hand; a second time raises IntegrityError."""
    record(archive, act, poll_closings, {"poll": asked.id, "person": person, "at": act.at})
    return replace(asked, poll=replace(asked.poll, closed=True))


def answer(archive: Archive, act: Act, asked: Asked, given: Answer) -> None:
    """Keep a person's answer: a row that replaces the earlier one, or one more in each counter.

    A second answer to an anonymous poll raises IntegrityError.
    """
    if asked.poll.anonymous:
        _count(archive, asked.id, given)
        return
    mine = (poll_answers.c.poll == asked.id) & (poll_answers.c.person == given.person)
    earlier = select(poll_answers.c.id).where(mine).order_by(poll_answers.c.id.desc()).limit(1)
    values = {
        "poll": asked.id,
        "person": given.person,
        "numbers": tuple(str(number) for number in sorted(given.numbers)),
        "at": act.at,
        "replaces": archive.connection.execute(earlier).scalar_one_or_none(),
    }
    record(archive, act, poll_answers, values)


def answers(archive: Archive, asked: Asked) -> Mapping[int, frozenset[int]]:
    """Each person's answer that stands; empty where the poll is anonymous."""
    mine = select(poll_answers).where(poll_answers.c.poll == asked.id).order_by(poll_answers.c.id)
    return {
        row.person: frozenset(int(number) for number in row.numbers)
        for row in archive.connection.execute(mine)
    }


def answered(archive: Archive, asked: Asked) -> frozenset[int]:
    """Who has answered, in an anonymous poll too."""
    if not asked.poll.anonymous:
        return frozenset(answers(archive, asked))
    query = select(poll_participants.c.person).where(poll_participants.c.poll == asked.id)
    return frozenset(archive.connection.execute(query).scalars())


def standing(archive: Archive, asked: Asked) -> tuple[int, ...]:
    """How many chose each alternative, in order."""
    if not asked.poll.anonymous:
        return counters(asked.poll, answers(archive, asked).values())
    query = select(poll_counters.c.count).where(poll_counters.c.poll == asked.id)
    return tuple(archive.connection.execute(query.order_by(poll_counters.c.number)).scalars())


def _count_from_zero(archive: Archive, poll: int, number: int, asked: Poll) -> None:
    if asked.anonymous:
        values = {"poll": poll, "number": number, "count": 0}
        archive.connection.execute(insert(poll_counters), values)


def _count(archive: Archive, poll: int, given: Answer) -> None:
    participant = {"poll": poll, "person": given.person}
    archive.connection.execute(insert(poll_participants), participant)
    chosen = (poll_counters.c.poll == poll) & poll_counters.c.number.in_(given.numbers)
    more = update(poll_counters).where(chosen).values(count=poll_counters.c.count + 1)
    archive.connection.execute(more)


def _asked(archive: Archive, row: Row[Any]) -> Asked:
    suggested = select(poll_suggestions.c.alternative).where(poll_suggestions.c.poll == row.id)
    closing = select(poll_closings.c.id).where(poll_closings.c.poll == row.id)
    poll = Poll(
        title=row.title,
        alternatives=(*row.alternatives, *_all(archive, suggested.order_by(poll_suggestions.c.id))),
        author=row.author,
        closes_at=row.closes_at,
        multiple=row.multiple,
        anonymous=row.anonymous,
        suggestions=row.suggestions,
        closed=bool(_all(archive, closing)),
    )
    return Asked(row.id, poll, row.asked_at, (row.team, row.channel))


def _all(archive: Archive, query: Select[Any]) -> tuple[Any, ...]:
    return tuple(archive.connection.execute(query).scalars())
