"""The alarm of a year that runs out on its meetings, with the button that plans one (R21, R22)."""

from collections.abc import Iterable, Iterator
from datetime import date

from governance.meetings import ALARM, Count, Kind, rings
from governance.provenance import Source
from handlers.answer import Choice, Choices, Part, Style, Text
from handlers.ask import Chosen
from handlers.texts.formats import plural
from handlers.texts.meeting_words import a_kind

NAMES = {
    Kind.MEETING: ("inget sammanträde", "sammanträde", "sammanträden"),
    Kind.CONFERENCE: ("ingen konferens", "konferens", "konferenser"),
}
PLANNED = {Kind.MEETING: "planerat", Kind.CONFERENCE: "planerad"}
"""What one of them is, until it is held."""


def alarms(counts: Iterable[Count], today: date, *, plans: bool) -> Iterator[Part]:
    """The alarm of each count that rings; `plans` says that who looks may plan what is missing."""
    for each in counts:
        if rings(each, today):
            yield Text(f"Observera: {_alarm(each)}")
            if plans:
                yield Choices((_plan(each.kind),))


def sources(counts: Iterable[Count], today: date) -> tuple[Source, ...]:
    """What the alarms that ring stand on."""
    ringing = tuple(each.source for each in counts if rings(each, today))
    return (*ringing, ALARM) if ringing else ()


def _alarm(found: Count) -> str:
    """That the year runs out on what is missing."""
    none, one, many = NAMES[found.kind]
    held = f"{found.held} {plural(found.held, one, many)}" if found.held else none
    return (
        f"{held} har hållits och {_left(found)} före den 31 december {found.year}. "
        f"{found.missing} till behövs: det ska vara minst {found.needed} om året."
    )


def _plan(kind: Kind) -> Choice:
    chosen = Chosen("möte nytt", {"typ": str(kind)})
    return Choice(f"Planera {a_kind(kind)}", chosen, Style.PRIMARY, opens_form=True)


def _left(found: Count) -> str:
    if found.planned:
        return planned(found, "är ")
    none = "inget" if found.kind is Kind.MEETING else "ingen"
    return f"{none} mer är {PLANNED[found.kind]}"


def planned(found: Count, verb: str = "") -> str:
    """How many are planned, in the gender of what they are."""
    return f"{found.planned} {verb}{plural(found.planned, PLANNED[found.kind], 'planerade')}"
