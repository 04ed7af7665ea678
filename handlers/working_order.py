"""The working order: `arbetsordning`, as it is proposed, adopted and changed (D1-D13, A17)."""

from collections.abc import Mapping
from typing import Annotated, Any

from governance.adoptions import in_force
from governance.people import Right, may
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
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import Arguments, Nothing, Number, one_of
from handlers.misread import Expected, Misread
from handlers.texts import working_order as texts
from storage import adoptions
from storage.archive import Archive


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
)
