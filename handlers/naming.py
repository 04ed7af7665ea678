"""Regions as people name them: exactly or not at all."""

from rapidfuzz import fuzz, process

from governance.regions import Region, find, fold
from handlers.misread import Expected, Misread
from storage import regions
from storage.archive import Archive

NEAR_ENOUGH = 75
SUGGESTIONS = 3
LONGEST = 60


def region_named(text: str, argument: str, archive: Archive) -> Region:
    """The region `text` names; Misread with what looks like it when there is none."""
    known = regions.known(archive)
    region = find(known, text)
    if region is not None:
        return region
    words = {word: each.name for word, each in known.items() if not word.isdigit()}
    found = process.extract(
        fold(text[:LONGEST]), words.keys(), scorer=fuzz.ratio, limit=8, score_cutoff=NEAR_ENOUGH
    )
    near = tuple(dict.fromkeys(words[match] for match, _, _ in found))[:SUGGESTIONS]
    raise Misread(Expected.REGION, text, argument, near)


def regions_named(text: str, argument: str, archive: Archive) -> tuple[Region, ...]:
    """The regions a list with commas names."""
    return tuple(region_named(name, argument, archive) for name in text.split(","))
