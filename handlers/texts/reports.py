"""What is said of the annual report: its two parts, its decision, region by region (R8, R9)."""

from collections.abc import Iterator, Mapping

from governance.decisions import Entry
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
from handlers.texts.duty_decisions import linked as linked_words
from handlers.texts.duty_steps import next_steps
from handlers.texts.evidence_words import corrected, evidence
from handlers.texts.formats import day

REPORT = "verksamhetsrapporten för ett år: delar, beslut och överlämnande, region för region"
LINK_PART = "länka en del av verksamhetsrapporten"
LINK_DECISION = "knyt styrgruppens beslut till verksamhetsrapporten"
HAND_OVER = "skriv in att verksamhetsrapporten är överlämnad till regioner, eller till alla"
RECEIVE = "bekräfta att regionen har tagit emot verksamhetsrapporten"
TAKE_BACK = "ta tillbaka något som har skrivits in om verksamhetsrapporten av misstag"
HINTS: Mapping[str, str] = {
    "år": "Verksamhetsåret som rapporten är om, till exempel 2026.",
    "datum": "Dagen det gjordes. Utan datum gäller i dag, eller dagen som redan står.",
    "diarienummer": "Diarienumret som rapporten skickades med, till exempel RS 2027/3.",
    "beslut": "Beslutets nummer i registret, till exempel 2027-01.",
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
}
COLUMNS = (Column("Region"), Column("Överlämnad"), Column("Diarienummer"), Column("Mottagen"))


def report(found: Report) -> Answer:
    """The report on a year, the regions that lack it first."""
    parts: tuple[Part, ...] = (
        Facts((*duties.facts(found.stands), *_parts(found), decision_fact(found.decided))),
        Text(_counted(found)),
        _table(found),
        Choices((*_mine(found), *_ways_on(found))),
    )
    sources = duties.sources_of_one(found.stands, DISPATCH, RECEIPT)
    return Answer(f"Verksamhetsrapporten för {found.year}", parts, sources)


def decided(view: View, entry: Entry, before: Evidence | None) -> Answer:
    """The receipt for a decision."""
    return duties.recorded(view, linked_words(entry, "verksamhetsrapporten", before))


def linked(view: View, new: Evidence, before: Evidence | None) -> Answer:
    """The receipt for a part."""
    said = f"{LINKS[new.step]} är inskriven: {new.link}, {day(new.day)}."
    return duties.recorded(view, f"{said}{corrected(new, before)}")


def taken_back(view: View, step: StepKind) -> Answer:
    """The receipt for something of the whole report's taken back."""
    return duties.recorded(view, f"{TAKEN_BACK[step]}. Uppgiften finns kvar i journalen.")


def _parts(found: Report) -> Iterator[Fact]:
    for step in PARTS:
        known = found.part(step)
        yield Fact(NAMES[step], evidence(known) if known else "saknas")


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
