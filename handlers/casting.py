"""Ballots cast: `rösta`, and the nudge one asks for oneself (D5, D6)."""

from typing import Annotated, Any

from pydantic import BeforeValidator

from governance.acts import Act, State
from governance.people import Right
from governance.refusal import Refusal
from governance.room import Ballot
from governance.voting import Acting, check_elector
from handlers.acting import act, acting
from handlers.announcing import Announcer
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.concluding import conclude
from handlers.kinds import PLACED, Arguments, Number, Paragraph, one_of
from handlers.nudging import Nudging
from handlers.numbered_votes import held
from handlers.offering import offering
from handlers.taking import name_of, take
from handlers.texts import casting as texts
from handlers.texts import vote_buttons
from handlers.vote_reasons import Reason
from handlers.vote_view import view
from storage.archive import Archive
from storage.stored_vote import Stored
from storage.vote_events import Settled, Voted


def hyphened(value: str) -> str:
    """A ballot of two words as people write it."""
    return "-".join(value.split())


BallotWord = Annotated[str, BeforeValidator(hyphened), *one_of(*Ballot)]


class OneBallot(Arguments):
    """`rösta`: the vote, the ballot, why, and whether it is locked.

    `version` is the wording a button was drawn from; what is typed is about the one that holds.
    """

    nr: Number
    röst: Annotated[BallotWord, PLACED]
    motivering: Paragraph = ""
    lås: Annotated[str, *one_of("ja", "nej")] = "nej"
    version: Number | None = None


class OneVote(Arguments):
    """`påminn-mig`: the vote's number."""

    nr: Number


def cast(ask: Ask[OneBallot], archive: Archive) -> Answer:
    """Cast a ballot, or the casting vote that is waited for; it replaces an earlier one."""
    asked = ask.arguments
    stored = held(asked.nr, ask, archive)
    ballot = Ballot(asked.röst)
    if _waited_for(stored, ask):
        return _settle(stored, ballot, ask, archive)
    version = asked.version or (stored.vote.version if stored.vote is not None else 1)
    event = Voted(acting(ask), ballot, version, asked.lås == "ja", asked.motivering)
    after = take(event, stored, ask, archive)
    _drawn_anew(after, event.acting, archive)
    return texts.receipt(view(after, ask, archive), again=_has_voted(stored, ask))


def remind(ask: Ask[OneVote], archive: Archive) -> Answer:
    """Be reminded the next working morning."""
    stored = held(ask.arguments.nr, ask, archive)
    with offering(vote_buttons.show(stored)):
        vote, room = stored.opened_for(Act.BE_REMINDED)
        person = check_elector(vote, room, Act.BE_REMINDED, acting(ask))
        morning = Nudging(stored, ask.at, archive).tomorrow(person)
        if morning is None:
            source = vote.applied.source("minimum_days")
            raise Refusal(Reason.TOO_LATE_TO_REMIND, source, closes=vote.closes_at)
    return texts.reminded(stored, morning)


def _drawn_anew(after: Stored, by: Acting, archive: Archive) -> None:
    """Show that somebody has voted, and nudge them no more."""
    if by.person is None:
        raise LookupError(after.id)  # only an elector votes, who is a person
    announcer = Announcer(after, by.at, archive)
    announcer.nudging.let_be(by.person)
    announcer.changed(by.person)


def _waited_for(stored: Stored, ask: Ask[OneBallot]) -> bool:
    """Whether the ballot is the casting vote that a tie waits for."""
    casting = stored.result.casting if stored.result is not None else None
    person = ask.who.person
    asked = casting is not None and person is not None and casting.person == person.id
    return stored.state is State.WAITING and asked


def _settle(stored: Stored, ballot: Ballot, ask: Ask[OneBallot], archive: Archive) -> Answer:
    event = Settled(acting(ask), ballot)
    after = take(event, stored, ask, archive)
    return texts.settled(conclude(after, act(name_of(event), ask), archive))


def _has_voted(stored: Stored, ask: Ask[OneBallot]) -> bool:
    person = ask.who.person
    return stored.room is not None and person is not None and person.id in stored.room.ballots


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("rösta",),
        texts.CAST,
        OneBallot,
        cast,
        example="rösta 12 bifall",
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
    Command(
        ("påminn-mig",),
        texts.REMIND,
        OneVote,
        remind,
        example="påminn-mig 12",
        right=Right.VOTE,
        writes=True,
        guarded=False,
    ),
)
