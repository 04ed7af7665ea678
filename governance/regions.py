"""The regions (regionerna) and how they are recognised (R2)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from governance.spelling import plain

MEMBERS = 21
"""How many regions the cooperation covers (R2)."""

NOISE = frozenset({"region", "regionen", "lan"})


@dataclass(frozen=True, slots=True)
class Region:
    """A member region.

    `code` is the county code ("12"), `iso` the ISO 3166-2 code ("SE-M"), `procurement` the
    procurement region (upphandlingsregion, A-H) it belongs to.
    """

    code: str
    name: str
    iso: str
    county: str
    procurement: str
    aliases: tuple[str, ...]
    since: date
    until: date | None = None


def fold(text: str) -> str:
    """What is left of a name without case, diacritics, "Region" and "län"."""
    words = re.findall(r"\w+", plain(text))
    return " ".join([word for word in words if word not in NOISE])


def index(regions: Iterable[Region]) -> Mapping[str, Region]:
    """Each folded name, alias and code, and the region it means.

    A word that would mean two regions, or that folds to nothing, raises ValueError: nothing is
    guessed.
    """
    known: dict[str, Region] = {}
    for region in regions:
        for word in (region.code, region.iso, region.name, region.county, *region.aliases):
            folded = fold(word)
            if not folded or known.setdefault(folded, region) is not region:
                raise ValueError(word)
    return known


def find(known: Mapping[str, Region], text: str) -> Region | None:
    """The one region `text` names exactly, else None."""
    return known.get(fold(text))
