"""What is said of the decision on a report or a plan: which it is, and how that is known."""

from governance.decisions import Entry
from governance.duties import Kind
from governance.evidence import Evidence
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
    if found.too_early:
        return f"saknas; {listed(tuple(map(_early, found.too_early)))}"
    return "saknas"


def _early(entry: Entry) -> str:
    return f"{entry.number} räknas inte, för det är från {day(entry.day)}"


def linked(entry: Entry, what: str, before: Evidence | None) -> str:
    """That a decision is linked, told with its title, and which one was before."""
    number = str(entry.number)
    said = f"Beslut {number} från {day(entry.day)}, ”{entry.title}”, är knutet till {what}."
    if before is None or before.reference == number:
        return said
    return f"{said} Förut var det beslut {before.reference}."


def option(entry: Entry) -> str:
    """A decision to choose in a form."""
    return f"{entry.number}, {entry.day.isoformat()}: {entry.title}"


def decision_links(kind: Kind, year: int, found: Decided) -> tuple[Choice, ...]:
    """Where several fit, a button that links each of the newest."""
    if found.entry is not None:
        return ()
    newest = found.candidates[::-1][:MOST_CHOICES]
    return tuple(_link(kind, year, each) for each in newest)


def _link(kind: Kind, year: int, entry: Entry) -> Choice:
    fields = {"år": str(year), "beslut": str(entry.number)}
    return Choice(f"Knyt beslut {entry.number}", Chosen(f"{FAMILIES[kind]} beslutad", fields))
