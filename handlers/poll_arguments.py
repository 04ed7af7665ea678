"""What is typed of polls: alternatives, replies, and the arguments of each command."""

import re
from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo

from governance.polls import Poll
from governance.spelling import plain
from handlers.answer import Input
from handlers.kinds import (
    LONGEST_LINE,
    LONGEST_TEXT,
    PLACED,
    Arguments,
    Kind,
    Line,
    Number,
    one_of,
    read_text,
)
from handlers.misread import Expected, Misread
from handlers.moments import Moment

BETWEEN = re.compile(r"[|\n]")
NUMBER = re.compile("[0-9]{1,9}")
NUMBERS = re.compile(r"[0-9]{1,3}(?:(?:\s*,\s*|\s+och\s+|\s+)[0-9]{1,3})*")


def read_alternatives(value: str, info: ValidationInfo) -> tuple[str, ...]:
    """Alternatives with a bar between them, or one on each line."""
    text = read_text(LONGEST_TEXT)(value, info)
    return tuple(each.strip() for each in BETWEEN.split(text))


Alternatives = Annotated[
    tuple[str, ...],
    BeforeValidator(read_alternatives),
    Kind(Expected.ALTERNATIVES, "a|b|c", None, Input.PARAGRAPH),
]
Reply = Annotated[str, AfterValidator(read_text(LONGEST_LINE)), Kind(Expected.REPLY, "svar")]
Yes = Annotated[str, *one_of("ja", "nej")]


class OnePoll(Arguments):
    """`fråga`: one of them, or all."""

    nr: Annotated[Number | None, PLACED] = None


class NewPoll(Arguments):
    """`fråga ny`: what is asked, and how it may be answered."""

    rubrik: Line
    alternativ: Alternatives
    flera: Yes = "nej"
    anonym: Yes = "nej"
    stänger: Moment | None = None
    förslag: Yes = "nej"


class Numbered(Arguments):
    """`fråga stäng`: the poll's number."""

    nr: Number


class Placing(Arguments):
    """`fråga posta`: a poll and the channel it is posted in."""

    nr: Number
    kanal: Line


class Suggestion(Arguments):
    """`fråga föreslå`: a poll and the alternative it lacks."""

    nr: Number
    alternativ: Annotated[Line, PLACED]


class Answered(Arguments):
    """`svara`: a poll and the numbers chosen, or the alternative's own words."""

    nr: Number
    svar: Annotated[Reply, PLACED]


def chosen_numbers(text: str, poll: Poll) -> frozenset[int]:
    """The numbers in a reply; an alternative's own words stand for its number."""
    if NUMBERS.fullmatch(text):
        return frozenset(int(each) for each in re.findall("[0-9]+", text))
    known = {plain(words): number for number, words in enumerate(poll.alternatives, start=1)}
    if plain(text) in known:
        return frozenset({known[plain(text)]})
    given = [each.strip() for each in text.split(",")]
    return frozenset(_number(each, known, poll) for each in given)


def _number(word: str, known: Mapping[str, int], poll: Poll) -> int:
    """The number that one word of a reply stands for; Misread when it stands for none."""
    if NUMBERS.fullmatch(word) and word.isdecimal():
        return int(word)
    if plain(word) not in known:
        raise Misread(Expected.REPLY, word, "svar", tuple(_as_replied(poll)))
    return known[plain(word)]


def _as_replied(poll: Poll) -> Iterator[str]:
    """Each alternative as one can reply with it: by its words, unless they look like numbers."""
    for number, alternative in enumerate(poll.alternatives, start=1):
        yield str(number) if NUMBERS.fullmatch(alternative) else alternative
