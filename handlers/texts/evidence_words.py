"""How what shows that something is done is put into words: days, references, exact moments."""

from datetime import datetime

from governance.evidence import Evidence
from handlers.texts.formats import day, weekday


def evidence(found: Evidence) -> str:
    """What shows that a step is done: its day, its diarienummer, where it can be read."""
    return ", ".join(word for word in (day(found.day), found.reference, found.link) if word)


def corrected(new: Evidence, before: Evidence | None) -> str:
    """What stood before, where something else stands now."""
    if before is None or evidence(before) == evidence(new):
        return ""
    return f" Förut, och kvar i journalen: {evidence(before)}."


def stamp(moment: datetime) -> str:
    """A moment in words, to the second where that is not a whole minute."""
    seconds = f".{moment:%S}" if moment.second else ""
    return f"{weekday(moment.date())} kl. {moment:%H.%M}{seconds}"
