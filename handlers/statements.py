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
        _check_text(stored, ask.at, archive)
        event = Worded(acting(ask), place, words)
    after = take(event, stored, ask, archive)
    _redrawn(after, ask, archive)
    return texts.reserved(view(after, ask, archive), words, again=place is not None)


def note(ask: Ask[Note], archive: Archive) -> Answer:
    """Leave a note for the minutes; a second time its text is replaced."""
    stored = held(ask.arguments.nr, ask, archive)
    words = ask.arguments.text
    place = _own(stored, Kind.NOTE, ask)
    event: Event = Noted(acting(ask), words, _meeting_over(stored, ask.at, archive))
    if place is not None:
        _check_text(stored, ask.at, archive)
        event = Worded(acting(ask), place, words)
    after = take(event, stored, ask, archive)
    _redrawn(after, ask, archive)
    return texts.noted(view(after, ask, archive), words)


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


def _check_text(stored: Stored, at: datetime, archive: Archive) -> None:
    """Refusal MINUTES_APPROVED: after that no text is taken."""
    with offering(vote_buttons.show(stored)):
        check_text(stored, at, archive)


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


def _redrawn(stored: Stored, ask: Ask[Any], archive: Archive) -> None:
    """Show in the channel what is left after the count; before it, it would tell the ballot."""
    if stored.closed_at is not None:
        Announcer(stored, ask.at, archive).changed()


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
