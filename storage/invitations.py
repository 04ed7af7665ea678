"""Who is invited to meetings beside the steering group, and who comes, as recorded."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, select

from governance.attendance import Reply
from storage.archive import Archive, remembered
from storage.journal import Act, record
from storage.meeting_tables import invitations, meeting_replies
from storage.records import correct, standing


@remembered
def invited(archive: Archive) -> Mapping[int, tuple[int, ...]]:
    """The persons invited to each meeting beside the steering group (adjungerade), by number."""
    found: dict[int, tuple[int, ...]] = {}
    for row in standing(archive, invitations):
        if not row.withdrawn:
            found[row.meeting] = (*found.get(row.meeting, ()), row.person)
    return found


@remembered
def times(archive: Archive) -> Mapping[tuple[int, int], int]:
    """How often a person has been invited to a meeting, by both: again after it was taken back."""
    given = select(invitations.c.meeting, invitations.c.person).where(~invitations.c.withdrawn)
    rows = archive.connection.execute(given)
    return Counter((row.meeting, row.person) for row in rows)


def invite(archive: Archive, act: Act, meeting: int, person: int) -> bool:
    """Record an invitation; False when the person is invited already."""
    row = _row(archive, meeting, person)
    if row is not None and not row.withdrawn:
        return False
    if row is None:
        values = {"meeting": meeting, "person": person, "withdrawn": False}
        record(archive, act, invitations, values)
    else:
        correct(archive, act, invitations, row, withdrawn=False)
    return True


def withdraw(archive: Archive, act: Act, meeting: int, person: int) -> bool:
    """Record that an invitation is taken back; False when the person is not invited."""
    row = _row(archive, meeting, person)
    if row is None or row.withdrawn:
        return False
    correct(archive, act, invitations, row, withdrawn=True)
    return True


def _row(archive: Archive, meeting: int, person: int) -> Row[Any] | None:
    rows = {(row.meeting, row.person): row for row in standing(archive, invitations)}
    return rows.get((meeting, person))


@remembered
def replies(archive: Archive) -> Mapping[int, tuple[Reply, ...]]:
    """What everybody last answered about each meeting, by number."""
    found: dict[int, tuple[Reply, ...]] = {}
    for row in standing(archive, meeting_replies):
        reply = Reply(row.person, row.coming, row.slot)
        found[row.meeting] = (*found.get(row.meeting, ()), reply)
    return found


def forget(archive: Archive, act: Act, meeting: int, person: int) -> None:
    """Let somebody's answer be about no time any more: whoever is invited again answers anew."""
    said = next((each for each in replies(archive).get(meeting, ()) if each.person == person), None)
    if said is not None and said.slot:
        reply(archive, act, meeting, replace(said, slot=""))


def reply(archive: Archive, act: Act, meeting: int, given: Reply) -> None:
    """Record what somebody answers, in place of what they answered before."""
    rows = {(row.meeting, row.person): row for row in standing(archive, meeting_replies)}
    row = rows.get((meeting, given.person))
    said = {"coming": given.coming, "slot": given.slot, "at": act.at}
    if row is None:
        values = {"meeting": meeting, "person": given.person, **said}
        record(archive, act, meeting_replies, values)
    else:
        correct(archive, act, meeting_replies, row, **said)
