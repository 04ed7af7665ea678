"""A meeting's room: `närvaro`, `mötesordförande`, `yrkande`, `propositionsordning` (D1, D2, A6)."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator

from governance.acts import Act
from governance.people import Right
from handlers.acting import act, acting
from handlers.announcing import Announcer
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command, Fields
from handlers.concluding import conclude
from handlers.handles import person_named
from handlers.kinds import (
    LONGEST_LINE,
    PLACED,
    Arguments,
    Kind,
    Number,
    Paragraph,
    PersonHandle,
    read_text,
)
from handlers.misread import Expected
from handlers.numbered_votes import asked_for, held
from handlers.offering import offering
from handlers.roll import electors
from handlers.taking import name_of, take
from handlers.texts import notices, vote_buttons
from handlers.texts import rooms as texts
from handlers.vote_view import view
from storage import people
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import Elected, LaidOut, Proposed, RollCalled

EVERYBODY = "alla"
BETWEEN = re.compile(r"[\s,]+")
Handles = Annotated[str, AfterValidator(read_text(LONGEST_LINE)), Kind(Expected.PERSON, "personer")]


class RollCall(Arguments):
    """`närvaro`: the vote, and who is there: handles, or `alla`."""

    nr: Number
    närvarande: Annotated[Handles, PLACED]


class Presiding(Arguments):
    """`mötesordförande`: the vote, and who is elected to preside in it."""

    nr: Number
    person: PersonHandle


class OneProposal(Arguments):
    """`yrkande`: the vote, and another proposal."""

    nr: Number
    förslag: Annotated[Paragraph, PLACED]


class Ordering(Arguments):
    """`propositionsordning`: the vote, and the number of the main proposal."""

    nr: Number
    huvudförslag: Number


def call_roll(ask: Ask[RollCall], archive: Archive) -> Answer:
    """Record who is there; it replaces an earlier roll call."""
    stored = held(ask.arguments.nr, ask, archive)
    with offering(vote_buttons.show(stored)):
        stored.opened_for(Act.CALL_ROLL)
    event = RollCalled(acting(ask), _present(ask.arguments.närvarande, stored, archive))
    after = take(event, stored, ask, archive)
    Announcer(after, ask.at, archive).called()
    return texts.called(view(after, ask, archive))


def elect(ask: Ask[Presiding], archive: Archive) -> Answer:
    """Record who is elected to preside, after chair and vice chair."""
    stored = held(ask.arguments.nr, ask, archive)
    person = person_named(ask.arguments.person, "person", archive)
    event = Elected(acting(ask), person.id)
    after = take(event, stored, ask, archive)
    if after.state is not stored.state:
        conclude(after, act(name_of(event), ask), archive)
    else:
        Announcer(after, ask.at, archive).changed()
    return texts.elected(view(after, ask, archive), person)


def propose(ask: Ask[OneProposal], archive: Archive) -> Answer:
    """Make another proposal, before the order of propositions is laid out."""
    stored = held(ask.arguments.nr, ask, archive)
    after = take(Proposed(acting(ask), ask.arguments.förslag), stored, ask, archive)
    Announcer(after, ask.at, archive).changed()
    return texts.proposed(view(after, ask, archive))


def lay_out(ask: Ask[Ordering], archive: Archive) -> Answer:
    """Lay out the order of propositions: who presides names the main proposal."""
    stored = held(ask.arguments.nr, ask, archive)
    event = LaidOut(acting(ask), str(ask.arguments.huvudförslag))
    after = take(event, stored, ask, archive)
    Announcer(after, ask.at, archive).stepped(notices.ordered(after))
    return texts.laid_out(view(after, ask, archive))


def called(fields: Fields, archive: Archive) -> Fields:
    """Who was there at the last roll call, in the form of the next."""
    stored = asked_for(fields, archive)
    known = people.load(archive)
    there = stored.room.there if stored is not None and stored.room is not None else ()
    return {"närvarande": ",".join(known[each].handle for each in sorted(there))}


def _present(words: str, stored: Stored, archive: Archive) -> frozenset[int]:
    if words.casefold() == EVERYBODY and stored.vote is not None:
        return frozenset(stored.vote.members)
    handles = [each for each in BETWEEN.split(words) if each]
    return frozenset(person_named(each, "närvarande", archive).id for each in handles)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("närvaro",),
        texts.CALL_ROLL,
        RollCall,
        call_roll,
        example="närvaro 12 stockholm, vgr, lfu1, rmc1",
        filled=called,
        offers=electors("närvarande", several=True),
        hints=texts.CALL_ROLL_HINTS,
        right=Right.LEAD_VOTE,
        writes=True,
    ),
    Command(
        ("mötesordförande",),
        texts.ELECT,
        Presiding,
        elect,
        example="mötesordförande 12 skane",
        offers=electors("person"),
        right=Right.LEAD_VOTE,
        writes=True,
    ),
    Command(
        ("yrkande",),
        texts.PROPOSE,
        OneProposal,
        propose,
        example='yrkande 12 "Budgeten fastställs till 9 500 000 kronor."',
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
    Command(
        ("propositionsordning",),
        texts.LAY_OUT,
        Ordering,
        lay_out,
        example="propositionsordning 12 huvudförslag=1",
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
)
