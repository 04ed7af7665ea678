"""The clauses and the gaps that answer a question, best first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from governance.spelling import plain
from handlers.charter_words import (
    HALF,
    NEAR_ENOUGH,
    NOISE,
    SURE,
    Entry,
    Rule,
    alike,
    entries,
    known,
    rarity,
    words,
)

LONGEST_QUESTION = 300
MOST_WORDS = 30
"""The different words that are looked for; nobody asks in more, and each costs time."""
IN_TEXT = 15
"""What a word in a rule's heading or text is worth beside a search word's 100."""
LEAST = 40
WORTH_SHOWING = 0.5
"""How near the best a further hit must come."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause or a gap, and how well it answers."""

    rule: Rule
    score: float


@dataclass(frozen=True, slots=True)
class Question:
    """The words asked, each with ours that look like it, and where those stand that tell something.

    A word asked that is a search word means only itself there; in a text it may be another form.
    """

    words: tuple[str, ...]
    alike: tuple[Mapping[str, float], ...]
    telling: frozenset[int]

    def likeness(self, part: str, place: int) -> float:
        """How alike a search word and the word asked are, of 100."""
        word = self.words[place]
        if word in known():
            return SURE if part == word else 0
        return self.alike[place].get(part, 0)

    def stands_in(self, text: frozenset[str], place: int) -> bool:
        """Whether the word asked is among the words of a text."""
        near = self.alike[place]
        return any(near[part] >= NEAR_ENOUGH for part in near.keys() & text)


def search(question: str) -> tuple[Hit, ...]:
    """What answers a question, best first; a gap before the clauses it ties with."""
    asked = _question(question)
    hits = [Hit(entry.rule, _score(entry, asked)) for entry in entries()]
    best = max(hit.score for hit in hits)
    shown = [hit for hit in hits if hit.score >= max(LEAST, best * WORTH_SHOWING)]
    return tuple(sorted(shown, key=lambda hit: -hit.score))


def nearest(question: str) -> tuple[str, ...]:
    """The search words that look most like what was asked."""
    known_words = {plain(word): word for entry in entries() for word in entry.rule.words}
    found = process.extract(
        plain(question[:LONGEST_QUESTION]),
        known_words.keys(),
        scorer=fuzz.ratio,
        limit=3,
        score_cutoff=NEAR_ENOUGH,
    )
    return tuple(known_words[match] for match, _, _ in found)


def _question(text: str) -> Question:
    asked = tuple(dict.fromkeys(words(text[:LONGEST_QUESTION])))[:MOST_WORDS]
    places = range(len(asked))
    telling = frozenset(place for place in places if asked[place] not in NOISE)
    return Question(asked, tuple(map(alike, asked)), telling or frozenset(places))


def _score(entry: Entry, asked: Question) -> float:
    """The sum of what each word asked is worth, each counted once."""
    worth = [0.0] * len(asked.words)
    for phrase in entry.phrases:
        for place, value in _matched(phrase, asked):
            worth[place] = max(worth[place], value)
    for place in asked.telling:
        if asked.stands_in(entry.text, place):
            worth[place] = max(worth[place], IN_TEXT)
    return sum(worth)


def _matched(phrase: tuple[str, ...], asked: Question) -> Sequence[tuple[int, float]]:
    """Where the words stand that make up a search word, with their worth; all of it or nothing."""
    alone = len(phrase) == 1
    places = asked.telling if alone else range(len(asked.words))
    matched: list[tuple[int, float]] = []
    for part in phrase:
        best, place = max(((asked.likeness(part, at), -at) for at in places), default=(0.0, 0))
        if best < (HALF if alone else NEAR_ENOUGH):
            return ()
        matched.append((-place, best * rarity(phrase)))
    return matched
