"""Words no command is named by, or that name no region: what is nearest to hand instead."""

from collections.abc import Mapping
from datetime import date

from governance.regions import Region, find
from handlers.ask import Asker, Chosen, Said, Typed, Word, Written
from handlers.coordination import coordinated
from handlers.grammar import tokenise
from handlers.misread import Expected, Misread
from handlers.reading import Reading, read
from storage import regions
from storage.archive import Archive

LONGEST_NAME = 3
"""The most words a region is named by."""


def region_first(said: Said, archive: Archive) -> Region | None:
    """The region that is named where a command should stand."""
    known = regions.known(archive)
    words = _words(said)[:LONGEST_NAME]
    named = (_region(words[:count], known) for count in range(len(words), 0, -1))
    return next((region for region in named if region is not None), None)


def meant(misread: Misread, said: Said) -> tuple[Reading, ...]:
    """What was said, read with each command that looks like its first word in its place."""
    _, *rest = _words(said) or (Word(""),)
    return tuple(read(Typed((Word(near), *rest))) for near in misread.near)


def own_first(misread: Misread, who: Asker, day: date, archive: Archive) -> Misread:
    """A misread for want of a region: it offers whoever coordinates some their own."""
    bare = misread.expected is Expected.REGION and not misread.given
    if not bare or who.person is None:
        return misread
    own = coordinated(who.person, day, archive)
    return Misread(misread.expected, misread.given, misread.argument, (*own, *misread.near))


def _words(said: Said) -> tuple[Word, ...]:
    match said:
        case Written():
            return tokenise(said.text)
        case Typed():
            return said.words
        case Chosen():
            return ()


def _region(words: tuple[Word, ...], known: Mapping[str, Region]) -> Region | None:
    return find(known, " ".join(word.text for word in words))
