"""The words of the clauses and the gaps, and how alike a word asked is to them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from governance.charter import CLAUSES, UNREGULATED, Clause, Gap
from governance.spelling import plain

SURE = 100
NEAR_ENOUGH = 80
HALF = 50
"""A word that begins another counts by how much of it it covers, and at least half."""
HEAD = 70
"""A word that ends another: in Swedish a styrgruppsmöte is a möte."""
SHORT = 3
"""Words this short must be spelled right."""
NOISE = frozenset(
    word
    for line in (
        "alla allt att av behöver blir bör da de den det detta dig din du eller en ett far fick",
        "finns för från gäller gör ha har hos hur i igen inte jag kan kommer man med mellan mig",
        "mycket måste när någon något och om oss på ska sin skall som star står säga säger till",
        "under ut vad var vara varför vem vems vi vid vilka vilken vilket är",
        "regel regler regleras samarbetsformerna",
    )
    for word in plain(line).split()
)
"""Words that say nothing of what is asked, unless nothing else is."""

Rule = Clause | Gap


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as it is searched: its search words, split, and the words of its text."""

    rule: Rule
    phrases: tuple[tuple[str, ...], ...]
    text: frozenset[str]


@cache
def entries() -> tuple[Entry, ...]:
    """Every rule, gaps first: that nothing is said comes before what is merely near."""
    rules: tuple[Rule, ...] = (*UNREGULATED, *CLAUSES.values())
    return tuple(
        Entry(
            rule,
            tuple(tuple(words(word)) for word in rule.words),
            frozenset(words(_text(rule))) - NOISE,
        )
        for rule in rules
    )


@cache
def known() -> frozenset[str]:
    """Every word of a search word."""
    return frozenset(part for entry in entries() for phrase in entry.phrases for part in phrase)


@cache
def rarity(phrase: tuple[str, ...]) -> float:
    """How much a search word says: the fewer rules share it, the more."""
    sharing = sum(phrase in entry.phrases for entry in entries())
    return 1 / (1 + 0.3 * (sharing - 1))


def alike(word: str) -> Mapping[str, float]:
    """Our words that look like a word asked, each with how much, of 100."""
    found = {part: _likeness(part, word) for part in set(_candidates(word))}
    return {part: much for part, much in found.items() if much}


def words(text: str) -> list[str]:
    """The words of a text, without case and diacritics."""
    return re.findall(r"\w+", plain(text))


@cache
def _vocabulary() -> Mapping[str, str]:
    """Every word a word asked can be held against, by itself."""
    found = known().union(*(entry.text for entry in entries()))
    return {word: word for word in found}


@cache
def _by_beginning() -> Mapping[str, Sequence[str]]:
    """The same words by how they begin."""
    found: dict[str, list[str]] = {}
    for word in _vocabulary():
        found.setdefault(word[: SHORT + 1], []).append(word)
    return found


def _candidates(word: str) -> Iterator[str]:
    """Our words that may look like a word asked: by spelling, by beginning, by end."""
    vocabulary = _vocabulary()
    near = process.extract(
        word, vocabulary, scorer=fuzz.ratio, limit=None, score_cutoff=NEAR_ENOUGH
    )
    yield from (part for part, _, _ in near)
    yield from _by_beginning().get(word[: SHORT + 1], ())
    yield from (word[at:] for at in range(len(word)) if word[at:] in vocabulary)


def _likeness(part: str, word: str) -> float:
    """How alike two words are, of 100."""
    if part == word:
        return SURE
    shorter, longer = sorted((part, word), key=len)
    if len(shorter) <= SHORT:
        return 0
    if word.endswith(part):
        return HEAD
    covered = SURE * len(shorter) / len(longer) if longer.startswith(shorter) else 0
    spelled = fuzz.ratio(part, word, score_cutoff=NEAR_ENOUGH)
    return max(covered if covered >= HALF else 0, spelled)


def _text(rule: Rule) -> str:
    if isinstance(rule, Gap):
        return rule.title
    return f"{rule.heading} {rule.paraphrase} {rule.reading}"
