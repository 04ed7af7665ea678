"""The activity plan (verksamhetsplanen): areas, decision, presentations (R10, R27, R28)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.decisions import Status
from governance.evidence import Evidence, Opening
from governance.provenance import Source, charter, setting
from governance.steps import Step, StepKind, Turn, single

ACTIVITIES: Source = charter("R27")
ACTION_PLANS: Source = charter("R28")
YEAR_BEFORE: Source = setting("verksamhetsplanen görs tidigast under året före")
"""From when anything can be done of it."""
TAKEN_BACK = (StepKind.DECIDED, StepKind.PRESENTED)
"""What can be recorded of the plan beside its areas, and taken back."""


class Reason(StrEnum):
    """Why the day of something of the plan cannot be."""

    TOO_FAR_AHEAD = "too far ahead of the plan's year"


class Activity(StrEnum):
    """One of the seven activities that the document counts up; the value is the word typed."""

    CODE = "uppförandekod"
    STRUCTURE = "struktur"
    RISKS = "risker"
    REQUIREMENTS = "krav"
    FOLLOW_UP = "uppföljning"
    COMPETENCE = "kompetens"
    COOPERATION = "samarbeten"


class Audience(StrEnum):
    """Who the plan is presented to; both are needed."""

    RMC = "RMC"
    LFU = "LfU"


@dataclass(frozen=True, slots=True)
class Area:
    """An area (område) of a year's plan; `region` is the code of the one responsible, or "".

    `owner`, `status` and `link` are those of the area's action plan (handlingsplan).
    """

    title: str
    region: str = ""
    activity: Activity | None = None
    owner: str = ""
    status: Status | None = None
    link: str = ""


def opening(year: int) -> Opening:
    """From when anything can be done of the plan for an operating year: the year before."""
    return Opening(year, date(year - 1, 1, 1), Reason.TOO_FAR_AHEAD, YEAR_BEFORE)


def without_region(areas: Iterable[Area]) -> tuple[Area, ...]:
    """The areas that make the plan incomplete: no region is responsible."""
    return tuple(area for area in areas if not area.region)


def whole(areas: Collection[Area]) -> bool:
    """Whether the plan has areas, each with a responsible region."""
    return bool(areas) and not without_region(areas)


def whole_since(before: date | None, areas: Collection[Area], day: date, due: date) -> date | None:
    """The day from which the areas count as whole, after a change of them on a `day`.

    `before` is that day as it was. A plan that was whole when it was due stays so, whatever the
    year then brings; one that was not becomes so on the first day that it is whole. A change that
    is recorded afterwards counts from its own day.
    """
    if whole(areas):
        return min(before or day, day)
    return before if day > due else None


def steps(
    areas: Collection[Area], evidence: Iterable[Evidence], decided: date | None
) -> tuple[Step, ...]:
    """What the plan takes: presented to one of the two it is not presented (R10)."""
    known = tuple(evidence)
    shown = {each.scope: each.day for each in known if each.step is StepKind.PRESENTED}
    since = next((each.day for each in known if each.step is StepKind.AREAS), None)
    return (
        _areas(areas, since),
        single(StepKind.DECIDED, Turn.STEERING_GROUP, decided),
        *(single(StepKind.PRESENTED, Turn.OWNER, shown.get(each), each) for each in Audience),
    )


def _areas(areas: Collection[Area], since: date | None) -> Step:
    needed = max(1, len(areas))
    placed = needed if since is not None else len(areas) - len(without_region(areas))
    return Step(StepKind.AREAS, Turn.OWNER, placed, needed, since)
