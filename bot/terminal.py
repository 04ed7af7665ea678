"""The terminal: the same dispatch, answered as text, as JSON or as Slack's blocks."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from bot.clock import STOCKHOLM, wall_clock
from bot.failures import Failure
from bot.plain import plain
from bot.screen import screen
from bot.worker import answer
from handlers.answer import Answer, Choice, Choices
from handlers.ask import Delivery, Handle, Place, PlaceKind, Said, Typed, Written
from handlers.grammar import argument
from handlers.outcome import Outcome
from handlers.reading import typed
from storage.database import Database


class Format(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    JSON = "json"
    BLOCKS = "blocks"


@dataclass(frozen=True, slots=True)
class Guise:
    """Who asks and when: a handle and a moment chosen freely, or nobody and now."""

    handle: str | None = None
    at: datetime | None = None


def ask(database: Database, words: Sequence[str], guise: Guise) -> Outcome:
    """Ask in the words of a command line, each of which stays one; one alone is a whole line."""
    at = (guise.at or wall_clock()).astimezone(STOCKHOLM)
    delivery = Delivery(
        sender=Handle(guise.handle) if guise.handle else None,
        place=Place(PlaceKind.TERMINAL),
        at=at,
        said=_said(words),
        pretended=guise != Guise(),
    )
    return answer(delivery, database)


def _said(words: Sequence[str]) -> Said:
    if len(words) == 1:  # no command is one word with blanks in it
        return Written(words[0])
    return Typed(tuple(argument(word) for word in words))


def unasked(failure: Failure) -> Answer:
    """What kept us from asking, as an answer."""
    return Answer(str(failure))


def printed(answered: Answer, form: Format, width: int | None = None) -> str:
    """An answer as it is printed; text is fitted to a screen of a width."""
    match form:
        case Format.TEXT:
            return screen(answered, width)
        case Format.JSON:
            return _json(as_json(answered))
        case Format.BLOCKS:
            # Slack's drawing is loaded only when asked for.
            from bot.slack.blocks import message  # noqa: PLC0415

            return _json(message(answered).blocks)


def as_json(answered: Answer) -> Mapping[str, Any]:
    """An answer as JSON: title, audience, parts by kind, sources and the plain text."""
    return {
        "title": answered.title,
        "audience": answered.audience,
        "parts": [
            {"kind": "choices", "choices": [_choice(each) for each in part.choices]}
            if isinstance(part, Choices)
            else asdict(part)
            for part in answered.parts
        ],
        "sources": [asdict(source) for source in answered.sources],
        "plain": plain(answered),
    }


def _choice(choice: Choice) -> Mapping[str, str]:
    return {"label": choice.label, "command": typed(choice.chosen)}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)
