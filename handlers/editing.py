"""Votes changed before they are opened: `omröstning ändra`."""

from dataclasses import replace
from typing import Any

from governance.acts import Act, check_state
from governance.people import Right
from handlers import item_votes
from handlers.acting import acting
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import Arguments, Line, Link, Number, Paragraph
from handlers.kronor import Kronor
from handlers.meeting_drafts import meeting_of, on_meeting
from handlers.misread import Expected, Misread
from handlers.moments import Moment
from handlers.numbered_votes import held
from handlers.offering import offering
from handlers.taking import take
from handlers.texts import drafting as texts
from handlers.texts import vote_buttons
from handlers.vote_drafts import check, papers_of, preview, written
from handlers.vote_view import view
from storage.archive import Archive
from storage.vote_events import Drafted


class Edited(Arguments):
    """`omröstning ändra`: the draft, and what is to be different in it."""

    nr: Number
    rubrik: Line = ""
    förslag: Paragraph = ""
    stänger: Moment | None = None
    underlag: Link | None = None
    kontakt: Line = ""
    belopp: Kronor | None = None
    möte: Number | None = None


def edit(ask: Ask[Edited], archive: Archive) -> Answer:
    """Change a draft that has not been opened."""
    asked = ask.arguments
    stored = held(asked.nr, ask, archive)
    with offering(vote_buttons.show(stored)):
        check_state(Act.EDIT, stored.state)
    changes: dict[str, Any] = {
        "title": asked.rubrik,
        "proposal": asked.förslag,
        "closes_at": asked.stänger,
        "papers": asked.underlag and papers_of(stored.draft.matter, asked.underlag),
        "contact": asked.kontakt,
        "amount": asked.belopp,
    }
    given: dict[str, Any] = {name: value for name, value in changes.items() if value}
    if not given and asked.möte is None:
        raise Misread(Expected.TEXT, "", "rubrik")
    another = item_votes.meeting_of(asked.möte, None, ask, archive)
    meeting = another or meeting_of(stored, archive)
    changed = replace(stored.draft, **given)
    if meeting is not None:
        changed = on_meeting(changed, meeting, said=asked.stänger is not None)
    check(changed, ask.at, archive)
    if another is not None and another.id != stored.meeting:
        item_votes.unlink(stored, ask, archive)
    event = Drafted(acting(ask), changed, stored.order, None if meeting is None else meeting.id)
    return preview(view(take(event, stored, ask, archive), ask, archive), archive)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("omröstning", "ändra"),
        texts.EDIT,
        Edited,
        edit,
        example='omröstning 12 ändra rubrik="Budget för 2027"',
        filled=written,
        hints=texts.EDIT_HINTS,
        right=Right.DRAFT_VOTE,
        writes=True,
    ),
)
