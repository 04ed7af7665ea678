"""Regions as people name them: exactly or not at all."""

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from governance.regions import Region, find, fold
from handlers.misread import Expected, Misread
from storage import regions
from storage.archive import Archive

NEAR_ENOUGH = 75
SUGGESTIONS = 3
LONGEST = 60
LETTERS_A_SLIP = 4
"""A name may have a slip for each so many letters and still be meant; each has one at least."""


def region_named(text: str, argument: str, archive: Archive) -> Region:
    """The region `text` names; Misread with what looks like it when there is none."""
    known = regions.known(archive)
    region = find(known, text)
    if region is not None:
        return region
    words = {word: each.name for word, each in known.items() if not word.isdigit()}
    written = fold(text[:LONGEST])
    found = process.extract(
        written, words.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=NEAR_ENOUGH
    )
    meant = (words[match] for match, _, _ in found if _slipped(written, match))
    near = tuple(dict.fromkeys(meant))[:SUGGESTIONS]
    raise Misread(Expected.REGION, text, argument, near)


def _slipped(written: str, name: str) -> bool:
    """Whether a few slips of the keys lie between what was written and a name."""
    return OSA.distance(written, name) <= max(len(name) // LETTERS_A_SLIP, 1)


def regions_named(text: str, argument: str, archive: Archive) -> tuple[Region, ...]:
    """The regions a list with commas names."""
    return tuple(region_named(name, argument, archive) for name in text.split(","))
