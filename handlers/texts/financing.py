"""What is said of the regions' own decisions on financing (R29)."""

from collections.abc import Mapping

from governance.funding import FinancingDecision
from governance.provenance import charter
from governance.regions import Region
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.texts.formats import day, listed

DECISIONS = "regionernas egna beslut om finansiering, de som saknas först"
SET_DECISION = "registrera en regions beslut om finansiering"
MOST_NAMED = 5
NONE = "inget beslut registrerat"
COLUMNS = (Column("Region"), Column("Beslut"), Column("Datum"), Column("Länk"))


def decisions(found: Mapping[Region, FinancingDecision | None], *, changeable: bool) -> Answer:
    """Every region's decision; `changeable` says that the asker may record one."""
    missing = tuple(region for region, decision in found.items() if decision is None)
    present = {region: decision for region, decision in found.items() if decision is not None}
    rows = (
        *((region.name, NONE, "–", "–") for region in missing),
        *(_row(region, decision) for region, decision in present.items()),
    )
    table = Table("Regionernas beslut om finansiering", COLUMNS, rows)
    parts: tuple[Part, ...] = (
        Text(_sentence(len(present), missing, changeable=changeable)),
        table,
        *(_record(missing) if changeable else ()),
    )
    return Answer("Finansiering", parts, (charter("R29"), charter("R4")))


def decision_set(
    region: Region, new: FinancingDecision, before: FinancingDecision | None
) -> Answer:
    """The receipt for a recorded decision."""
    kept = (
        f" Tidigare uppgift, som finns kvar i journalen: {before.reference} ({day(before.since)})."
        if before
        else ""
    )
    text = f"Beslutet om finansiering är registrerat för {region.name}.{kept}"
    facts = (Fact("Beslut", new.reference), Fact("Datum", day(new.since)))
    link = (Fact("Länk", new.link),) if new.link else ()
    ways_on = Choices((Choice("Alla beslut", Chosen("finansiering", {})),))
    parts = (Text(text), Facts((*facts, *link)), ways_on)
    return Answer(f"Finansiering, {region.name}", parts, (charter("R29"),))


def decision_fact(decision: FinancingDecision | None) -> Fact:
    """A region's decision on one line."""
    if decision is None:
        return Fact("Beslut om finansiering", NONE)
    link = f", {decision.link}" if decision.link else ""
    told = f"{decision.reference}, {day(decision.since)}{link}"
    return Fact("Beslut om finansiering", told)


def _row(region: Region, decision: FinancingDecision) -> tuple[str, ...]:
    since = decision.since.isoformat()
    return (region.name, decision.reference, since, decision.link or "–")


def _sentence(present: int, missing: tuple[Region, ...], *, changeable: bool) -> str:
    if not missing:
        return f"Alla {present} regioner har ett registrerat beslut."
    count = len(missing)
    many = f"För {count} av {count + present} regioner finns inget registrerat beslut"
    named = count <= MOST_NAMED
    names = f": {listed(tuple(region.name for region in missing))}" if named else ""
    who = "" if changeable else " Kansliet kan lägga in dem."
    return f"{many}{names}.{who}"


def _record(missing: tuple[Region, ...]) -> tuple[Part, ...]:
    fields = {"region": missing[0].name} if len(missing) == 1 else {}
    chosen = Chosen("finansiering sätt", fields)
    return (Choices((Choice("Registrera beslut", chosen, opens_form=True),)),)
