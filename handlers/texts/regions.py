"""What is said of the regions (R2)."""

from dataclasses import dataclass
from datetime import date

from governance.dated import in_force
from governance.funding import FinancingDecision
from governance.provenance import Source, charter, setting
from governance.regions import MEMBERS, Region
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Table, Text
from handlers.apportioning import Apportioned
from handlers.ask import Chosen
from handlers.coordination import Coordinators
from handlers.texts import coordination
from handlers.texts.financing import decision_fact
from handlers.texts.formats import kronor, listed, number, percent

CARD = "en regions kort: andel, samordnare, upphandlingsregion och finansiering"
ALL = "de 21 regionerna och vad de kan kallas här"


@dataclass(frozen=True, slots=True)
class CardFacts:
    """What a region's card shows; `neighbours` share its procurement region."""

    shown: Apportioned
    coordinators: Coordinators
    neighbours: tuple[str, ...]
    financing: FinancingDecision | None


def card(region: Region, facts: CardFacts) -> Answer:
    """A region's card."""
    told = (
        *_share(region, facts.shown),
        *coordination.facts(region, facts.coordinators),
        Fact("Upphandlingsregion", _area(region, facts.neighbours)),
        decision_fact(facts.financing),
        Fact("Kod", f"{region.code}, {region.iso}"),
    )
    name = {"region": region.name}
    ways_on = Choices(
        (
            Choice("Andel", Chosen("andel", name)),
            Choice("Folkmängd", Chosen("folkmängd", name)),
            Choice("Samordnare", Chosen("samordnare", name)),
        )
    )
    return Answer(region.name, (Facts(told), ways_on), _sources(facts.shown))


def all_regions(regions: tuple[Region, ...], day: date) -> Answer:
    """The regions, and the words that mean them."""
    rows = tuple(
        (
            region.name,
            region.code,
            region.iso,
            region.procurement,
            ", ".join(region.aliases),
        )
        for region in regions
    )
    columns = (
        Column("Region"),
        Column("Kod"),
        Column("ISO"),
        Column("Upphandlingsregion"),
        Column("Kan också skrivas"),
    )
    table = Table(f"Regionerna i samarbetet ({len(regions)})", columns, rows)
    active = len(in_force(regions, day))
    odd = f"I dag är {active} regioner med; samarbetsformerna nämner {MEMBERS}."
    warning = () if active == MEMBERS else (Text(odd),)
    return Answer("Regioner", (*warning, table), (charter("R2"),))


def _share(region: Region, shown: Apportioned) -> tuple[Fact, ...]:
    found = shown.found
    part = found.shares.get(region.code)
    if part is None:
        return ()
    fee = f"{kronor(part.amount)} ({percent(part.fraction)})"
    no_fee = f"{percent(part.fraction)}; inget beslut om budget för {found.year} är registrerat"
    people = f"{number(part.population)} den 31 december {found.basis.year}"
    return (
        Fact(f"Andel {found.year}", fee if found.budget else no_fee),
        Fact("Folkmängd", people),
    )


def _area(region: Region, neighbours: tuple[str, ...]) -> str:
    if not neighbours:
        return f"{region.procurement} (bara denna region)"
    return f"{region.procurement}, tillsammans med {listed(neighbours)}"


def _sources(shown: Apportioned) -> tuple[Source, ...]:
    return (
        *shown.found.sources,
        charter("R5"),
        charter("R29"),
        setting("upphandlingsregioner"),
    )
