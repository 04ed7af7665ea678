"""What the forms of meetings offer to choose from: persons, and items of the agenda."""

import re
from collections.abc import Iterable, Mapping

from governance.agenda import standing
from governance.meetings import Meeting
from handlers.answer import Option
from handlers.called import called_to
from handlers.command import Fields, Offer
from handlers.numbered_meetings import by_number
from handlers.texts.meeting_words import named
from storage import agendas, people, roll_calls
from storage.archive import Archive

NUMBER = re.compile("[0-9]{1,9}")


def asked_for(fields: Fields, archive: Archive) -> Meeting | None:
    """The meeting whose number stands in a form's fields; None when there is none."""
    number = fields.get("nr", "")
    return by_number(int(number), archive) if NUMBER.fullmatch(number) else None


def present(fields: Fields, archive: Archive) -> Mapping[str, Offer]:
    """Everybody who is called or was there, to be ticked as present."""
    found = asked_for(fields, archive)
    if found is None:
        return {}
    roll = roll_calls.latest(archive, found.id)
    others = () if roll is None else sorted(roll.present)
    called = dict.fromkeys((*called_to(found, archive).everybody, *others))
    return {"närvarande": Offer(_persons(called, archive), several=True)}


def members(fields: Fields, archive: Archive) -> Mapping[str, Offer]:
    """The members, one of whom is elected to preside."""
    found = asked_for(fields, archive)
    called = () if found is None else called_to(found, archive).members
    return {"person": Offer(_persons(called, archive))}


def beside(fields: Fields, archive: Archive) -> Mapping[str, Offer]:
    """Those invited without a seat."""
    found = asked_for(fields, archive)
    called = () if found is None else called_to(found, archive).beside
    return {"person": Offer(_persons(called, archive))}


def items(fields: Fields, archive: Archive) -> Mapping[str, Offer]:
    """The items of the agenda."""
    found = asked_for(fields, archive)
    there = () if found is None else standing(agendas.of(archive, found.id))
    return {"punkt": Offer(tuple(Option(named(each), str(each.position)) for each in there))}


def _persons(persons: Iterable[int], archive: Archive) -> tuple[Option, ...]:
    known = people.load(archive)
    return tuple(Option(known[person].title, known[person].handle) for person in persons)
