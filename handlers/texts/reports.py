"""What is said of the annual report: its two parts, its decision, region by region (R8, R9)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from governance.duties import Kind
from governance.evidence import Evidence
from governance.regions import Region
from governance.reports import DISPATCH, PARTS, RECEIPT
from governance.steps import StepKind
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Style, Table, Text
from handlers.ask import Chosen
from handlers.duty_view import View
from handlers.report_view import Report
from handlers.texts import duties
from handlers.texts.duty_decisions import decision_fact, decision_links
from handlers.texts.duty_steps import next_steps
from handlers.texts.formats import day, listed, plural

REPORT = "verksamhetsrapporten för ett år: delar, beslut och överlämnande, region för region"
LINK_PART = "länka en del av verksamhetsrapporten"
LINK_DECISION = "knyt styrgruppens beslut till verksamhetsrapporten"
HAND_OVER = "skriv in att verksamhetsrapporten är överlämnad till regioner, eller till alla"
RECEIVE = "bekräfta att regionen har tagit emot verksamhetsrapporten"
TAKE_BACK = "ta tillbaka något som har skrivits in om verksamhetsrapporten av misstag"
HINTS: Mapping[str, str] = {
    "datum": "Dagen det gjordes. Utan datum gäller i dag.",
    "diarienummer": "Diarienumret hos regionen eller kansliet.",
}
NAMES: Mapping[StepKind, str] = {
    StepKind.MANAGEMENT_REPORT: "Förvaltningsberättelsen",
    StepKind.ACCOUNTS: "Årsbokslutet",
}
LINKS: Mapping[StepKind, str] = {
    StepKind.MANAGEMENT_REPORT: "Länken till förvaltningsberättelsen",
    StepKind.ACCOUNTS: "Länken till årsbokslutet",
}
TAKEN_BACK: Mapping[StepKind, str] = {
    **{step: f"{words} är borttagen" for step, words in LINKS.items()},
    StepKind.DECIDED: "Kopplingen till beslutet är borttagen",
    StepKind.HANDED_OVER: "Överlämnandet är inte längre inskrivet",
    StepKind.RECEIVED: "Mottagandet är inte längre inskrivet",
}
COLUMNS = (Column("Region"), Column("Överlämnad"), Column("Diarienummer"), Column("Mottagen"))
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Dispatch:
    """A dispatch recorded: to which regions, how many had it already, which day, what before."""

    regions: tuple[Region, ...]
    known: int
    day: date
    before: Evidence | None


def report(found: Report) -> Answer:
    """The report on a year, the regions that lack it first."""
    parts: tuple[Part, ...] = (
        Facts((*duties.facts(found.stands), *_parts(found), decision_fact(found.decided))),
        Text(_counted(found)),
        _table(found),
        Choices((*_mine(found), *_ways_on(found))),
    )
    sources = duties.sources((found.stands,), DISPATCH, RECEIPT)
    return Answer(f"Verksamhetsrapporten för {found.year}", parts, sources)


def linked(view: View, new: Evidence, before: Evidence | None) -> Answer:
    """The receipt for a part or a decision."""
    if new.step is StepKind.DECIDED:
        said = f"Beslut {new.reference} från {day(new.day)} är knutet till verksamhetsrapporten."
        kept = f" Förut var det beslut {before.reference}." if before else ""
        return duties.recorded(view, f"{said}{kept}")
    said = f"{LINKS[new.step]} är inskriven: {new.link}, {day(new.day)}."
    kept = f" Förut: {before.link}." if before else ""
    return duties.recorded(view, f"{said}{kept}")


def handed_over(view: View, done: Dispatch) -> Answer:
    """The receipt for a dispatch."""
    if not done.regions:
        return duties.recorded(view, "Överlämnandet till de regionerna är redan inskrivet.")
    count = len(done.regions)
    names = _named(done.regions) if count <= MOST_NAMED else f"{count} regioner"
    said = f"Överlämnandet till {names} är inskrivet, {day(done.day)}."
    known = (
        f" För {done.known} {plural(done.known, 'region', 'regioner')} var det inskrivet förut och "
        "är oförändrat."
        if done.known
        else ""
    )
    kept = f" Förut, och kvar i journalen: {_evidence(done.before)}." if done.before else ""
    return duties.recorded(view, f"{said}{known}{kept}")


def received(found: Report, regions: tuple[Region, ...], when: date | None) -> Answer:
    """The receipt for a receipt; `when` is None when it had been given before."""
    names = _named(regions) if len(regions) <= MOST_NAMED else f"{len(regions)} regioner"
    if when is None:
        known = found.of_regions(StepKind.RECEIVED)[regions[0].code].day
        said = f"Det är redan antecknat att {names} har tagit emot rapporten, {day(known)}."
    else:
        said = f"Tack! Det är antecknat att {names} tog emot rapporten {day(when)}."
    shown = _show(found.year)
    parts = (Text(said), Choices((shown,)))
    return Answer(f"Verksamhetsrapporten för {found.year}", parts, (RECEIPT,))


def taken_back(view: View, step: StepKind, regions: tuple[Region, ...]) -> Answer:
    """The receipt for something taken back."""
    count = len(regions)
    names = _named(regions) if count <= MOST_NAMED else f"{count} regioner"
    whom = f" för {names}" if regions else ""
    return duties.recorded(view, f"{TAKEN_BACK[step]}{whom}. Uppgiften finns kvar i journalen.")


def notice(year: int, region: Region, found: Evidence) -> Answer:
    """What a region's coordinators are told when the report is handed over."""
    reference = f", {found.reference}" if found.reference else ""
    said = (
        f"Verksamhetsrapporten för {year} är skickad till {region.name} {day(found.day)}"
        f"{reference}. Tryck på Mottagen när den har kommit fram."
    )
    fields = {"år": str(year), "region": region.name}
    button = Choice("Mottagen", Chosen("rapport mottagen", fields), Style.PRIMARY)
    parts = (Text(said), Choices((button, _show(year))))
    return Answer(f"Verksamhetsrapporten för {year}", parts, (DISPATCH, RECEIPT))


