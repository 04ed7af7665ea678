"""An item of a meeting's agenda changed: `möte 3 punkt 2 ändra`."""

from dataclasses import replace
from typing import Annotated, Any

from governance.agenda import Item, ItemKind, check_edited, item_at, standing
from governance.people import Right
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command, Fields
from handlers.handles import person_named
from handlers.kinds import NUMBER, Arguments, Line, Number, one_of
from handlers.meeting_arguments import (
    ItemNumber,
    LinksOrNothing,
    MinutesOrNothing,
    PersonOrNothing,
)
from handlers.meeting_offers import asked_for, items
from handlers.meeting_view import view
from handlers.misread import Expected, Misread
from handlers.offering import offering
from handlers.open_agendas import asker, change, open_agenda, plans, unbroken
from handlers.texts import agendas as texts
from handlers.texts.meeting_buttons import show
from storage import agendas, people
from storage.archive import Archive


class Edited(Arguments):
    """`möte punkt ändra`: what is to be different; what is left out stays as it is.

    Who presents it, papers and minutes that are given as nothing, or as a dash, are emptied.
    """

    nr: Number
    punkt: ItemNumber
    rubrik: Line = ""
    typ: Annotated[str | None, *one_of(*ItemKind)] = None
    ägare: PersonOrNothing = None
    underlag: LinksOrNothing = None
    minuter: MinutesOrNothing = None


def edit(ask: Ask[Edited], archive: Archive) -> Answer:
    """Change an item: who put it there or presents it may until the call has gone out."""
    asked = ask.arguments
    meeting = open_agenda(asked.nr, ask, archive)
    with offering(show(meeting)):
        before = item_at(agendas.of(archive, meeting.id), asked.punkt)
        after = _edited(before, asked, archive)
        bare = unbroken(before, archive)
        check_edited(bare, replace(after, vote=bare.vote), asker(ask), plans=plans(ask))
    change(after, act("punkt ändrad", ask), meeting, archive)
    return texts.edited(view(meeting, ask, archive), before, after)


def _edited(before: Item, asked: Edited, archive: Archive) -> Item:
    """The item as it is to be; Misread when nothing is said of it."""
    named = None if not asked.ägare else person_named(asked.ägare, "ägare", archive)
    said: dict[str, Any] = {
        "title": asked.rubrik or None,
        "kind": None if asked.typ is None else ItemKind(asked.typ),
        "owner": None if named is None else named.id,
        "papers": asked.underlag,
        "minutes": asked.minuter,
    }
    emptied: dict[str, Any] = {
        name: None
        for name, value in (("owner", asked.ägare), ("minutes", asked.minuter))
        if value == ""
    }
    changes = {
        name: value for name, value in said.items() if value is not None and name not in emptied
    }
    if not changes and not emptied:
        raise Misread(Expected.TEXT, "", "rubrik")
    return replace(before, **changes, **emptied)


def as_it_is(fields: Fields, archive: Archive) -> Fields:
    """What the form holds already: the item as it stands."""
    meeting, number = asked_for(fields, archive), fields.get("punkt", "")
    if meeting is None or not NUMBER.fullmatch(number):
        return {}
    there = {str(each.position): each for each in standing(agendas.of(archive, meeting.id))}
    item = there.get(number.lstrip("0"))
    if item is None:
        return {}
    owner = people.load(archive).get(item.owner or 0)
    return {
        "rubrik": item.title,
        "typ": str(item.kind),
        "ägare": "" if owner is None else owner.handle,
        "underlag": " ".join(item.papers),
        "minuter": "" if item.minutes is None else str(item.minutes),
    }


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möte", "punkt", "ändra"),
        texts.EDIT,
        Edited,
        edit,
        example='möte 3 punkt 2 ändra rubrik="Budget för 2028" minuter=30',
        filled=as_it_is,
        offers=items,
        hints=texts.EDIT_HINTS,
        right=Right.ADD_ITEM,
        writes=True,
    ),
)
