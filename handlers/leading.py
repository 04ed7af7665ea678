"""An open vote led: extended, corrected, broken off, closed early (D3, D5)."""

from typing import Any

from governance.acts import STATES, Act
from governance.course import check_correction
from governance.course import corrected as rules_corrected
from governance.meeting_closing import check_closing
from governance.people import Right
from governance.refusal import Refusal
from handlers.acting import act, acting
from handlers.announcing import Announcer
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.concluding import conclude
from handlers.kinds import Arguments, Number, Paragraph
from handlers.kronor import Kronor
from handlers.meeting_drafts import meeting_of
from handlers.minutes_posts import ask_for
from handlers.moments import Moment
from handlers.numbered_votes import held
from handlers.offering import offering
from handlers.taking import name_of, take
from handlers.texts import leading as texts
from handlers.texts import notices, vote_buttons
from handlers.vote_drafts import written
from handlers.vote_reasons import Reason
from handlers.workdays import works
from storage.archive import Archive
from storage.vote_events import Cancelled, ClosedEarly, Corrected, Event, Extended, StepCounted


class Later(Arguments):
    """`omröstning förläng`: the new closing time."""

    nr: Number
    till: Moment


class Wording(Arguments):
    """`omröstning rätta`: the proposal as it should read."""

    nr: Number
    förslag: Paragraph
    belopp: Kronor | None = None


class Broken(Arguments):
    """`omröstning avbryt`: why it is broken off."""

    nr: Number
    skäl: Paragraph


class OneVote(Arguments):
    """`omröstning stäng`: the vote's number."""

    nr: Number


def extend(ask: Ask[Later], archive: Archive) -> Answer:
    """Keep a vote open for longer."""
    stored = held(ask.arguments.nr, ask, archive)
    meeting = meeting_of(stored, archive)
    if meeting is not None:
        with offering(vote_buttons.show(stored)):
            check_closing(ask.arguments.till, meeting)
    after = take(Extended(acting(ask), ask.arguments.till), stored, ask, archive)
    announcer = Announcer(after, ask.at, archive)
    announcer.told(notices.extended(after))
    announcer.nudging.begin()
    return texts.extended(after)


def correct(ask: Ask[Wording], archive: Archive) -> Answer:
    """Put another wording to the vote: every ballot is to be cast anew."""
    asked = ask.arguments
    stored = held(asked.nr, ask, archive)
    with offering(vote_buttons.show(stored)):
        vote, room = stored.opened_for(Act.CORRECT)
        check_correction(vote, room, acting(ask), asked.förslag)
        if stored.order is not None:
            raise Refusal(Reason.ORDER_NOT_CORRECTED, STATES)
    anew = rules_corrected(vote, ask.at, works)
    event = Corrected(acting(ask), asked.förslag, anew.earliest, anew.closes_at, asked.belopp)
    after = take(event, stored, ask, archive)
    Announcer(after, ask.at, archive).corrected(notices.corrected(after))
    return texts.corrected(after)


def cancel(ask: Ask[Broken], archive: Archive) -> Answer:
    """Break off a vote, or drop a draft."""
    stored = held(ask.arguments.nr, ask, archive)
    after = take(Cancelled(acting(ask), ask.arguments.skäl), stored, ask, archive)
    if after.vote is not None:
        Announcer(after, ask.at, archive).over(notices.cancelled(after))
        ask_for(after.meeting, ask.at, archive)
    return texts.cancelled(after)


def close(ask: Ask[OneVote], archive: Archive) -> Answer:
    """Close before the time, when everybody has voted and locked; or count a step of several."""
    stored = held(ask.arguments.nr, ask, archive)
    one = stored.ordering is None
    event: Event = ClosedEarly(acting(ask)) if one else StepCounted(acting(ask))
    after = take(event, stored, ask, archive)
    return texts.counted(conclude(after, act(name_of(event), ask), archive))


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("omröstning", "förläng"),
        texts.EXTEND,
        Later,
        extend,
        example='omröstning 12 förläng till="2026-12-10 15:00"',
        right=Right.LEAD_VOTE,
        writes=True,
    ),
    Command(
        ("omröstning", "rätta"),
        texts.CORRECT,
        Wording,
        correct,
        example='omröstning 12 rätta förslag="Budgeten fastställs till 9 000 000 kronor."',
        filled=written,
        hints=texts.CORRECT_HINTS,
        right=Right.LEAD_VOTE,
        writes=True,
    ),
    Command(
        ("omröstning", "avbryt"),
        texts.CANCEL,
        Broken,
        cancel,
        example='omröstning 12 avbryt skäl="Underlaget är inte klart."',
        hints=texts.CANCEL_HINTS,
        right=Right.LEAD_VOTE,
        writes=True,
    ),
    Command(
        ("omröstning", "stäng"),
        texts.CLOSE,
        OneVote,
        close,
        example="omröstning 12 stäng",
        right=Right.LEAD_VOTE,
        writes=True,
    ),
)
