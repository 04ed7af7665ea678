"""The working order: `arbetsordning`, as it is proposed, adopted and changed (D1-D13, A17)."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from governance.adoptions import by_meeting, in_force
from governance.decisions import Entry
from governance.drafts import Draft
from governance.matters import Matter
from governance.people import Right, may
from governance.provenance import reading
from governance.refusal import Refusal
from governance.room import Form
from governance.tally import Outcome
from governance.working_order import (
    TERMS,
    Abstention,
    Conflicted,
    Majority,
    Requesters,
    TieRule,
    changed,
    plain_mapping,
)
from handlers.acting import act, acting
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import DAY, Arguments, Day, Line, Nothing, Number, one_of
from handlers.misread import Expected, Misread
from handlers.moments import Moment
from handlers.offering import offering
from handlers.opening import start
from handlers.texts import vote_buttons
from handlers.texts import working_order as texts
from handlers.texts.opening import opened
from handlers.vote_reasons import Reason
from handlers.vote_view import view
from storage import adoptions, register, voting
from storage.archive import Archive
from storage.vote_events import Drafted


class Terms(Arguments):
    """`arbetsordning ändra`: the terms that are proposed otherwise."""

    beslutförhet: Number | None = None
    majoritet: Annotated[str, *one_of(*Majority)] = ""
    majoritet_per_capsulam: Number | None = None
    minsta_tid: Number | None = None
    begära_sammanträde: Annotated[str, *one_of(*Requesters)] = ""
    utslagsröst: Annotated[str, *one_of(*TieRule)] = ""
    avstå: Annotated[str, *one_of(*Abstention)] = ""
    jäv: Annotated[str, *one_of(*Conflicted)] = ""
    reservation: Number | None = None
    protokollsanteckning: Number | None = None
    kallelse: Number | None = None
    justering: Number | None = None


class Adopted(Arguments):
    """`arbetsordning anta`: the protocol of the meeting that adopted it, and the day."""

    protokoll: Line
    datum: Day | None = None


class PutToVote(Arguments):
    """`arbetsordning omröstning`: when the vote closes, and in which form it is held."""

    stänger: Moment
    kontakt: Line = ""


def order(ask: Ask[Nothing], archive: Archive) -> Answer:
    """The order in force, each term with its ground; or that there is none."""
    made = adoptions.load(archive)
    found = in_force(made, ask.at)
    if found is None:
        return texts.none_in_force()
    past = tuple(each for each in made if each is not found)
    return texts.in_force(found, past)


def proposal(ask: Ask[Nothing], archive: Archive) -> Answer:
    """The order as it is proposed."""
    found = in_force(adoptions.load(archive), ask.at)
    return texts.proposal(adoptions.draft(archive), found, _rights(ask))


def change(ask: Ask[Terms], archive: Archive) -> Answer:
    """Propose some terms otherwise; nothing of it holds until it is adopted."""
    if not ask.fields:
        raise Misread(Expected.ALTERNATIVE, "", "", texts.WORDS)
    before = adoptions.draft(archive)
    given = {word: value for word, value in ask.fields.items() if value}
    after = changed(before, given)
    if after != before:
        adoptions.put_draft(archive, act("arbetsordning föreslagen", ask), after)
    found = in_force(adoptions.load(archive), ask.at)
    return texts.proposal(after, found, _rights(ask))


def proposed(_fields: Mapping[str, str], archive: Archive) -> Mapping[str, str]:
    """The terms as they are proposed, for the form."""
    order = plain_mapping(adoptions.draft(archive))
    return {term.word: str(order[term.field]) for term in TERMS}


def adopt(ask: Ask[Adopted], archive: Archive) -> Answer:
    """Record that a meeting adopted the order as it is proposed."""
    asked = ask.arguments
    put = adoptions.draft(archive)
    number = register.number_at(archive, ask.at)
    adoption = by_meeting(put, str(number), ask.at, asked.protokoll)
    entry = Entry(
        number=number,
        kind=texts.DECISION,
        matter=Matter.WORKING_ORDER,
        day=asked.datum or _day_in(asked.protokoll) or ask.day,
        title=texts.TITLE,
        text=texts.wording(put),
        outcome=Outcome.CARRIED,
        basis=adoption.basis,
        presented_by=ask.who.person.title if ask.who.person else "",
    )
    register.enter(archive, act("beslut fört in", ask), entry)
    adoptions.adopt(archive, act("arbetsordning antagen", ask), adoption)
    return texts.adopted(adoption, first=len(adoptions.load(archive)) == 1)


def _day_in(protocol: str) -> date | None:
    """The day that a protocol's reference begins with, as in 2026-11-20 § 4."""
    named = DAY.match(protocol)
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
        proposal=texts.wording(put),
        form=Form.CAPSULAM,
        closes_at=ask.arguments.stänger,
        contact=ask.arguments.kontakt,
    )
    event = Drafted(acting(ask), draft, put)
    stored = voting.draft(archive, act("omröstning: utkast", ask), event)
    return opened(view(start(stored, ask, archive), ask, archive))


def _rights(ask: Ask[Any]) -> texts.Able:
    roles = ask.who.roles
    return texts.Able(
        change=may(roles, Right.DRAFT_VOTE),
        adopt=may(roles, Right.SET_FACTS),
        vote=may(roles, Right.LEAD_VOTE),
    )


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("arbetsordning",),
        texts.ORDER,
        Nothing,
        order,
        example="arbetsordning",
        aliases=("arbetsordningen",),
    ),
    Command(
        ("arbetsordning", "förslag"),
        texts.PROPOSAL,
        Nothing,
        proposal,
        example="arbetsordning förslag",
    ),
    Command(
        ("arbetsordning", "ändra"),
        texts.CHANGE,
        Terms,
        change,
        example="arbetsordning ändra minsta-tid=7",
        filled=proposed,
        right=Right.DRAFT_VOTE,
        writes=True,
    ),
    Command(
        ("arbetsordning", "anta"),
        texts.ADOPT,
        Adopted,
        adopt,
        example='arbetsordning anta protokoll="2026-11-20 § 4"',
        right=Right.SET_FACTS,
        writes=True,
    ),
    Command(
        ("arbetsordning", "omröstning"),
        texts.PUT_TO_VOTE,
        PutToVote,
        put_to_vote,
        example='arbetsordning omröstning stänger="2026-12-08 15:00"',
        right=Right.LEAD_VOTE,
        writes=True,
    ),
)
