"""Words that look like one that was written: what may have been meant, never what is taken."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from governance.spelling import plain

NEAR_ENOUGH = 70
SUGGESTIONS = 3
LONGEST = 40
SHORTEST_BEGINNING = 3


def nearest(word: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Of the known words, spelled plainly, what those most like `word` stand for, best first."""
    written = plain(word)[:LONGEST]
    begun = [each for each in known if each.startswith(written)]
    spelled = process.extract(
        written, known.keys(), scorer=fuzz.ratio, limit=SUGGESTIONS, score_cutoff=NEAR_ENOUGH
    )
    found = [
        *(each for each, _, _ in spelled),
        *(begun if len(written) >= SHORTEST_BEGINNING else ()),
    ]
    return tuple(dict.fromkeys(known[each] for each in found))[:SUGGESTIONS]


def nearest_first(word: str, alternatives: Sequence[str]) -> tuple[str, ...]:
    """All alternatives: those most like `word` first, then those it is a part of."""
    written = plain(word)[:LONGEST]
    like = nearest(word, {plain(each): each for each in alternatives})
    holding = [each for each in alternatives if written in plain(each)]
    first = (*like, *(holding if len(written) >= SHORTEST_BEGINNING else ()))
    return tuple(dict.fromkeys((*first, *alternatives)))
