"""From typed text to words, and from words to the fields of a command."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from governance.spelling import plain
from handlers.answer import Input
from handlers.ask import Word
from handlers.cleaning import clean
from handlers.command import Parameter
from handlers.days import joined
from handlers.kinds import Kind
from handlers.kronor import THOUSANDS
from handlers.misread import Expected, Misread

PAIRS = (
    ('"', '"'),
    ("”", "”“"),
    ("“", "”“"),
    ("„", "”“"),
    ("«", "»"),
    ("»", "»«"),
    # A keyboard that corrects as one types may have reached only one of the two.
    ('"', "”“"),
    ("”“„", '"'),
)
QUOTED = "|".join(
    rf"[{opening}](?P<q{number}>[^{closing}]*)[{closing}]"
    for number, (opening, closing) in enumerate(PAIRS)
)
"""Quoted text: another kind of quote inside it is part of the text."""
WORD = re.compile(
    rf"""
    (?:(?P<key>[^\W\d][\w-]*)=)?          # a keyword glued to its value
    (?:{QUOTED}|(?P<bare>[^\s"“”„«»]+))
    |(?P<lone>["“”„«»])
    """,
    re.VERBOSE,
)
KEYWORD = re.compile(r"[^\W\d][\w-]*")
NO_WORD = Word("")


def tokenise(text: str) -> tuple[Word, ...]:
    """The words of a typed line; quotes of any shape hold blanks together.

    Misread when a quote is opened and never closed.
    """
    words = []
    kept = clean(text)
    for match in WORD.finditer(kept):
        if match["lone"]:
            raise Misread(Expected.CLOSING_QUOTE, kept[match.start() :])
        bare = match["bare"]
        found = bare or next((each for each in match.groups()[1:-2] if each is not None), "")
        words.append(Word(found, match["key"] or "", quoted=bare is None))
    return tuple(words)


def argument(text: str) -> Word:
    """One token of a command line; one with blanks stays one."""
    key, equals, value = clean(text).partition("=")
    if equals and KEYWORD.fullmatch(key):
        return Word(value, key, quoted=True)
    return Word(clean(text), quoted=bool(re.search(r"\s", text)))


def bind(parameters: Sequence[Parameter], words: Sequence[Word]) -> dict[str, str]:
    """The words given to the parameters they are meant for, still as text.

    Keywords first; then each placed parameter with a shape takes the first word of that shape, and
    the one without takes all that are left. Misread for a word nobody takes.
    """
    if any(parameter.kind.input is Input.DATE for parameter in parameters):
        words = joined(words)
    fields, loose = _keyed(parameters, words)
    for parameter in _placed(parameters, fields):
        taken = _taken(parameter, loose)
        if taken:
            fields[parameter.name] = " ".join(word.text for word in taken)
            loose = [word for word in loose if all(word is not each for each in taken)]
    if loose:
        raise _leftover(parameters, fields, loose)
    return fields


def complete(parameters: Sequence[Parameter], fields: Mapping[str, str]) -> None:
    """Misread when a required argument is missing or an unknown one is there."""
    for parameter in parameters:
        if parameter.required and parameter.name not in fields:
            raise Misread(parameter.kind.expected, "", parameter.name, parameter.kind.alternatives)
    names = tuple(parameter.name for parameter in parameters)
    for name in fields:
        if name not in names:
            raise Misread(Expected.ARGUMENT, name, "", names)


def _keyed(
    parameters: Sequence[Parameter], words: Sequence[Word]
) -> tuple[dict[str, str], list[Word]]:
    """What keywords took, and the words left."""
    found: dict[str, list[str]] = {}
    loose: list[Word] = []
    kinds = {parameter.name: parameter.kind for parameter in parameters}
    taker, glued = "", False
    for word, following in pairwise((*words, NO_WORD)):
        name = _keyword(parameters, word, following)
        if name:
            taker, glued = ("" if word.quoted else name), bool(word.key)
            found.setdefault(name, []).extend([word.text] if word.key else [])
        elif taker and (not found[taker] or _goes_on(word, kinds[taker], glued=glued)):
            found[taker].append(word.text)
        else:
            taker = ""
            loose.append(word)
    return {name: " ".join(texts) for name, texts in found.items()}, loose


def _goes_on(word: Word, kind: Kind, *, glued: bool) -> bool:
    """Whether a word belongs to the value before it; after one glued to its key only thousands."""
    if glued:
        return THOUSANDS.fullmatch(word.text) is not None and not word.quoted
    return kind.goes_on(word.text)


def _keyword(parameters: Sequence[Parameter], word: Word, following: Word) -> str:
    """The parameter a word names, "" when it names none; Misread for a key nobody has."""
    if word.key:
        names = {plain(parameter.name): parameter.name for parameter in parameters}
        if plain(word.key) not in names:
            raise Misread(Expected.ARGUMENT, word.key, "", tuple(names.values()))
        return names[plain(word.key)]
    openers = {plain(each.name): each.name for each in parameters if _opens(each, following)}
    return "" if word.quoted else openers.get(plain(word.text), "")


def _opens(parameter: Parameter, following: Word) -> bool:
    """Whether its bare name opens its value; of one that may go without, by the value's shape."""
    if not parameter.placed:
        return True
    shape = parameter.kind.shape
    return not parameter.required and shape is not None and bool(shape.fullmatch(following.text))


def _placed(parameters: Sequence[Parameter], fields: dict[str, str]) -> Iterator[Parameter]:
    """Yield the placed parameters still to be filled, those with a shape first."""
    waiting = [each for each in parameters if each.placed and each.name not in fields]
    yield from (each for each in waiting if each.kind.shape is not None)
    yield from (each for each in waiting if each.kind.shape is None)


def _taken(parameter: Parameter, loose: Sequence[Word]) -> Sequence[Word]:
    shape = parameter.kind.shape
    if shape is None:
        return loose
    return [word for word in loose if shape.fullmatch(word.text)][:1]


def _leftover(
    parameters: Sequence[Parameter], fields: dict[str, str], loose: Sequence[Word]
) -> Misread:
    given = " ".join(word.text for word in loose)
    for parameter in parameters:
        if parameter.placed and parameter.name not in fields:
            return Misread(parameter.kind.expected, given, parameter.name)
    near = tuple(parameter.name for parameter in parameters if not parameter.placed)
    return Misread(Expected.NOTHING_MORE, given, "", near)
