"""The votes of a meeting as they stand: those opened, those going on, those prepared."""

from governance.acts import State
from governance.room import Form
from storage import agendas, voting
from storage.archive import Archive
from storage.stored_vote import Stored

MOST = 200
"""How many of the newest votes are looked through for those held on a meeting."""


def votes_of(meeting: int, archive: Archive) -> tuple[Stored, ...]:
    """The votes held on a meeting that were ever opened, by number.

    An item keeps its vote when that goes to another meeting after this one is over.
    """
    on_agenda = {item.vote for item in agendas.of(archive, meeting) if item.vote is not None}
    newest = {each.id: each for each in voting.latest(archive, MOST) if each.meeting == meeting}
    others = {each: voting.load(archive, each) for each in on_agenda - newest.keys()}
    found = {**newest, **{number: stored for number, stored in others.items() if stored}}
    return tuple(
        found[number]
        for number in sorted(found)
        if found[number].vote is not None and found[number].meeting in {None, meeting}
    )


def going_on(meeting: int, archive: Archive) -> tuple[Stored, ...]:
    """The votes of a meeting that are open or wait for a casting vote."""
    return tuple(each for each in voting.open_votes(archive) if each.meeting == meeting)


def counted_at(meeting: int, archive: Archive) -> tuple[Stored, ...]:
    """The votes of a meeting that were counted by who was there, by number."""
    return tuple(
        each
        for each in votes_of(meeting, archive)
        if each.draft.form is Form.MEETING and each.state in {State.WAITING, State.CLOSED}
    )


def drafts_of(meeting: int, archive: Archive) -> tuple[Stored, ...]:
    """The drafts of votes to be held on a meeting, by number."""
    found = voting.in_state(archive, State.DRAFT)
    return tuple(each for each in found if each.meeting == meeting)
