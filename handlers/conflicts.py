"""Conflicts of interest: `jäv` and `jävsinvändning` (D9)."""

from typing import Annotated, Any

from governance.acts import Act
from governance.people import Right
from governance.refusal import Refusal
from handlers.acting import acting
from handlers.announcing import Announcer
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.handles import person_named
from handlers.kinds import Arguments, Number, Paragraph, PersonHandle, one_of
from handlers.numbered_votes import held
from handlers.offering import offering
from handlers.roll import electors
from handlers.taking import take
from handlers.texts import conflicts as texts
from handlers.texts import notices, vote_buttons
from handlers.vote_reasons import Reason
from handlers.vote_view import View, view
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import Declared, Objected, Ruled


class Own(Arguments):
    """`jäv`: the vote, and why, which need not be told."""

    nr: Number
    skäl: Paragraph = ""


class Anothers(Arguments):
    """`jävsinvändning`: the vote, whom it is against, and why."""

    nr: Number
    person: PersonHandle
    skäl: Paragraph = ""


class Judged(Arguments):
    """`jävsinvändning pröva`: the objection's person, and what one finds."""

    nr: Number
    person: PersonHandle
    svar: Annotated[str, *one_of("jäv", "inte-jäv")]


def declare(ask: Ask[Own], archive: Archive) -> Answer:
    """Declare oneself in conflict: the ballot goes, and one leaves the matter."""
    stored = held(ask.arguments.nr, ask, archive)
    after = take(Declared(acting(ask), ask.arguments.skäl), stored, ask, archive)
    found = view(after, ask, archive)
    _left(after, ask, archive)
    if found.person is not None:
        title = found.title_of(found.person)
        Announcer(after, ask.at, archive).told(notices.conflict(after, title), found.person)
    return texts.declared(found)


def object_to(ask: Ask[Anothers], archive: Archive) -> Answer:
    """Object that another is in conflict: the others decide."""
    stored = held(ask.arguments.nr, ask, archive)
    against = person_named(ask.arguments.person, "person", archive)
    event = Objected(acting(ask), against.id, ask.arguments.skäl)
    found = view(take(event, stored, ask, archive), ask, archive)
    _tell_judges(found, against.id, archive)
    return texts.objected(found, against)


def judge(ask: Ask[Judged], archive: Archive) -> Answer:
    """Rule on an objection against somebody else."""
    asked = ask.arguments
    stored = held(asked.nr, ask, archive)
    against = person_named(asked.person, "person", archive)
    with offering(vote_buttons.show(stored)):
        place = _open_objection(stored, against.id)
    after = take(Ruled(acting(ask), place, asked.svar == "jäv"), stored, ask, archive)
    found = view(after, ask, archive)
    if against.id in found.room.conflicted:
        _left(after, ask, archive)
        Announcer(after, ask.at, archive).told(notices.upheld(after, against.title), against.id)
    return texts.judged(found, against)


def _open_objection(stored: Stored, against: int) -> int:
    """The place of the open objection against somebody; Refusal NO_OBJECTION."""
    vote, _ = stored.opened_for(Act.RULE_ON_OBJECTION)
    for place in stored.open_objections:
        if stored.objections[place - 1].against == against:
            return place
    raise Refusal(Reason.NO_OBJECTION, vote.applied.source("conflicted"))


def _tell_judges(found: View, against: int, archive: Archive) -> None:
    """Ask the others; the one it is against is told too."""
    announcer = Announcer(found.stored, found.at, archive)
    for person in found.room.taking_part - {found.person}:
        announcer.tell(person, notices.objection(found, against, asked=person != against))


def _left(stored: Stored, ask: Ask[Any], archive: Archive) -> None:
    """Nudge nobody who has left the matter."""
    announcer = Announcer(stored, ask.at, archive)
    for person in stored.room.conflicted if stored.room is not None else ():
        announcer.nudging.let_be(person)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("jäv",),
        texts.DECLARE,
        Own,
        declare,
        example="jäv 12",
        hints=texts.HINTS,
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
    Command(
        ("jävsinvändning",),
        texts.OBJECT,
        Anothers,
        object_to,
        example="jävsinvändning 12 lfu2",
        offers=electors("person"),
        hints=texts.HINTS,
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
    Command(
        ("jävsinvändning", "pröva"),
        texts.JUDGE,
        Judged,
        judge,
        example="jävsinvändning 12 pröva lfu2 svar=inte-jäv",
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
)
