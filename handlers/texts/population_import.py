"""What is said of figures on their way in (R4)."""

from collections.abc import Mapping
from enum import StrEnum

from governance.populations import Fault, Finding
from governance.provenance import charter, setting
from handlers.answer import Answer, Choice, Choices, Column, Part, Table, Text
from handlers.ask import Chosen
from handlers.population_plan import Plan, Reason, Year
from handlers.texts.formats import listed, number, plural

IMPORT = "lägg in folkmängd från en tabell"

REFUSALS: Mapping[StrEnum, str] = {
    Reason.FAULTY: "Folkmängden för {year} är inte importerad: {faults}. Rätta och försök igen.",
    Reason.IMPLAUSIBLE: "Folkmängden för {year} är inte importerad, för den skiljer sig mer än "
    "5 procent från året före: {faults}. Stämmer den ändå, så importera igen med tvinga=ja "
    "(--force i terminalen).",
    Reason.WRONG_TOTAL: "Folkmängden för {year} är inte importerad: regionernas summa är {total} "
    "men riket {national}. Det skiljer {difference}, och högst {allowed} får skilja.",
    Reason.LESS_CERTAIN: "Folkmängden för {year} är redan verifierad och ersätts inte av uppgifter "
    "som inte är det. Har du kontrollerat dem, så importera igen med verifierad=ja (--verified i "
    "terminalen).",
    Reason.FUTURE: "Folkmängden för {year} är inte importerad: den dag den gäller, den 31 december "
    "{year}, har inte varit.",
}

FAULTS: Mapping[Fault, str] = {
    Fault.MISSING: "{name} saknas",
    Fault.UNKNOWN: "koden {name} är ingen region",
    Fault.REPEATED: "{name} finns två gånger",
    Fault.NOT_POSITIVE: "{name} har {people} invånare",
    Fault.IMPLAUSIBLE: "{name} går från {before} till {people}",
}
MOST_FAULTS = 5
COLUMNS = (
    Column("År"),
    Column("Summa av regionerna", numeric=True),
    Column("Riket enligt källan", numeric=True),
    Column("Skillnad", numeric=True),
    Column("Nya eller ändrade", numeric=True),
    Column("Status"),
)


def imported(planned: Plan, *, dry_run: bool) -> Answer:
    """The receipt for an import, or what it would have been."""
    title = "Så skulle importen bli" if dry_run else "Folkmängd importerad"
    table = Table(_caption(planned), COLUMNS, tuple(_row(year) for year in planned.years))
    last = planned.years[-1].year
    ways_on = Choices((Choice(f"Folkmängd {last}", Chosen("folkmängd", {"år": str(last)})),))
    parts: tuple[Part, ...] = (
        Text(_sentence(planned, dry_run=dry_run)),
        table,
        *((ways_on,) * (not dry_run)),
    )
    return Answer(title, parts, (charter("R4"), setting("rimlig folkmängd")))


def faults(found: tuple[Finding, ...], names: Mapping[str, str]) -> str:
    """What is wrong with the figures, the first few of them by name."""
    told = [_fault(finding, names) for finding in found[:MOST_FAULTS]]
    more = len(found) - len(told)
    if more:
        told.append(f"{more} {plural(more, 'fel', 'fel')} till")
    return listed(tuple(told))


def _fault(finding: Finding, names: Mapping[str, str]) -> str:
    return FAULTS[finding.fault].format(
        name=names.get(finding.region, finding.region),
        people=number(finding.people or 0),
        before=number(finding.before or 0),
    )


def _sentence(planned: Plan, *, dry_run: bool) -> str:
    new = sum(len(year.new) for year in planned.years)
    if not new:
        return "Alla uppgifter fanns redan, så inget ändras."
    figures = f"{number(new)} {plural(new, 'uppgift', 'uppgifter')}"
    if dry_run:
        return f"Inget är sparat. {figures} skulle läggas in."
    return f"{figures} är inlagda. De som fanns förut är kvar i journalen."


def _caption(planned: Plan) -> str:
    years = tuple(str(year.year) for year in planned.years)
    return f"Folkmängd den 31 december {listed(years)}"


def _row(year: Year) -> tuple[str, ...]:
    known = year.national is not None
    return (
        str(year.year),
        number(year.total),
        number(year.national or 0) if known else "anges inte",
        number(year.difference) if known else "–",
        str(len(year.new)),
        "verifierad" if year.verified else "inte verifierad",
    )
