"""How far before a date people are reminded, in words."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from governance.reminder_offsets import AFTER, HALF, Offset, farthest_first
from handlers.texts.formats import listed, plural

ON_THE_DAY = Offset(0)
WORDS = {AFTER: "när datumet har passerat", ON_THE_DAY: "samma dag", HALF: "halva tiden"}


def offset(each: Offset) -> str:
    """One offset: 60 dagar, 1 dag, 4 timmar, samma dag."""
    if each in WORDS:
        return WORDS[each]
    if each.hours:
        return f"{each.hours} {plural(each.hours, 'timme', 'timmar')}"
    return f"{each.days} {plural(each.days, 'dag', 'dagar')}"


def offsets(found: Iterable[Offset]) -> str:
    """Offsets in a sentence, the farthest first: 14, 3 och 1 dag samt 1 timme."""
    runs = tuple(_runs(farthest_first(found)))
    several = any(" och " in each for each in runs)
    return listed(runs, "samt" if several else "och")


def _runs(found: Iterable[Offset]) -> Iterator[str]:
    """Offsets of one unit that follow each other share its word."""
    for _, run in groupby(found, key=_unit):
        *more, last = run
        numbers = (str(each.days or each.hours) for each in more)
        yield listed((*numbers, offset(last)))


def _unit(each: Offset) -> str:
    return WORDS.get(each, "timmar" if each.hours else "dagar")
