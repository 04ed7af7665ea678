"""What is said when a rule says no."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from governance.acts import Act, State
from governance.matters import Part
from governance.meetings import State as MeetingState
from governance.people import Right, Role
from governance.refusal import Refusal
from governance.reminder_offsets import Offset
from governance.reminder_plans import Later
from governance.reminders import Told
from handlers.answer import Answer, Choice, Choices, Text
from handlers.offering import OFFERS
from handlers.reasons import Reason
from handlers.texts import (
    calendars,
    duty_refusals,
    formats,
    links,
    meeting_refusals,
    people,
    people_refusals,
    polls,
    populations,
    posts,
    register,
    reminder_offsets,
    reminder_refusals,
    statistics,
    vote_refusals,
)

SENTENCES: Mapping[StrEnum, str] = {
    Reason.NOT_ALLOWED: "Du kan inte {right}. Det kan {roles}.",
    Reason.ONLY_EXAMPLE: "Att låna en annan roll eller tid går bara i en exempeldatabas.",
    **calendars.REFUSALS,
    **duty_refusals.REFUSALS,
    **links.REFUSALS,
    **meeting_refusals.REFUSALS,
    **people_refusals.REFUSALS,
    **polls.REFUSALS,
    **populations.REFUSALS,
    **posts.REFUSALS,
    **register.REFUSALS,
    **reminder_refusals.REFUSALS,
    **statistics.REFUSALS,
    **vote_refusals.REFUSALS,
}
"""A sentence for each reason; the words in braces are the refusal's fields."""

WRITTEN: Mapping[type, Callable[[Any], str]] = {
    Right: people.RIGHTS.__getitem__,
    Role: people.ROLES.__getitem__,
    State: vote_refusals.STATES.__getitem__,
    Act: vote_refusals.act,
    MeetingState: meeting_refusals.STATES.__getitem__,
    Told: reminder_refusals.GROUPS.__getitem__,
    Offset: reminder_offsets.offset,
    Later: reminder_refusals.later,
    datetime: formats.moment,
    date: formats.day,
    int: formats.number,
}
"""How each type of field is put into words; a moment stands before the day it also is."""


def answer(refusal: Refusal) -> Answer:
    """The answer to a refusal: who may, or what holds instead, and on which ground."""
    fields = {name: written(value) for name, value in refusal.fields.items()}
    text = SENTENCES[refusal.reason].format_map(fields)
    return Answer("Det går inte", (Text(text), *_offers(refusal)), (refusal.source,))


def _offers(refusal: Refusal) -> tuple[Choices, ...]:
    """The ways on that the command gave the refusal."""
    found = refusal.fields.get(OFFERS, ())
    offered = found if isinstance(found, tuple) else ()
    choices = tuple(each for each in offered if isinstance(each, Choice))
    return (Choices(choices),) if choices else ()


def busy() -> Answer:
    """The answer when the database could not be written in time."""
    return Answer(
        "Inget sparat",
        (Text("Databasen var upptagen för länge, så inget är sparat. Försök igen om en stund."),),
    )


def written(value: object) -> str:
    """A refusal's field in words."""
    if isinstance(value, frozenset) and all(isinstance(each, Role) for each in value):
        return formats.listed(people.holders(value), "eller")
    if isinstance(value, frozenset):
        # What is missing is missing together; anything else listed is to choose from.
        last = "och" if all(isinstance(each, Part) for each in value) else "eller"
        return formats.listed(tuple(sorted(written(each) for each in value)), last)
    for kind, words in WRITTEN.items():
        if isinstance(value, kind):
            return words(value)
    return str(value)
