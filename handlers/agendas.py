"""A meeting's agenda: `möte punkt` and `möte stryk`."""

from dataclasses import replace
from typing import Annotated, Any

from governance.agenda import Item, ItemKind, check_added, check_withdrawn, item_at, next_position
from governance.people import Right
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.handles import person_named
from handlers.kinds import Arguments, Line, Number, PersonHandle, one_of
from handlers.meeting_arguments import ItemNumber, Links, Minutes
from handlers.meeting_offers import items
from handlers.meeting_posts import Caller
from handlers.meeting_view import view
from handlers.offering import offering
from handlers.open_agendas import asker, change, open_agenda, plans, unbroken
from handlers.texts import agendas as texts
from handlers.texts.meeting_buttons import show
from storage import agendas
from storage.archive import Archive


class NewItem(Arguments):
    """`möte punkt`: what it is about, what for, who presents it, how long it takes."""

    nr: Number
    rubrik: Line
    typ: Annotated[str, *one_of(*ItemKind)]
    ägare: PersonHandle | None = None
    underlag: Links = ()
    minuter: Minutes | None = None


class OneItem(Arguments):
    """`möte stryk`: the meeting's number and the item's."""

    nr: Number
    punkt: ItemNumber


def add(ask: Ask[NewItem], archive: Archive) -> Answer:
    """Put an item on the agenda: every member may until the call has gone out."""
    asked = ask.arguments
    meeting = open_agenda(asked.nr, ask, archive)
    known = agendas.of(archive, meeting.id)
    with offering(show(meeting)):
        check_added(known, asked.minuter)
    author = asker(ask)
    owner = author if asked.ägare is None else person_named(asked.ägare, "ägare", archive).id
    item = Item(
        position=next_position(known),
        kind=ItemKind(asked.typ),
        title=asked.rubrik,
        owner=owner,
        papers=asked.underlag,
        minutes=asked.minuter,
        author=author,
    )
    agendas.add(archive, act("punkt tillagd", ask), meeting.id, item)
    Caller(meeting, ask.at, archive).changed()
    return texts.added(view(meeting, ask, archive), item)


def withdraw(ask: Ask[OneItem], archive: Archive) -> Answer:
    """Take an item off the agenda; the others keep their numbers."""
    asked = ask.arguments
    meeting = open_agenda(asked.nr, ask, archive)
    with offering(show(meeting)):
        item = item_at(agendas.of(archive, meeting.id), asked.punkt)
        check_withdrawn(unbroken(item, archive), asker(ask), plans=plans(ask))
    change(replace(item, withdrawn=True), act("punkt struken", ask), meeting, archive)
    return texts.withdrawn(view(meeting, ask, archive), item)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("möte", "punkt"),
        texts.ADD,
        NewItem,
        add,
        example='möte 3 punkt rubrik="Budget 2028" typ=beslut minuter=20',
        hints=texts.ADD_HINTS,
        right=Right.ADD_ITEM,
        writes=True,
    ),
    Command(
        ("möte", "stryk"),
        texts.WITHDRAW,
        OneItem,
        withdraw,
        example="möte 3 stryk punkt=2",
        offers=items,
        right=Right.ADD_ITEM,
        writes=True,
    ),
)
