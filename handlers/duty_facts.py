"""A year's duties with their steps, as the facts recorded here give them at a moment."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from governance import plans, reports, upkeep
from governance.duties import KINDS, Duty, Kind, Number, duty, number_of
from governance.local_time import local
from governance.meetings import Kind as Meeting
from governance.meetings import State, count, state
from governance.steps import Step
from handlers.duty_decisions import decided
from handlers.financing_decisions import decision_of
from storage import adoptions, evidence, meetings, people, plan_areas, populations, steering
from storage import regions as store
from storage.archive import Archive
from storage.evidence import Concerned

Steps = tuple[Step, ...]
Builder = Callable[[int, datetime, Archive], Steps]
"""Gives the steps of a kind of duty from the calendar year of its date."""


def in_year(year: int, at: datetime, archive: Archive) -> tuple[Duty, ...]:
    """Every duty of a calendar year, by number."""
    return tuple(found(number_of(kind, year), at, archive) for kind in KINDS)


def found(number: Number, at: datetime, archive: Archive) -> Duty:
    """One duty, as it stands at a moment."""
    builder = BUILDERS.get(number.kind)
    return duty(number, builder(number.year, at, archive) if builder else ())


def codes(archive: Archive) -> tuple[str, ...]:
    """Every region there is: one that has left is still counted, until somebody decides (A14)."""
    return tuple(region.code for region in store.load(archive))


def _report(year: int, at: datetime, archive: Archive) -> Steps:
    concerned = Concerned(Kind.REPORT, year - 1)
    decision = decided(concerned, at.date(), archive)
    return reports.steps(evidence.of(archive, concerned), decision.day, codes(archive))


def _plan(year: int, at: datetime, archive: Archive) -> Steps:
    concerned = Concerned(Kind.PLAN, year + 1)
    decision = decided(concerned, at.date(), archive)
    areas = plan_areas.of(archive, concerned.year)
    return plans.steps(areas, evidence.of(archive, concerned), decision.day)


def _held(kind: Meeting, year: int, at: datetime, archive: Archive) -> list[date]:
    return [
        each.day
        for each in meetings.load(archive).values()
        if each.kind is kind and each.day.year == year and state(each, at) is State.HELD
    ]


def _planned(kind: Meeting, year: int, at: datetime, archive: Archive) -> int:
    return count(meetings.load(archive).values(), kind, year, at).planned


def _meetings(year: int, at: datetime, archive: Archive) -> Steps:
    kind = Meeting.MEETING
    return upkeep.meetings(_held(kind, year, at, archive), _planned(kind, year, at, archive))


def _conferences(year: int, at: datetime, archive: Archive) -> Steps:
    kind = Meeting.CONFERENCE
    return upkeep.conferences(_held(kind, year, at, archive), _planned(kind, year, at, archive))


def _terms(year: int, _at: datetime, archive: Archive) -> Steps:
    return upkeep.terms(steering.holdings(archive), year)


def _committee(year: int, at: datetime, archive: Archive) -> Steps:
    holdings, appointments = steering.holdings(archive), people.appointments(archive)
    return upkeep.committee(holdings, appointments, _seen(year, at))


def _working_order(year: int, at: datetime, archive: Archive) -> Steps:
    days = (local(each.at).date() for each in adoptions.load(archive))
    return upkeep.adopted(days, _seen(year, at))


def _financing(year: int, at: datetime, archive: Archive) -> Steps:
    day, every = _seen(year, at), codes(archive)
    standing = {code: decision_of(code, day, archive) for code in every}
    days = {code: each.since for code, each in standing.items() if each is not None}
    return upkeep.financed(days, every)


def _populations(year: int, _at: datetime, archive: Archive) -> Steps:
    known = year - 1 in populations.verified_years(archive)
    day = populations.fetched_on(archive, year - 1) if known else None
    return upkeep.figures(known=known, day=day)


def _seen(year: int, at: datetime) -> date:
    """The day that what has no date is judged by: today, the last of a year that is over."""
    return min(at.date(), date(year, 12, 31))


BUILDERS: Mapping[Kind, Builder] = {
    Kind.REPORT: _report,
    Kind.PLAN: _plan,
    Kind.MEETINGS: _meetings,
    Kind.CONFERENCES: _conferences,
    Kind.TERMS: _terms,
    Kind.COMMITTEE: _committee,
    Kind.WORKING_ORDER: _working_order,
    Kind.FINANCING: _financing,
    Kind.POPULATIONS: _populations,
}
