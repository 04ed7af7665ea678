"""What members leave beside a decision: `reservera-mig` and `anteckna` (D7, D8)."""

from datetime import datetime, time, timedelta
from typing import Annotated, Any

from governance.local_time import at_wall, before
from governance.people import Right
from governance.reservations import Kind
from governance.voting import voter
from handlers.acting import acting
from handlers.announcing import Announcer
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Number, Paragraph
from handlers.minutes_approvals import standing
from handlers.minutes_posts import content_changed
from handlers.minutes_text import check_text
from handlers.numbered_votes import held
from handlers.offering import offering
from handlers.taking import take
from handlers.texts import statements as texts
from handlers.texts import vote_buttons
from handlers.vote_view import view
from storage import meetings
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import Event, Noted, Reserved, Worded


class Statement(Arguments):
    """`reservera-mig`: the vote, and the text, which can follow later."""

    nr: Number
    text: Annotated[Paragraph | None, PLACED] = None


class Note(Arguments):
    """`anteckna`: the vote, and what the minutes are to say."""

    nr: Number
    text: Annotated[Paragraph, PLACED]


def reserve(ask: Ask[Statement], archive: Archive) -> Answer:
    """Reserve oneself against the decision; a second time only the text is new."""
    stored = held(ask.arguments.nr, ask, archive)
    words = ask.arguments.text or ""
    place = _own(stored, Kind.RESERVATION, ask) if words else None
    event: Event = Reserved(acting(ask), words, _meeting_over(stored, ask.at, archive))
    if place is not None:
        _check_text(stored, archive)
        event = Worded(acting(ask), place, words)
    after, lapsed = _taken(event, stored, ask, archive)
    shown = view(after, ask, archive)
    return texts.reserved(shown, words, again=place is not None, lapsed=lapsed)


def note(ask: Ask[Note], archive: Archive) -> Answer:
    """Leave a note for the minutes; a second time its text is replaced."""
    stored = held(ask.arguments.nr, ask, archive)
    words = ask.arguments.text
    place = _own(stored, Kind.NOTE, ask)
    event: Event = Noted(acting(ask), words, _meeting_over(stored, ask.at, archive))
    if place is not None:
        _check_text(stored, archive)
        event = Worded(acting(ask), place, words)
    after, lapsed = _taken(event, stored, ask, archive)
    return texts.noted(view(after, ask, archive), words, lapsed)


def _own(stored: Stored, kind: Kind, ask: Ask[Any]) -> int | None:
    """The place of the asker's own statement of a kind on this version, None when there is none."""
    if stored.vote is None:
        return None
    with offering(vote_buttons.show(stored)):
        person = voter(stored.vote, acting(ask))
    for place, filed in enumerate(stored.statements, start=1):
        said = filed.statement
        if (said.kind, said.person, said.version) == (kind, person, stored.vote.version):
            return place
    return None


def _check_text(stored: Stored, archive: Archive) -> None:
    """Refusal MINUTES_APPROVED: after that no text is taken."""
    with offering(vote_buttons.show(stored)):
        check_text(stored, archive)


def _meeting_over(stored: Stored, at: datetime, archive: Archive) -> datetime | None:
    """When the meeting the vote is held on ended; None while it goes on, and per capsulam.

    A meeting whose end nobody has recorded is over when its day is.
    """
    if stored.meeting is None:
        return None
    meeting = meetings.load(archive)[stored.meeting]
    midnight = at_wall(datetime.combine(meeting.day + timedelta(days=1), time()))
    end = meeting.ended_at or midnight
    return None if before(at, end) else end


def _taken(
    event: Event, stored: Stored, ask: Ask[Any], archive: Archive
) -> tuple[Stored, tuple[int, ...]]:
    """The vote after a statement, and whose approval of the minutes lapsed by it."""
    approved = _approved_by(stored, ask, archive)
    after = take(event, stored, ask, archive)
    # Before the count, the channel would tell the ballot by it.
    if after.closed_at is not None:
        Announcer(after, ask.at, archive).changed()
    if after.meeting is not None:
        content_changed(after.meeting, ask.at, archive)
    left = _approved_by(after, ask, archive)
    return after, tuple(person for person in approved if person not in left)


def _approved_by(stored: Stored, ask: Ask[Any], archive: Archive) -> tuple[int, ...]:
    """Whose approvals hold of the minutes of the meeting that a vote is held on."""
    if stored.meeting is None:
        return ()
    found = standing(meetings.load(archive)[stored.meeting], ask.at, archive)
    return tuple(each.person for each in found.holding)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("reservera-mig",),
        texts.RESERVE,
        Statement,
        reserve,
        example='reservera-mig 12 "Beloppet ryms inte i ramen."',
        hints=texts.RESERVE_HINTS,
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
    Command(
        ("anteckna",),
        texts.NOTE,
        Note,
        note,
        example='anteckna 12 "Frågan bör tas upp igen i vår."',
        hints=texts.NOTE_HINTS,
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
)
