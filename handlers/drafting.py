"""Votes prepared: `omröstning ny` (R11, R12, R23)."""

from datetime import datetime
from typing import Annotated, Any

from pydantic import BeforeValidator

from governance.acts import STATES
from governance.drafts import Draft, Shown
from governance.local_time import at_wall
from governance.matters import Matter, Purpose, check_body
from governance.meeting_closing import END_OF_DAY, check_closing
from governance.meetings import MEETING_TIMES
from governance.people import Right
from governance.provenance import reading
from governance.refusal import Refusal
from governance.room import Form
from governance.spelling import plain
from handlers import item_votes
from handlers.acting import act, acting
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.conditions import applied_order
from handlers.kinds import Arguments, Day, Line, Link, Number, Paragraph, one_of
from handlers.kronor import Kronor
from handlers.meeting_drafts import meeting_on
from handlers.misread import Expected, Misread
from handlers.moments import Moment
from handlers.numbered_meetings import numbered
from handlers.offering import offering
from handlers.texts import drafting as texts
from handlers.texts.vote_buttons import ADOPT
from handlers.vote_drafts import check, papers_of, preview
from handlers.vote_reasons import Reason
from handlers.vote_view import view
from storage import voting
from storage.archive import Archive
from storage.vote_events import Drafted

SHOWN = {"röstande": Shown.TURNOUT, "ställning": Shown.RUNNING}


def read_form(value: str) -> str:
    """A form by its word; a meeting has two in Swedish."""
    return Form.MEETING if plain(value.strip()) == plain("sammanträde") else value


FormWord = Annotated[str, BeforeValidator(read_form), *one_of(*Form)]


class NewVote(Arguments):
    """`omröstning ny`: the matter, the title, the proposal and how it is voted on."""

    ärende: Annotated[str, *one_of(*Matter)]
    rubrik: Line
    förslag: Paragraph
    stänger: Moment | None = None
    form: FormWord = Form.CAPSULAM
    datum: Day | None = None
    plats: Line = ""
    möte: Number | None = None
    punkt: Number | None = None
    underlag: Link | None = None
    belopp: Kronor | None = None
    kontakt: Line = ""
    syfte: Annotated[str, *one_of(*Purpose)] = Purpose.DECISION
    visar: Annotated[str, *one_of(*SHOWN)] = "röstande"


def new(ask: Ask[NewVote], archive: Archive) -> Answer:
    """Prepare a vote, and show what would be opened with everything to be careful of."""
    asked = _at_meeting(ask, archive)
    prepared = _draft(asked)
    if prepared.matter is Matter.WORKING_ORDER:
        with offering(ADOPT):
            raise Refusal(Reason.ADOPTED_BY_ITSELF, reading("A17"))
    applied_order(None, ask.at, archive)
    with offering(texts.prepare(ask.fields)):
        check_body(prepared.matter, prepared.purpose)
    check(prepared, ask.at, archive)
    meeting = _meeting(asked, prepared.closes_at, ask, archive)
    event = Drafted(acting(ask), prepared, meeting=meeting)
    stored = voting.draft(archive, act("omröstning: utkast", ask), event)
    if event.meeting is not None and asked.punkt is not None:
        item_votes.link((event.meeting, asked.punkt), stored.id, ask, archive)
    return preview(view(stored, ask, archive), archive)


def _draft(asked: NewVote) -> Draft:
    matter = Matter(asked.ärende)
    return Draft(
        matter=matter,
        title=asked.rubrik,
        proposal=asked.förslag,
        form=Form(asked.form),
        closes_at=_closes(asked),
        purpose=Purpose(asked.syfte),
        papers=papers_of(matter, asked.underlag) if asked.underlag else (),
        contact=asked.kontakt,
        amount=asked.belopp,
        shown=SHOWN[asked.visar],
    )


def _closes(asked: NewVote) -> datetime:
    if asked.stänger is not None:
        return asked.stänger
    if Form(asked.form) is Form.CAPSULAM:
        raise Misread(Expected.MOMENT, "", "stänger")
    if asked.datum is None:
        raise Refusal(Reason.NO_DAY, STATES)
    return at_wall(datetime.combine(asked.datum, END_OF_DAY))


def _at_meeting(ask: Ask[NewVote], archive: Archive) -> NewVote:
    """What is asked; on a meeting that is named, its day and that form are meant.

    Refusal ANOTHER_DAY when a day is said that is not the meeting's.
    """
    asked = ask.arguments
    named = item_votes.meeting_of(asked.möte, asked.punkt, ask, archive)
    if named is None:
        return asked
    if asked.datum not in {None, named.day}:
        fields = {"number": str(named.number), "day": named.day}
        raise Refusal(Reason.ANOTHER_DAY, MEETING_TIMES, **fields)
    return asked.model_copy(update={"form": Form.MEETING, "datum": named.day})


def _meeting(asked: NewVote, closes_at: datetime, ask: Ask[Any], archive: Archive) -> int | None:
    """The meeting the vote is held on; Refusal for a closing time that is not on its day."""
    if Form(asked.form) is Form.CAPSULAM:
        return None
    if asked.möte is not None:
        found = numbered(asked.möte, archive)
    else:
        found = meeting_on(asked.datum or closes_at.date(), asked.plats, ask, archive)
    check_closing(closes_at, found)
    return found.id


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("omröstning", "ny"),
        texts.NEW,
        NewVote,
        new,
        example='omröstning ny ärende=budget rubrik="Budget 2027" förslag="Budgeten för 2027 '
        'fastställs till 10 000 000 kronor." stänger="2026-12-08 15:00"',
        hints=texts.HINTS,
        right=Right.DRAFT_VOTE,
        writes=True,
    ),
)
