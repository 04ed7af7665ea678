"""What is said of a meeting's agenda when it is changed."""

from collections.abc import Mapping

from governance.agenda import AGENDA, Item, ItemKind
from handlers.answer import Answer, Choices, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts.formats import plural, short
from handlers.texts.meeting_words import agenda, named, title

ADD = "lägg till en punkt på ett mötes dagordning"
ADD_HINTS: Mapping[str, str] = {
    "rubrik": "Kort, till exempel Budget 2028.",
    "typ": "En beslutspunkt kan få en omröstning på mötet.",
    "ägare": "Den som föredrar punkten, till exempel kansliet. Du själv om inget anges.",
    "underlag": "En eller flera länkar med mellanslag emellan.",
    "minuter": "Hur lång tid punkten beräknas ta.",
}
WITHDRAW = "stryk en punkt från ett mötes dagordning"
EDIT = "ändra en punkt på ett mötes dagordning"
EDIT_HINTS: Mapping[str, str] = {
    "typ": ADD_HINTS["typ"],
    "ägare": "Den som föredrar punkten, till exempel kansliet. Tomt betyder ingen.",
    "underlag": "En eller flera länkar med mellanslag emellan. Tomt betyder inga.",
    "minuter": "Hur lång tid punkten beräknas ta. Tomt betyder inte bestämt.",
}


def added(view: View, item: Item) -> Answer:
    """The receipt for an item."""
    text = f"{_capital(named(item))}, står på dagordningen."
    if item.kind is ItemKind.DECISION:
        text += " På mötet öppnas omröstningen därifrån."
    return _answer(view, text, item)


def withdrawn(view: View, item: Item) -> Answer:
    """The receipt for an item taken off."""
    text = f"{_capital(named(item))}, är struken."
    if view.items:
        text += plural(
            len(view.items),
            " Den andra behåller sitt nummer.",
            " De andra behåller sina nummer.",
        )
    return _answer(view, text)


def edited(view: View, before: Item, item: Item) -> Answer:
    """The receipt for an item changed."""
    renamed = f" Den hette förut {short(before.title)}." if before.title != item.title else ""
    return _answer(view, f"{_capital(named(item))}, är ändrad.{renamed}", item)


def _answer(view: View, text: str, *items: Item) -> Answer:
    told = " De som är kallade ser ändringen i kallelsen." if view.meeting.called_at else ""
    edits = buttons.edit_items(view, items)
    ways_on = Choices((*buttons.add_item(view), *edits, buttons.show(view.meeting)))
    parts: tuple[Part, ...] = (Text(f"{text}{told}"), *agenda(view), ways_on)
    return Answer(title(view.meeting), parts, (AGENDA,))


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
