"""What the founding document says: `regler` (R1-R29)."""

import re
from typing import Annotated

from pydantic import AfterValidator

from governance.charter import CLAUSES, READINGS, UNREGULATED
from governance.spelling import plain
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.charter_search import nearest, search
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Kind, read_text
from handlers.misread import Expected, Misread
from handlers.texts import charter as texts
from storage.archive import Archive

LONGEST_QUESTION = 300
IN_WORDS = re.compile(r"(?=.*[^\W\d_]{2})[\w\s.,:?!()/&%'’”\"–-]+")
"""A question: two letters at least, and no signs but those of a sentence."""
ID = re.compile(r"([RAD])-?([0-9]{1,3})", re.IGNORECASE)

Question = Annotated[
    str, AfterValidator(read_text(LONGEST_QUESTION)), Kind(Expected.CLAUSE, "fråga eller R-nummer")
]


class Asked(Arguments):
    """`regler`: a question in a few words, or a clause's number."""

    fråga: Annotated[Question | None, PLACED] = None


def rules(ask: Ask[Asked], archive: Archive) -> Answer:  # noqa: ARG001 - every handler takes it
    """The clauses that answer, best first, or the truth that nothing is said of it."""
    question = ask.arguments.fråga
    if question is None:
        return texts.headings()
    match = ID.fullmatch(question)
    if match is not None:
        return _numbered(f"{match[1].upper()}{int(match[2])}")
    under = tuple(each for each in CLAUSES.values() if plain(each.heading) == plain(question))
    if under:
        return texts.under_heading(under)
    hits = search(question)
    if not hits and not IN_WORDS.fullmatch(question):
        raise Misread(Expected.CLAUSE, question, "fråga")
    if not hits:
        return texts.silent(question, nearest(question))
    return texts.found(question, tuple(hit.rule for hit in hits))


def _numbered(number: str) -> Answer:
    if number in CLAUSES:
        return texts.clause(CLAUSES[number])
    if number in READINGS:
        return texts.reading(READINGS[number])
    gap = next((gap for gap in UNREGULATED if gap.default == number), None)
    if gap is None:
        raise Misread(Expected.CLAUSE, number, "fråga", _closest(number))
    return texts.gap(gap)


def _closest(number: str) -> tuple[str, ...]:
    """The number there is that comes closest to one there is not."""
    known = (*CLAUSES, *READINGS, *(gap.default for gap in UNREGULATED))
    alike = [each for each in known if each.startswith(number[0])]
    return (min(alike, key=lambda each: abs(int(each[1:]) - int(number[1:]))),)


COMMANDS = (
    Command(
        ("regler",),
        texts.RULES,
        Asked,
        rules,
        example="regler utträde",
        aliases=("rules", "regel", "sök"),
    ),
)
