"""Choices drawn as buttons; a button is a command."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.slack.composition import Block, plain_text
from bot.slack.values import fits, packed
from handlers.answer import Choice, Style
from handlers.ask import Chosen
from handlers.texts import slack as texts

ASK, FORM, SHOW, SHEET = "ask", "form", "show", "sheet"
"""What a button does; its action id begins with the word."""

LONGEST_LABEL = 75
MOST = 25


@dataclass(frozen=True, slots=True)
class Again:
    """What asks the same once more, and whether there are others to show the answer to."""

    chosen: Chosen
    shareable: bool = True


def rows(choices: Iterable[Choice], numbers: Iterator[int]) -> list[Block]:
    """Choices as rows of buttons; `numbers` tells the buttons of one message apart."""
    buttons = [
        button(choice, next(numbers)) for each in choices if (choice := _carried(each)) is not None
    ]
    return [_row(buttons[start : start + MOST]) for start in range(0, len(buttons), MOST)]


def button(choice: Choice, number: int) -> Block:
    """A choice as a button; ValueError when it says more than a button carries."""
    action = FORM if choice.opens_form else ASK
    drawn = _button(f"{action}:{number}", choice.label, choice.chosen)
    if choice.style is not Style.PLAIN:
        drawn["style"] = choice.style.value
    if choice.confirm:
        drawn["confirm"] = {
            "title": plain_text(choice.label, 100),
            "text": plain_text(choice.confirm, 300),
            "confirm": plain_text(texts.CONFIRM, 30),
            "deny": plain_text(texts.DENY, 30),
        }
    return drawn


def asking_again(again: Again | None, *, cut: bool) -> list[Block]:
    """The buttons that ask the same: what was cut as a file, and the answer to the channel."""
    if again is None or not fits(again.chosen):
        return []
    offered = (
        (cut, SHEET, texts.ALL_AS_SHEET),
        (again.shareable, SHOW, texts.SHOW_IN_CHANNEL),
    )
    found = [_button(f"{act}:0", label, again.chosen) for is_so, act, label in offered if is_so]
    return [_row(found)] if found else []


def _carried(choice: Choice) -> Choice | None:
    """The choice as a button can carry it: a form opens unfilled, a longer command has none."""
    if fits(choice.chosen):
        return choice
    if not choice.opens_form:
        return None
    empty = Chosen(choice.chosen.verb, {})
    return Choice(choice.label, empty, choice.style, opens_form=True, confirm=choice.confirm)


def _button(action: str, label: str, chosen: Chosen) -> Block:
    return {
        "type": "button",
        "action_id": action,
        "text": plain_text(label, LONGEST_LABEL),
        "value": packed(chosen),
    }


def _row(buttons: Sequence[Block]) -> Block:
    return {"type": "actions", "elements": list(buttons)}
