"""Reminders: `påminnelser`, `påminnelse` and `sammandrag` (Inställning)."""

from collections.abc import Sequence
from typing import Annotated, Any

from governance.duties import read_number
from governance.local_time import before
from governance.people import Right
from governance.reminders import REMINDERS, Kind, Subject
from handlers import digests, reminder_plans, reminder_wishes
from handlers.answer import Answer
from handlers.ask import Ask, Chosen, PlaceKind
from handlers.asking import Commands, answered, by_verb, with_commands
from handlers.command import AnyCommand, Command
from handlers.kinds import PLACED, Arguments, Line, Nothing
from handlers.moments import Moment
from handlers.offering import offering
from handlers.outcome import Over
from handlers.reminder_plans import NewPlan, Which
from handlers.reminder_posts import DIGEST, REMIND
from handlers.reminder_reasons import Reason
from handlers.reminder_sources import subjects
from handlers.reminder_wishes import Own
from handlers.texts import digests as digest_texts
from handlers.texts import reminder_plans as plan_texts
from handlers.texts import reminder_wishes as wish_texts
from handlers.texts import reminders as texts
from storage.archive import Archive


class One(Arguments):
    """`påminnelse`: the subject's key or name, and when the reminder was meant to go out."""

    sak: Annotated[Line, PLACED]
    avsett: Moment | None = None


def remind(commands: Commands, ask: Ask[One], archive: Archive) -> Answer:
    """A reminder of a subject, in the words of the command that shows how it stands."""
    subject = _named(ask.arguments.sak, ask, archive)
    stands = answered(Chosen(*subject.ask), commands, ask, archive)
    told = texts.Told(subject, stands, ask.at, ask.arguments.avsett)
    return texts.reminder(told, direct=ask.place.kind is PlaceKind.DIRECT)


def _named(key: str, ask: Ask[Any], archive: Archive) -> Subject:
    """A subject that is still due; Over when there is none."""
    for subject in subjects(archive, ask.at):
        begun = subject.until is not None and before(subject.until, ask.at)
        if _names(key, subject, ask.day.year) and not begun:
            return subject
    about = texts.about(key)
    with offering(texts.DATES):
        if not about:
            raise Over(Reason.NO_SUBJECT, REMINDERS, key=key)
        raise Over(Reason.NOTHING_DUE, REMINDERS, about=about, title=texts.title(about))


def _names(typed: str, subject: Subject, year: int) -> bool:
    """Whether it is the subject's key, or what people type: "möte 1", "frist 2026-3", "frist 3"."""
    kind, _, named = typed.casefold().partition(" ")
    number = read_number(named, year) if kind == Kind.DUTY else None
    begins = f"{kind}:{number or named.strip()}:"
    return typed == subject.key or (bool(named) and f"{subject.key}:".startswith(begins))


def commands(concepts: Sequence[AnyCommand]) -> tuple[AnyCommand, ...]:
    """The commands that remind, in the words of `concepts`."""
    known = by_verb(concepts)
    return (
        Command(
            ("påminnelser",),
            plan_texts.PLANS_SHOWN,
            Which,
            with_commands(__name__, known, reminder_plans.show),
            example="påminnelser möte",
            aliases=("reminders",),
        ),
        Command(
            ("påminnelser", "ändra"),
            plan_texts.CHANGE,
            NewPlan,
            with_commands(__name__, known, reminder_plans.change),
            example='påminnelser frist ändra dagar="60, 30, 7, efter" till="kanal, ägare"',
            right=Right.PLAN_REMINDERS,
            writes=True,
            filled=reminder_plans.filled,
        ),
        Command(
            ("påminnelser", "ångra"),
            plan_texts.TAKE_BACK,
            reminder_plans.One,
            with_commands(__name__, known, reminder_plans.take_back),
            example="påminnelser verksamhetsrapport ångra",
            right=Right.PLAN_REMINDERS,
            writes=True,
        ),
        Command(
            ("påminnelser", "mina"),
            wish_texts.MINE,
            Own,
            reminder_wishes.wish,
            example="påminnelser mina sammandrag",
            right=Right.OWN_REMINDERS,
            writes=True,
        ),
        Command(
            (REMIND,),
            texts.REMIND,
            One,
            with_commands(__name__, known, remind),
            example="påminnelse frist 2027-1",
        ),
        Command(
            (DIGEST,),
            digest_texts.DIGEST,
            Nothing,
            with_commands(__name__, known, digests.gather),
            example=DIGEST,
        ),
    )
