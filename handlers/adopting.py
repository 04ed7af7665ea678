"""The working order adopted: by a recorded meeting, or put to a vote (D1-D13, A17)."""

from datetime import date
from typing import Any

from governance.adoptions import by_meeting
from governance.decisions import Entry
from governance.drafts import Draft
from governance.matters import Matter, Purpose
from governance.people import Right
from governance.provenance import reading
from governance.refusal import Refusal
from governance.room import Form
from governance.tally import Outcome
from handlers.acting import act, acting
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.days import IN_FIGURES, in_figures
from handlers.kinds import Arguments, Day, Line
from handlers.moments import Moment
from handlers.offering import offering
from handlers.texts import adopting as texts
from handlers.texts import vote_buttons
from handlers.texts.opening import opened
from handlers.texts.working_order import wording
from handlers.vote_opening import start
from handlers.vote_reasons import Reason
from handlers.vote_view import view
from storage import adoptions, register, voting
from storage.archive import Archive
from storage.vote_events import Drafted


class Adopted(Arguments):
    """`arbetsordning anta`: the protocol of the meeting that adopted it, and the day."""

    protokoll: Line
    datum: Day | None = None


class PutToVote(Arguments):
    """`arbetsordning omröstning`: when the vote closes, and in which form it is held."""

    stänger: Moment
    kontakt: Line = ""


def adopt(ask: Ask[Adopted], archive: Archive) -> Answer:
    """Record that a meeting adopted the order as it is proposed."""
    asked = ask.arguments
    put = adoptions.draft(archive)
    day = asked.datum or _day_in(asked.protokoll) or ask.day
    if day > ask.day:
        raise Refusal(Reason.ADOPTED_LATER, reading("A17"), day=day)
    number = register.number_at(archive, ask.at)
    adoption = by_meeting(put, str(number), ask.at, asked.protokoll)
    entry = Entry(
        number=number,
        kind=Purpose.DECISION,
        matter=Matter.WORKING_ORDER,
        day=day,
        title=texts.TITLE,
        text=wording(put),
        outcome=Outcome.CARRIED,
        basis=adoption.basis,
        presented_by=ask.who.person.title if ask.who.person else "",
    )
    register.enter(archive, act("beslut fört in", ask), entry)
    adoptions.adopt(archive, act("arbetsordning antagen", ask), adoption)
    return texts.adopted(adoption, first=len(adoptions.load(archive)) == 1)


def _day_in(protocol: str) -> date | None:
    """The day that a protocol's reference begins with, as in 2026-11-20 § 4."""
    named = IN_FIGURES.match(in_figures(protocol))
    try:
        return date.fromisoformat(named[0]) if named else None
    except ValueError:
        return None


def put_to_vote(ask: Ask[PutToVote], archive: Archive) -> Answer:
    """Open the vote on the order as it is proposed; the first one takes seven yes."""
    for each in voting.open_votes(archive):
        if each.draft.matter is Matter.WORKING_ORDER:
            with offering(vote_buttons.show(each)):
                raise Refusal(Reason.VOTES_OPEN, reading("A17"), number=each.id)
    put = adoptions.draft(archive)
    draft = Draft(
        matter=Matter.WORKING_ORDER,
        title=texts.TITLE,
        proposal=wording(put),
        form=Form.CAPSULAM,
        closes_at=ask.arguments.stänger,
        contact=ask.arguments.kontakt,
    )
    event = Drafted(acting(ask), draft, put)
    stored = voting.draft(archive, act("omröstning: utkast", ask), event)
    return opened(view(start(stored, ask, archive), ask, archive))


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("arbetsordning", "anta"),
        texts.ADOPT,
        Adopted,
        adopt,
        example='arbetsordning anta protokoll="2026-11-20 § 4"',
        hints=texts.ADOPT_HINTS,
        right=Right.SET_FACTS,
        writes=True,
    ),
    Command(
        ("arbetsordning", "omröstning"),
        texts.PUT_TO_VOTE,
        PutToVote,
        put_to_vote,
        example='arbetsordning omröstning stänger="2026-12-08 15:00"',
        hints=texts.VOTE_HINTS,
        right=Right.LEAD_VOTE,
        writes=True,
    ),
)
