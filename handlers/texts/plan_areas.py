"""What is said of the plan's areas: the region responsible, the activity, the action plan."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from governance.plans import ACTION_PLANS, ACTIVITIES, Activity, Area
from handlers.answer import Answer, Choice, Column, Fact, Facts, Table
from handlers.ask import Chosen
from handlers.duty_view import View
from handlers.texts import duties
from handlers.texts.formats import day

PUT = "lägg in ett område i verksamhetsplanen, eller ändra ett som finns"
STRIKE = "stryk ett område ur verksamhetsplanen"
HINTS: Mapping[str, str] = {
    "år": "Verksamhetsåret som planen är för, till exempel 2027.",
    "region": "Regionen som ansvarar. Utan den är planen inte hel.",
    "verksamhet": "En av de sju verksamheterna i samarbetsformerna.",
    "ägare": "Den som håller i handlingsplanen: en roll, inget namn.",
    "status": "Hur långt handlingsplanen har kommit.",
    "länk": "Där handlingsplanen går att läsa.",
    "datum": "Dagen då området kom in i planen. Utan datum gäller i dag.",
}
ACTIVITY: Mapping[Activity, str] = {
    Activity.CODE: "gemensam uppförandekod",
    Activity.STRUCTURE: "arbetssätt och strukturer",
    Activity.RISKS: "hållbarhetsrisker",
    Activity.REQUIREMENTS: "gemensamma krav",
    Activity.FOLLOW_UP: "avtalsuppföljning",
    Activity.COMPETENCE: "kompetens",
    Activity.COOPERATION: "samarbeten",
}
COLUMNS = (
    Column("Område"),
    Column("Ansvarig region"),
    Column("Verksamhet"),
    Column("Handlingsplan"),
)
NOBODY = "saknas"


@dataclass(frozen=True, slots=True)
class Put:
    """An area as it was put: with its region's name, whether it was known, and since which day."""

    area: Area
    region: str
    known: bool
    since: date | None


def table(areas: tuple[Area, ...], names: Mapping[str, str]) -> Table:
    """The areas of a plan, those without a region first."""
    ordered = sorted(areas, key=lambda area: area.region != "")
    rows = tuple(_row(area, names) for area in ordered)
    return Table("Pågående områden", COLUMNS, rows)


def put(view: View, found: Put) -> Answer:
    """The receipt for an area."""
    verb = "ändrat" if found.known else "inlagt"
    since = f" från {day(found.since)}" if found.since else ""
    lacks = "" if found.region else " Det saknar ansvarig region, och då är planen inte hel."
    said = f"Området {found.area.title} är {verb}{since}.{lacks}"
    answer = duties.recorded(view, said, *_choices(view))
    receipt, *rest = answer.parts
    facts = Facts(tuple(_facts(found.area, found.region)), "Området")
    sources = tuple(dict.fromkeys((*answer.sources, ACTIVITIES, ACTION_PLANS)))
    return replace(answer, parts=(receipt, facts, *rest), sources=sources)


def struck(view: View, area: Area) -> Answer:
    """The receipt for an area taken out."""
    said = f"Området {area.title} är struket ur planen. Uppgiften finns kvar i journalen."
    return duties.recorded(view, said, *_choices(view))


def add(year: int) -> Choice:
    """The button that adds an area."""
    return Choice("Lägg in ett område", Chosen("plan område", {"år": str(year)}), opens_form=True)


def _choices(view: View) -> tuple[Choice, ...]:
    return (add(view.duty.concerns),)


def _row(area: Area, names: Mapping[str, str]) -> tuple[str, ...]:
    activity = ACTIVITY[area.activity] if area.activity else "–"
    return (area.title, names.get(area.region, NOBODY), activity, _action_plan(area) or "–")


def _facts(area: Area, region: str) -> Iterator[Fact]:
    yield Fact("Ansvarig region", region or NOBODY)
    if area.activity:
        yield Fact("Verksamhet", ACTIVITY[area.activity])
    if plan := _action_plan(area):
        yield Fact("Handlingsplan", plan)


def _action_plan(area: Area) -> str:
    return ", ".join(word for word in (area.owner, area.status, area.link) if word)
