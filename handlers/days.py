"""Days as people write them: 2027-03-31, or as we do: onsdag den 31 mars 2027."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from governance.spelling import plain
from handlers.ask import Word

MONTHS = (
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
)
WEEKDAYS = ("mandag", "tisdag", "onsdag", "torsdag", "fredag", "lordag", "sondag")
IN_FIGURES = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
IN_WORDS = re.compile(
    r"(?:(?P<weekday>[mtofls]\w+dag) )?(?:den )?"
    rf"(?P<day>[0-9]{{1,2}}) (?P<month>{'|'.join(MONTHS)}) (?P<year>[0-9]{{4}})",
    re.IGNORECASE,
)
EITHER = re.compile(f"{IN_FIGURES.pattern}|{IN_WORDS.pattern}", re.IGNORECASE)
COUNTS = (5, 4, 3)
"""How many words a day is written in, with the weekday and "den", or without."""


def in_figures(text: str) -> str:
    """The same text, with every day in words as 2027-03-31; one that does not exist stays."""
    return IN_WORDS.sub(lambda match: _figures(match) or match[0], text)


def joined(words: Sequence[Word]) -> tuple[Word, ...]:
    """The same words, with those that make up a day as one."""
    found: list[Word] = []
    rest = list(words)
    while rest:
        count = next((each for each in COUNTS if _is_day(rest[:each])), 1)
        found.append(replace(rest[0], text=" ".join(word.text for word in rest[:count])))
        rest = rest[count:]
    return tuple(found)


def _is_day(words: Sequence[Word]) -> bool:
    bare = not any(word.quoted for word in words) and not any(word.key for word in words[1:])
    return bare and IN_WORDS.fullmatch(" ".join(word.text for word in words)) is not None


def _figures(match: re.Match[str]) -> str:
    """A day in figures; nothing when there is none such, or it has another weekday."""
    month = MONTHS.index(match["month"].lower()) + 1
    try:
        found = date(int(match["year"]), month, int(match["day"]))
    except ValueError:
        return ""
    named = match["weekday"]
    agrees = named is None or plain(named) == WEEKDAYS[found.weekday()]
    return found.isoformat() if agrees else ""