def _parts(found: Report) -> Iterator[Fact]:
    for step in PARTS:
        known = found.part(step)
        yield Fact(NAMES[step], _evidence(known) if known else "saknas")


def _evidence(found: Evidence) -> str:
    words = (day(found.day), found.reference, found.link)
    return ", ".join(word for word in words if word)


def _counted(found: Report) -> str:
    every = len(found.regions)
    handed, received = (
        len(found.of_regions(step)) for step in (StepKind.HANDED_OVER, StepKind.RECEIVED)
    )
    return (
        f"Överlämnad till {handed} av {every} regioner; {received} har bekräftat att den är "
        "mottagen. Bekräftelsen krävs inte för att rapporten ska vara överlämnad."
    )


def _table(found: Report) -> Table:
    handed = found.of_regions(StepKind.HANDED_OVER)
    ordered = sorted(found.regions, key=lambda region: region.code in handed)
    rows = tuple(_row(region, found) for region in ordered)
    return Table("Överlämnad till regionerna", COLUMNS, rows)


def _row(region: Region, found: Report) -> tuple[str, ...]:
    handed = found.of_regions(StepKind.HANDED_OVER).get(region.code)
    received = found.of_regions(StepKind.RECEIVED).get(region.code)
    return (
        region.name,
        handed.day.isoformat() if handed else "–",
        (handed.reference if handed else "") or "–",
        received.day.isoformat() if received else "–",
    )


def _mine(found: Report) -> tuple[Choice, ...]:
    """The receipts that the asker's own regions have not given."""
    several = len(found.mine) > 1
    return tuple(
        Choice(
            f"Mottagen, {region.name}" if several else "Mottagen",
            Chosen("rapport mottagen", {"år": str(found.year), "region": region.name}),
            Style.PRIMARY,
        )
        for region in found.mine
    )


def _ways_on(found: Report) -> tuple[Choice, ...]:
    choosing = decision_links(Kind.REPORT, found.year, found.decided) if found.stands.offers else ()
    return (*choosing, *next_steps(found.stands), duties.show(found.stands.duty.number))


def _named(regions: tuple[Region, ...]) -> str:
    return listed(tuple(region.name for region in regions))


def _show(year: int) -> Choice:
    return Choice(f"Verksamhetsrapporten {year}", Chosen("rapport", {"år": str(year)}))
