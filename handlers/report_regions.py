"""The report region by region: `rapport överlämnad`, `rapport mottagen` (R8)."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from governance.evidence import Evidence
from governance.people import Role
from governance.refusal import Refusal
from governance.regions import Region
from governance.reports import RECEIPT, by_region, check_dispatch, check_receipt, opening
from governance.steps import StepKind
from handlers import duty_posting
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.duty_arguments import chosen_regions, done_on
from handlers.duty_reasons import Reason
from handlers.misread import Expected, Misread
from handlers.offering import offering
from handlers.report_arguments import HandedOver, Received
from handlers.report_view import concerned, own, stands
from handlers.texts import report_regions as texts
from storage import evidence
from storage.archive import Archive

ByRegion = Mapping[str, Evidence]


def hand_over(ask: Ask[HandedOver], archive: Archive) -> Answer:
    """Record the dispatch to some regions' registrators.

    To several means to those that lack it; to one that has it, what is left out stays as it is.
    """
    asked = ask.arguments
    chosen = chosen_regions(asked.region, "region", archive)
    known = _known(StepKind.HANDED_OVER, asked.år, archive)
    before = _corrected(chosen, known)
    day = done_on(asked.datum, before, opening(asked.år), ask)
    found = Evidence(StepKind.HANDED_OVER, "", day, asked.diarienummer)
    new = _new(chosen, known, found)
    untold = [region for region in new if not _dispatch(region, found, ask, archive)]
    entered = texts.Entered(new, len(chosen) - len(new), found, before)
    return texts.handed_over(stands(asked.år, ask, archive), entered, tuple(untold))


def receive(ask: Ask[Received], archive: Archive) -> Answer:
    """Record a region's receipt: by its own coordinator, or by kansliet."""
    asked = ask.arguments
    handed = _known(StepKind.HANDED_OVER, asked.år, archive)
    chosen = _receiving(handed, ask, archive)
    known = _known(StepKind.RECEIVED, asked.år, archive)
    before = _corrected(chosen, known)
    day = done_on(asked.datum, before, opening(asked.år), ask)
    found = Evidence(StepKind.RECEIVED, "", day)
    new = _new(chosen, known, found)
    for region in new:
        check_receipt(day, handed[region.code].day, region.name)
        mine = replace(found, scope=region.code)
        evidence.put(archive, act("rapport: mottagen", ask), concerned(asked.år), mine)
    entered = texts.Entered(new, len(chosen) - len(new), found, before)
    coordinated = own(ask.who.person, ask.day, archive)
    theirs = all(each in coordinated for each in chosen)
    return texts.received(asked.år, chosen, entered, own=theirs)


def _known(step: StepKind, year: int, archive: Archive) -> ByRegion:
    return by_region(evidence.of(archive, concerned(year)), step)


def _corrected(chosen: Sequence[Region], known: ByRegion) -> Evidence | None:
    """What stands of the one region that is named; of several nothing is corrected."""
    return known.get(chosen[0].code) if len(chosen) == 1 else None


def _new(chosen: Sequence[Region], known: ByRegion, found: Evidence) -> tuple[Region, ...]:
    """The regions there is something new of: those that lack it, or the one that is corrected."""
    if len(chosen) > 1:
        return tuple(region for region in chosen if region.code not in known)
    return tuple(
        region for region in chosen if known.get(region.code) != replace(found, scope=region.code)
    )


def _dispatch(region: Region, found: Evidence, ask: Ask[HandedOver], archive: Archive) -> bool:
    """Record one dispatch and tell the region's coordinators; False when it has none to tell."""
    year = ask.arguments.år
    received = evidence.standing(archive, concerned(year), StepKind.RECEIVED, region.code)
    with offering(texts.take_back_receipt(year, region)):
        check_dispatch(found.day, received.day if received else None, region.name)
    mine = replace(found, scope=region.code)
    before = evidence.put(archive, act("rapport: överlämnad", ask), concerned(year), mine)
    if received is not None:
        return True
    notice = texts.notice(year, region, mine, corrected=before is not None)
    return duty_posting.handed_over((year, region.code), notice, ask, archive)


def _receiving(handed: ByRegion, ask: Ask[Received], archive: Archive) -> tuple[Region, ...]:
    """The regions whose receipt is given; a coordinator gives that of their own regions only."""
    mine = own(ask.who.person, ask.day, archive)
    named = ask.arguments.region
    chosen = mine if named is None else chosen_regions(named, "region", archive)
    if not chosen:
        raise Misread(Expected.REGIONS, "", "region")
    others = [region for region in chosen if region not in mine]
    if others and Role.KANSLI not in ask.who.roles:
        raise Refusal(Reason.NOT_YOUR_REGION, RECEIPT, region=others[0].name)
    there = tuple(region for region in chosen if region.code in handed)
    if not there or (named is not None and there != chosen):
        missing = next(region for region in chosen if region.code not in handed)
        raise Refusal(Reason.NOT_HANDED_OVER, RECEIPT, region=missing.name)
    return there
