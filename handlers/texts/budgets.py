"""What is said of budgets (R11)."""

from collections.abc import Collection

from governance.funding import Budget, Mode
from governance.populations import Figure
from governance.provenance import charter
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Text
from handlers.ask import Chosen
from handlers.texts.formats import kronor, listed
from handlers.texts.populations import doubt

BUDGET = "ett års budget och beslutet den vilar på"
NO_BASIS = "anges inte i budgeten; den senaste verifierade används"
SET_BUDGET = "registrera ett års budget"


def no_budget(year: int, recorded: tuple[int, ...]) -> Answer:
    """The answer for a year without a recorded budget; `recorded` are the years that have one."""
    years = listed(tuple(str(each) for each in recorded))
    others = f" Budgetar finns för {years}." if recorded else ""
    text = f"Inget beslut om budget för {year} är registrerat.{others} Kansliet kan lägga in det."
    ways_on = tuple(Choice(f"Budget {each}", _budget(each)) for each in recorded[-3:])
    parts = (Text(text), *((Choices(ways_on),) if ways_on else ()))
    return Answer(f"Budget {year}", parts, (charter("R11"),))


def budget(found: Budget, label: str, figures: Collection[Figure]) -> Answer:
    """A year's budget, with what it is marked with; `figures` are those it names to rest on."""
    ways_on = Choices((Choice("Alla andelar", Chosen("andelar", {"år": str(found.year)})),))
    parts = (Facts(_facts(found, label, figures)), ways_on)
    return Answer(f"Budget {found.year}", parts, (charter("R4"), charter("R11")))


def budget_set(new: Budget, replaced: Budget | None, figures: Collection[Figure]) -> Answer:
    """The receipt for a recorded budget."""
    before = (
        f" Tidigare uppgift, som finns kvar i journalen: {amount(replaced)}." if replaced else ""
    )
    text = f"Budgeten för {new.year} är registrerad.{before}"
    ways_on = Choices((Choice("Alla andelar", Chosen("andelar", {"år": str(new.year)})),))
    parts = (Text(text), Facts(_facts(new, "", figures)), ways_on)
    return Answer(f"Budget {new.year}", parts, (charter("R11"),))


def amount(found: Budget, label: str = "") -> str:
    """A budget's amount or rate, with what it is marked with."""
    rate = " per invånare" if found.mode is Mode.RATE else ""
    mark = f" ({label})" if label else ""
    return f"{kronor(found.amount)}{rate}{mark}"


def decision(found: Budget) -> Fact:
    """The decision a budget rests on."""
    return Fact("Beslut", found.decision or "inget beslut registrerat")


def _facts(found: Budget, label: str, figures: Collection[Figure]) -> tuple[Fact, ...]:
    named = f"den 31 december {found.basis_year}{doubt(figures)}"
    basis = named if found.basis_year else NO_BASIS
    kind = "Sats" if found.mode is Mode.RATE else "Belopp"
    return (
        Fact(kind, amount(found, label)),
        Fact("Folkmängd per", basis),
        decision(found),
    )


def _budget(year: int) -> Chosen:
    return Chosen("budget", {"år": str(year)})
