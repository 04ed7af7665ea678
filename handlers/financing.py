"""The regions' own decisions to finance the cooperation: `finansiering` (R29)."""

from typing import Annotated

from governance.funding import FinancingDecision
from governance.people import Right, may
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.financing_decisions import decision_of
from handlers.kinds import PLACED, Arguments, Day, Line, Link, Nothing, RegionName
from handlers.naming import region_named
from handlers.texts import financing as texts
from storage import funding, regions
from storage.archive import Archive


class NewDecision(Arguments):
    """`finansiering sätt`: a region's decision, its reference and where it can be read."""

    region: Annotated[RegionName, PLACED]
    diarienummer: Line
    datum: Day | None = None
    länk: Link = ""


def decisions(ask: Ask[Nothing], archive: Archive) -> Answer:
    """Every region's decision, the missing ones first."""
    found = {region: decision_of(region.code, ask.day, archive) for region in regions.load(archive)}
    return texts.decisions(found, changeable=may(ask.who.roles, Right.SET_FACTS))


def set_decision(ask: Ask[NewDecision], archive: Archive) -> Answer:
    """Record a region's decision; the one before is kept and shown."""
    asked = ask.arguments
    region = region_named(asked.region, "region", archive)
    new = FinancingDecision(region.code, asked.datum or ask.day, asked.diarienummer, asked.länk)
    before = decision_of(region.code, new.since, archive)
    funding.set_financing(archive, act("finansieringsbeslut satt", ask), new)
    return texts.decision_set(region, new, before)


COMMANDS = (
    Command(
        ("finansiering",),
        texts.DECISIONS,
        Nothing,
        decisions,
        example="finansiering",
        aliases=("financing",),
    ),
    Command(
        ("finansiering", "sätt"),
        texts.SET_DECISION,
        NewDecision,
        set_decision,
        example="finansiering Gotland sätt diarienummer=RS-2025/123 datum=2025-11-20",
        right=Right.SET_FACTS,
        writes=True,
    ),
)
