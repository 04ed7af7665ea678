"""The areas of the activity plan (områden), as recorded; one that is struck stays in the rows."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Row, select

from governance.decisions import Status
from governance.plans import Activity, Area
from governance.spelling import plain
from storage.archive import Archive, remembered
from storage.duty_tables import plan_areas
from storage.journal import Act, record
from storage.records import correct, lines


def of(archive: Archive, year: int) -> tuple[Area, ...]:
    """The areas of a year's plan, in the order they were first recorded."""
    return _everything(archive).get(year, ())


def named(archive: Archive, year: int, title: str) -> Area | None:
    """The area of a year with a title, however it is spelled; None when there is none."""
    return next((each for each in of(archive, year) if plain(each.title) == plain(title)), None)


def put(archive: Archive, act: Act, year: int, area: Area) -> Area | None:
    """Record an area; gives the one with the same title that it replaced."""
    values = {
        "title": area.title,
        "region": area.region,
        "activity": area.activity or "",
        "owner": area.owner,
        "status": area.status or "",
        "link": area.link,
        "withdrawn": False,
    }
    before = _row(archive, year, area.title)
    if before is None:
        record(archive, act, plan_areas, {"year": year, **values})
        return None
    correct(archive, act, plan_areas, before, **values)
    return None if before.withdrawn else _area(before)


def strike(archive: Archive, act: Act, year: int, title: str) -> Area | None:
    """Take an area out of a year's plan; gives it, None when there is none."""
    before = _row(archive, year, title)
    if before is None or before.withdrawn:
        return None
    correct(archive, act, plan_areas, before, withdrawn=True)
    return _area(before)


@remembered
def _everything(archive: Archive) -> Mapping[int, tuple[Area, ...]]:
    found: dict[int, tuple[Area, ...]] = {}
    for row in lines(archive, plan_areas).values():
        if not row.withdrawn:
            found[row.year] = (*found.get(row.year, ()), _area(row))
    return found


def _row(archive: Archive, year: int, title: str) -> Row[Any] | None:
    """The row as it now stands, perhaps struck."""
    query = select(plan_areas).where(plan_areas.c.year == year).order_by(plan_areas.c.id.desc())
    rows = archive.connection.execute(query)
    return next((row for row in rows if plain(row.title) == plain(title)), None)


def _area(row: Row[Any]) -> Area:
    activity = Activity(row.activity) if row.activity else None
    status = Status(row.status) if row.status else None
    return Area(row.title, row.region, activity, row.owner, status, row.link)
