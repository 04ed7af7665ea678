"""What is said of the report region by region: sent to its registrator, received (R8)."""

from dataclasses import dataclass

from governance.evidence import Evidence
from governance.regions import Region
from governance.reports import DISPATCH, RECEIPT
from governance.steps import StepKind
from handlers.answer import Answer, Choice, Choices, Style, Text
from handlers.ask import Chosen
from handlers.duty_view import View
from handlers.texts import duties
from handlers.texts.evidence_words import corrected, evidence
from handlers.texts.formats import day, listed, plural

MOST_NAMED = 5
UNDONE = {
    StepKind.HANDED_OVER: "Överlämnandet är inte längre inskrivet",
    StepKind.RECEIVED: "Mottagandet är inte längre inskrivet",
}


@dataclass(frozen=True, slots=True)
class Entered:
    """What was recorded of some regions, of how many it was known, and what it corrects."""

    regions: tuple[Region, ...]
    known: int
    found: Evidence
    before: Evidence | None


@dataclass(frozen=True, slots=True)
class Undone:
    """What was taken back: of which regions, whose receipts with it, for how many was nothing."""

    regions: tuple[Region, ...]
    receipts: tuple[Region, ...]
    nothing: int


def handed_over(view: View, done: Entered, untold: tuple[Region, ...]) -> Answer:
    """The receipt for a dispatch; nobody in the `untold` regions is there to be told of it."""
    if not done.regions:
        said = "Överlämnandet är redan inskrivet så. En region i taget går att ändra."
        return duties.recorded(view, said)
    said = f"Överlämnandet till {_named(done.regions)} är inskrivet, {evidence(done.found)}."
    alone = (
        f" {_named(untold)} har ingen samordnare inlagd, så ingen där får något meddelande."
        if untold
        else ""
    )
    told = f"{said}{_known(done)}{corrected(done.found, done.before)}{alone}{_undecided(view)}"
    return duties.recorded(view, told)


def _undecided(view: View) -> str:
    """The caution that no decision on the report is known."""
    if all(step.kind is not StepKind.DECIDED for step in view.duty.missing):
        return ""
    return " Observera: styrgruppens beslut om rapporten är inte inskrivet."


def received(year: int, chosen: tuple[Region, ...], done: Entered, *, own: bool = True) -> Answer:
    """The receipt for a receipt, which may have been given before; `own` is of one's regions."""
    if done.regions:
        thanks = "Tack! " if own else ""
        said = f"{thanks}Det är antecknat att {_named(done.regions)} tog emot rapporten"
        told = f"{said} {day(done.found.day)}.{_known(done)}{corrected(done.found, done.before)}"
    else:
        on = f", {day(done.before.day)}" if done.before else ""
        told = f"Det är redan antecknat att {_named(chosen)} har tagit emot rapporten{on}."
    return Answer(_title(year), (Text(told), Choices((show(year),))), (RECEIPT,))


def taken_back(view: View, step: StepKind, done: Undone) -> Answer:
    """The receipt for something taken back, with the receipts that went with it."""
    said = [f"{UNDONE[step]} för {_named(done.regions)}."]
    if done.receipts:
        which = listed(tuple(region.name for region in done.receipts))
        said.append(f"Mottagandet är också borttaget: det var inskrivet för {which}.")
    if done.nothing:
        regions = plural(done.nothing, "region", "regioner")
        said.append(f"För {done.nothing} {regions} fanns inget inskrivet.")
    said.append("Uppgifterna finns kvar i journalen." if done.receipts else KEPT)
    return duties.recorded(view, " ".join(said))


KEPT = "Uppgiften finns kvar i journalen."


def notice(year: int, region: Region, found: Evidence, *, corrected: bool) -> Answer:
    """What a region's coordinators are told when the report is handed over."""
    first = "Rättelse: verksamhetsrapporten" if corrected else "Verksamhetsrapporten"
    said = (
        f"{first} för {year} är skickad till {region.name} {evidence(found)}. Tryck på Mottagen "
        "när den har kommit fram."
    )
    fields = {"år": str(year), "region": region.name}
    button = Choice("Mottagen", Chosen("rapport mottagen", fields), Style.PRIMARY)
    parts = (Text(said), Choices((button, show(year))))
    return Answer(_title(year), parts, (DISPATCH, RECEIPT))


def take_back_receipt(year: int, region: Region) -> Choice:
    """The button that takes back the receipt that a dispatch would come after."""
    fields = {"år": str(year), "steg": str(StepKind.RECEIVED), "region": region.name}
    sure = f"Mottagandet är inte längre inskrivet för {region.name}."
    return Choice("Ta tillbaka mottagandet", Chosen("rapport ångra", fields), confirm=sure)


def show(year: int) -> Choice:
    """The button that shows the report."""
    return Choice(f"Verksamhetsrapporten {year}", Chosen("rapport", {"år": str(year)}))


def _title(year: int) -> str:
    return f"Verksamhetsrapporten för {year}"


def _known(done: Entered) -> str:
    if not done.known:
        return ""
    regions = plural(done.known, "region", "regioner")
    return f" För {done.known} {regions} var det inskrivet förut och är oförändrat."


def _named(regions: tuple[Region, ...]) -> str:
    if len(regions) > MOST_NAMED:
        return f"{len(regions)} regioner"
    return listed(tuple(region.name for region in regions))
