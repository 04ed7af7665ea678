"""The areas of the plan: `plan område`, `plan stryk` (R10, R27, R28)."""

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator
from rapidfuzz import fuzz, process

from governance.decisions import Status
from governance.duties import Kind, duty, number_for
from governance.evidence import Evidence
from governance.plans import Activity, Area, opening, whole_since
from governance.steps import StepKind
from handlers.acting import act
from handlers.answer import Answer, Input, Option
from handlers.ask import Ask
from handlers.command import Fields, Offer
from handlers.duty_arguments import done_on
from handlers.kinds import EMPTIED, Arguments, Line, Link, one_of
from handlers.kinds import Kind as Shape
from handlers.misread import Expected, Misread
from handlers.naming import region_named
from handlers.plan_view import concerned, stands
from handlers.reach import PlanYear, ReachedDay, year_in
from handlers.register_arguments import LineOrNothing, is_emptied, read_line_or_nothing
from handlers.texts import plan_areas as texts
from storage import evidence, plan_areas, regions
from storage.archive import Archive

LONGEST = 60
SUGGESTIONS = 3
RegionOrNothing = Annotated[
    str | None,
    BeforeValidator(read_line_or_nothing),
    Shape(Expected.REGION, "region", None, Input.SELECT),
    EMPTIED,
]


class NewArea(Arguments):
    """`plan område`: an area and its action plan; of a known one, what is left out stays."""

    år: PlanYear
    rubrik: Line
    region: RegionOrNothing = None
    verksamhet: Annotated[str | None, *one_of(*Activity)] = None
    ägare: LineOrNothing = None
    status: Annotated[str | None, *one_of(*Status)] = None
    länk: Link | None = None
    datum: ReachedDay | None = None


class StruckArea(Arguments):
    """`plan stryk`: the area that is no longer in the plan."""

    år: PlanYear
    område: Line


def put_area(ask: Ask[NewArea], archive: Archive) -> Answer:
    """Record an area of the plan, or change one with the same title."""
    asked = ask.arguments
    day = done_on(asked.datum, None, opening(asked.år), ask)
    before = plan_areas.named(archive, asked.år, asked.rubrik)
    new = _area(asked, before or Area(asked.rubrik), archive)
    plan_areas.put(archive, act("plan: område", ask), asked.år, new)
    _keep_whole(asked.år, day, ask, archive)
    name = regions.by_code(archive)[new.region].name if new.region else ""
    said = texts.Put(new, name, known=before is not None, since=asked.datum)
    return texts.put(stands(asked.år, ask, archive), said)


def strike_area(ask: Ask[StruckArea], archive: Archive) -> Answer:
    """Take an area out of the plan."""
    asked = ask.arguments
    struck = plan_areas.strike(archive, act("plan: område struket", ask), asked.år, asked.område)
    if struck is None:
        raise Misread(Expected.AREA, asked.område, "område", _alike(asked, archive))
    _keep_whole(asked.år, ask.day, ask, archive)
    return texts.struck(stands(asked.år, ask, archive), struck)


def as_written(fields: Fields, archive: Archive) -> Fields:
    """What the form of an area holds: the area as it stands."""
    area = plan_areas.named(archive, year_in(fields, Kind.PLAN), fields.get("rubrik", ""))
    if area is None:
        return {}
    names = regions.by_code(archive)
    held = {
        "region": names[area.region].name if area.region else "",
        "verksamhet": area.activity or "",
        "ägare": area.owner,
        "status": area.status or "",
        "länk": area.link,
    }
    return {name: value for name, value in held.items() if value}


def titles(fields: Fields, archive: Archive) -> dict[str, Offer]:
    """The areas to choose among."""
    known = plan_areas.of(archive, year_in(fields, Kind.PLAN))
    return {"område": Offer(tuple(Option(each.title, each.title) for each in known))}


def _alike(asked: StruckArea, archive: Archive) -> tuple[str, ...]:
    """The areas whose titles look most like what was asked for."""
    known = [area.title for area in plan_areas.of(archive, asked.år)]
    found = process.extract(asked.område[:LONGEST], known, scorer=fuzz.WRatio, limit=SUGGESTIONS)
    return tuple(title for title, _, _ in found)


def _area(asked: NewArea, before: Area, archive: Archive) -> Area:
    """The area with what was given in it; the title stays as it was first written."""
    return Area(
        title=before.title,
        region=_region(asked.region, before, archive),
        activity=before.activity if asked.verksamhet is None else Activity(asked.verksamhet),
        owner=before.owner if asked.ägare is None else asked.ägare,
        status=before.status if asked.status is None else Status(asked.status),
        link=before.link if asked.länk is None else asked.länk,
    )


def _region(given: str | None, before: Area, archive: Archive) -> str:
    if given is None:
        return before.region
    return "" if is_emptied(given) else region_named(given, "region", archive).code


def _keep_whole(year: int, day: date, ask: Ask[Any], archive: Archive) -> None:
    """Record, after a change on a day, since when every area has a region, or that one has not."""
    about = concerned(year)
    known = evidence.of(archive, about)
    before = next((each.day for each in known if each.step is StepKind.AREAS), None)
    due = duty(number_for(Kind.PLAN, year)).last_day
    since = whole_since(before, plan_areas.of(archive, year), day, due)
    made = act("plan: områden", ask)
    if since is None:
        evidence.take_back(archive, made, about, (StepKind.AREAS, ""))
    elif since != before:
        evidence.put(archive, made, about, Evidence(StepKind.AREAS, "", since))
