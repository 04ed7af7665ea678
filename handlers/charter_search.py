"""The clauses and the gaps that answer a question, best first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz, process

from governance.charter import CLAUSES, UNREGULATED, Clause, Gap
from governance.spelling import plain

LONGEST_QUESTION = 300
SURE = 100
NEAR_ENOUGH = 80
HALF = 50
"""A word that begins another counts by how much of it it covers, and at least half."""
HEAD = 70
"""A word that ends another: in Swedish a styrgruppsmöte is a möte."""
SHORT = 3
"""Words this short must be spelled right."""
IN_TEXT = 15
"""What a word in a rule's heading or text is worth beside a search word's 100."""
LEAST = 40
WORTH_SHOWING = 0.5
"""How near the best a further hit must come."""
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
class Hit:
    """A clause or a gap, and how well it answers."""

    rule: Rule
    score: float


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule as it is searched: its search words, split, and the words of its text."""

    rule: Rule
    phrases: tuple[tuple[str, ...], ...]
    text: frozenset[str]


@dataclass(frozen=True, slots=True)
class Question:
    """The words asked; where those stand that tell something, and those that are search words."""

    words: tuple[str, ...]
    telling: frozenset[int]
    exact: frozenset[int]

    def likeness(self, part: str, place: int) -> float:
        """How alike a search word and the word asked are; a known word means only itself."""
        word = self.words[place]
        return (SURE if part == word else 0) if place in self.exact else _likeness(part, word)


def search(question: str) -> tuple[Hit, ...]:
    """What answers a question, best first; a gap before the clauses it ties with."""
    asked = _question(question)
    hits = [Hit(entry.rule, _score(entry, asked)) for entry in _entries()]
    best = max(hit.score for hit in hits)
    shown = [hit for hit in hits if hit.score >= max(LEAST, best * WORTH_SHOWING)]
    return tuple(sorted(shown, key=lambda hit: -hit.score))


def nearest(question: str) -> tuple[str, ...]:
    """The search words that look most like what was asked."""
    words = {plain(word): word for entry in _entries() for word in entry.rule.words}
    found = process.extract(
        plain(question[:LONGEST_QUESTION]),
        words.keys(),
        scorer=fuzz.ratio,
        limit=3,
        score_cutoff=65,
    )
    return tuple(words[match] for match, _, _ in found)


@cache
def _entries() -> tuple[Entry, ...]:
    """Every rule, gaps first: that nothing is said comes before what is merely near."""
    rules: tuple[Rule, ...] = (*UNREGULATED, *CLAUSES.values())
    return tuple(
        Entry(
            rule,
            tuple(tuple(_words(word)) for word in rule.words),
            frozenset(_words(_text(rule))) - NOISE,
        )
        for rule in rules
    )


@cache
def _rarity(phrase: tuple[str, ...]) -> float:
    """How much a search word says: the fewer rules share it, the more."""
    sharing = sum(phrase in entry.phrases for entry in _entries())
    return 1 / (1 + 0.3 * (sharing - 1))


def _text(rule: Rule) -> str:
    if isinstance(rule, Gap):
        return rule.title
    return f"{rule.heading} {rule.paraphrase} {rule.reading}"


def _question(text: str) -> Question:
    words = _words(text[:LONGEST_QUESTION])
    known = {part for entry in _entries() for phrase in entry.phrases for part in phrase}
    places = range(len(words))
    telling = frozenset(place for place in places if words[place] not in NOISE)
    exact = frozenset(place for place in places if words[place] in known)
    return Question(tuple(words), telling or frozenset(places), exact)


def _score(entry: Entry, asked: Question) -> float:
    """The sum of what each word asked is worth, each counted once."""
    worth = [0.0] * len(asked.words)
    for phrase in entry.phrases:
        for place, value in _matched(phrase, asked):
            worth[place] = max(worth[place], value)
    for place in asked.telling:
        if any(_likeness(part, asked.words[place]) >= NEAR_ENOUGH for part in entry.text):
            worth[place] = max(worth[place], IN_TEXT)
    return sum(worth)


def _matched(phrase: tuple[str, ...], asked: Question) -> Sequence[tuple[int, float]]:
    """Where the words stand that make up a search word, with their worth; all of it or nothing."""
    alone = len(phrase) == 1
    places = asked.telling if alone else range(len(asked.words))
    matched: list[tuple[int, float]] = []
    for part in phrase:
        alike, place = max(((asked.likeness(part, at), -at) for at in places), default=(0.0, 0))
        if alike < (HALF if alone else NEAR_ENOUGH):
            return ()
        matched.append((-place, alike * _rarity(phrase)))
    return matched


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
    alike = fuzz.ratio(part, word)
    return max(covered if covered >= HALF else 0, alike if alike >= NEAR_ENOUGH else 0)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", plain(text))
