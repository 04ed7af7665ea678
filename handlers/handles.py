"""People as they are named: by handle, exactly or not at all."""

from rapidfuzz import fuzz, process

from governance.people import Person
from governance.spelling import plain
from handlers.misread import Expected, Misread
from storage import people
from storage.archive import Archive

NEAR_ENOUGH = 65
SUGGESTIONS = 3
LONGEST = 60


def person_named(text: str, argument: str, archive: Archive) -> Person:
    """The person whose handle `text` is; Misread with those that look like it otherwise."""
    known = people.by_handle(archive)
    found = known.get(plain(text))
    if found is not None:
        return found
    alike = process.extract(
        plain(text)[:LONGEST],
        known.keys(),
        scorer=fuzz.ratio,
        limit=SUGGESTIONS,
        score_cutoff=NEAR_ENOUGH,
    )
    raise Misread(Expected.PERSON, text, argument, tuple(handle for handle, _, _ in alike))
