"""What is said of a meeting's agenda when it is changed."""

from collections.abc import Mapping

from governance.agenda import AGENDA, Item, ItemKind
from handlers.answer import Answer, Choices, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts.formats import plural
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


def added(view: View, item: Item) -> Answer:
    """The receipt for an item."""
    text = f"{_capital(named(item))}, står på dagordningen."
    if item.kind is ItemKind.DECISION:
        text += " På mötet öppnas omröstningen därifrån."
    return _answer(view, text)


def withdrawn(view: View, item: Item) -> Answer:
    """The receipt for an item taken off."""
    text = f"{_capital(named(item))}, är struken."
    if view.items:
        count = len(view.items)
        text += f" {plural(count, 'Den andra', 'De andra')} behåller sina nummer."
    return _answer(view, text)


def _answer(view: View, text: str) -> Answer:
    told = " De som är kallade ser ändringen i kallelsen." if view.meeting.called_at else ""
    ways_on = Choices((*buttons.add_item(view), buttons.show(view.meeting)))
    parts: tuple[Part, ...] = (Text(f"{text}{told}"), *agenda(view), ways_on)
    return Answer(title(view.meeting), parts, (AGENDA,))


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
