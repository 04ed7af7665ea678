"""Upkeep (löpande bevakning): the year's duties that other facts are the evidence of.

Meetings and conferences held, terms renewed, RMC's committee, the working order, the regions' own
decisions, the figures of the year before (R4, R19-R22, R29).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from governance.dated import in_force
from governance.people import Appointment, Role
from governance.steering import Body, Holding, body
from governance.steps import Step, StepKind, Turn, by_each, counted, single
from governance.year import CONFERENCES, MEETINGS

_TURNS = {Body.LFU: Turn.LFU, Body.RMC: Turn.RMC, Body.POST: Turn.OWNER}


def meetings(held: Iterable[date], planned: int = 0) -> tuple[Step, ...]:
    """The four meetings, by the days on which meetings were held (R21)."""
    made = counted(StepKind.MEETINGS, Turn.OWNER, MEETINGS, held)
    return (replace(made, planned=planned),)


def conferences(held: Iterable[date], planned: int = 0) -> tuple[Step, ...]:
    """The two conferences, which count as no meetings (R22)."""
    made = counted(StepKind.CONFERENCES, Turn.OWNER, CONFERENCES, held)
    return (replace(made, planned=planned),)


def ending(holdings: Iterable[Holding], year: int) -> tuple[Holding, ...]:
    """The holdings whose term ends in a year, first to last; the latest one of each seat."""
    latest: dict[int, Holding] = {}
    for each in sorted(_begun(holdings), key=lambda held: held.since):
        if each.term_ends is not None and each.term_ends.year == year:
            latest[each.seat] = each
    return tuple(sorted(latest.values(), key=lambda held: (held.term_ends or date.max, held.seat)))


def terms(holdings: Sequence[Holding], year: int) -> tuple[Step, ...]:
    """Each term that ends in a year: done when somebody, perhaps the same, has the seat anew."""
    return tuple(_term(each, _later(each, holdings)) for each in ending(holdings, year))


def committee(
    holdings: Iterable[Holding], appointments: Iterable[Appointment], day: date
) -> tuple[Step, ...]:
    """That one of RMC's two is a member of RMC's committee (R20)."""
    members = {
        each.person: each.since
        for each in in_force(appointments, day)
        if each.role is Role.RMC_COMMITTEE
    }
    both = [
        max(held.since, members[held.person])
        for held in in_force(holdings, day)
        if body(held) is Body.RMC and held.person in members
    ]
    return (single(StepKind.COMMITTEE, Turn.RMC, min(both, default=None)),)


def adopted(days: Iterable[date], day: date) -> tuple[Step, ...]:
    """That a working order is adopted (A17)."""
    first = min((each for each in days if each <= day), default=None)
    return (single(StepKind.ADOPTED, Turn.STEERING_GROUP, first),)


def financed(days: Mapping[str, date], regions: Collection[str]) -> tuple[Step, ...]:
    """The regions' own decisions, by the days from which they hold (R29)."""
    return (by_each(StepKind.FINANCED, Turn.REGIONS, regions, days),)


def figures(*, known: bool, day: date | None) -> tuple[Step, ...]:
    """The verified figures of the year before; the day they came is not always known (R4)."""
    return (Step(StepKind.FIGURES, Turn.OWNER, int(known), day=day if known else None),)


def _begun(holdings: Iterable[Holding]) -> Iterator[Holding]:
    """The holdings that had at least a day."""
    return (each for each in holdings if each.until is None or each.until >= each.since)


def _later(held: Holding, holdings: Iterable[Holding]) -> Iterator[Holding]:
    """The holdings of the same seat that began later."""
    return (each for each in _begun(holdings) if each.seat == held.seat and each.since > held.since)


def _term(held: Holding, later: Iterator[Holding]) -> Step:
    """A term's step; a new one that begins at once has no day of its own to be after."""
    begins = min((each.since for each in later), default=None)
    about = str(held.seat)
    made = single(StepKind.TERM, _TURNS[body(held)], begins, about)
    ends = held.term_ends
    at_once = begins is not None and ends is not None and begins <= ends + timedelta(days=1)
    return replace(made, day=None if at_once else begins, due=ends)
