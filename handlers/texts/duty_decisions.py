"""What is said of the decision on a report or a plan: which it is, and how that is known."""

from governance.decisions import Entry
from governance.duties import Kind
from handlers.answer import Choice, Fact
from handlers.ask import Chosen
from handlers.duty_decisions import Decided
from handlers.texts.duty_steps import FAMILIES
from handlers.texts.formats import day, listed

MOST_CHOICES = 3


def decision_fact(found: Decided) -> Fact:
    """The decision, linked by somebody or found as the only one that fits."""
    return Fact("Beslut", _decision(found))


def _decision(found: Decided) -> str:
    if found.entry is not None:
        how = "knutet" if found.linked else "hittat i registret: det enda som passar"
        return f"{found.entry.number}, {day(found.entry.day)} ({how})"
    if found.candidates:
        numbers = listed(tuple(str(each.number) for each in found.candidates), "eller")
        return f"inte knutet; flera i registret passar: {numbers}"
    return "saknas"


def decision_links(kind: Kind, year: int, found: Decided) -> tuple[Choice, ...]:
    """Where several fit, a button that links each of the newest."""
    if found.entry is not None:
        return ()
    newest = found.candidates[::-1][:MOST_CHOICES]
    return tuple(_link(kind, year, each) for each in newest)


def _link(kind: Kind, year: int, entry: Entry) -> Choice:
    fields = {"år": str(year), "beslut": str(entry.number)}
    return Choice(f"Knyt beslut {entry.number}", Chosen(f"{FAMILIES[kind]} beslutad", fields))
