"""The years' budgets: `budget` (R11)."""

from typing import Annotated

from governance.funding import Budget, Mode
from governance.people import Right
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.figures import of_year
from handlers.kinds import PLACED, Arguments, Line, Year
from handlers.kronor import Kronor
from handlers.misread import Expected, Misread
from handlers.texts import budgets as texts
from storage import funding as store
from storage import populations
from storage.archive import Archive


class OneYear(Arguments):
    """`budget`: a year's budget, this year's when none is named."""

    år: Annotated[Year | None, PLACED] = None


class NewBudget(Arguments):
    """`budget sätt`: a total or a rate, the population it rests on and the decision."""

    år: Year
    belopp: Kronor | None = None
    per_invånare: Kronor | None = None
    folkmängd: Year | None = None
    beslut: Line = ""


def budget(ask: Ask[OneYear], archive: Archive) -> Answer:
    """A year's budget: mode, amount or rate, and the decision it rests on."""
    year = ask.arguments.år or ask.day.year
    recorded = store.budgets(archive)
    if year not in recorded:
        return texts.no_budget(year, tuple(recorded))
    found = recorded[year]
    figures = populations.load(archive).get(found.basis_year or 0, ())
    return texts.budget(found, store.labels(archive)[year], figures)


def set_budget(ask: Ask[NewBudget], archive: Archive) -> Answer:
    """Record a year's budget; the one before is kept and shown."""
    new = _budget(ask.arguments)
    basis = new.basis_year
    figures = of_year(basis, archive, "folkmängd") if basis is not None else ()
    replaced = store.set_budget(archive, act("budget satt", ask), new)
    return texts.budget_set(new, replaced, figures)


def _budget(arguments: NewBudget) -> Budget:
    total, rate = arguments.belopp, arguments.per_invånare
    if (total is None) == (rate is None):
        raise Misread(Expected.ALTERNATIVE, "", "", ("belopp", "per-invånare"))
    mode = Mode.TOTAL if rate is None else Mode.RATE
    return Budget(arguments.år, mode, total or rate or 0, arguments.folkmängd, arguments.beslut)


COMMANDS = (
    Command(("budget",), texts.BUDGET, OneYear, budget, example="budget 2027"),
    Command(
        ("budget", "sätt"),
        texts.SET_BUDGET,
        NewBudget,
        set_budget,
        example='budget 2027 sätt belopp=10000000 beslut="beslut 2026-03"',
        right=Right.SET_FACTS,
        writes=True,
    ),
)
