"""The report region by region: `rapport överlämnad`, `rapport mottagen` (R8)."""

from collections.abc import Sequence

from governance.evidence import Evidence
from governance.people import Role
from governance.refusal import Refusal
from governance.regions import Region
from governance.reports import RECEIPT, by_region, first_day
from governance.steps import StepKind
from handlers import duty_posting
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.duty_arguments import chosen_regions, done_on
from handlers.duty_reasons import Reason
from handlers.misread import Expected, Misread
from handlers.report_arguments import HandedOver, Received
from handlers.report_view import concerned, own, report, stands
from handlers.texts import reports as texts
from storage import evidence
from storage.archive import Archive


def hand_over(ask: Ask[HandedOver], archive: Archive) -> Answer:
    """Record the dispatch to some regions' registrators; to all means to those that lack it."""
    asked = ask.arguments
    day = done_on(asked.datum, first_day(asked.år), ask)
    known = by_region(evidence.of(archive, concerned(asked.år)), StepKind.HANDED_OVER)
    chosen = chosen_regions(asked.region, "region", archive)
    several = len(chosen) > 1
    new = [region for region in chosen if not (several and region.code in known)]
    for region in new:
        found = Evidence(StepKind.HANDED_OVER, region.code, day, asked.diarienummer)
        evidence.put(archive, act("rapport: överlämnad", ask), concerned(asked.år), found)
        notice = texts.notice(asked.år, region, found)
        duty_posting.handed_over(region, notice, ask, archive)
    before = known.get(chosen[0].code) if not several else None
    done = texts.Dispatch(tuple(new), len(chosen) - len(new), day, before)
    return texts.handed_over(stands(asked.år, ask, archive), done)


def receive(ask: Ask[Received], archive: Archive) -> Answer:
    """Record a region's receipt: by its own coordinator, or by kansliet."""
    asked = ask.arguments
    chosen = _receiving(ask, archive)
    known = evidence.of(archive, concerned(asked.år))
    handed = by_region(known, StepKind.HANDED_OVER)
    received = by_region(known, StepKind.RECEIVED)
    missing = [region for region in chosen if region.code not in handed]
    if missing:
        raise Refusal(Reason.NOT_HANDED_OVER, RECEIPT, region=missing[0].name)
    day = done_on(asked.datum, max(handed[region.code].day for region in chosen), ask)
    new = [region for region in chosen if asked.datum or region.code not in received]
    for region in new:
        found = Evidence(StepKind.RECEIVED, region.code, day)
        evidence.put(archive, act("rapport: mottagen", ask), concerned(asked.år), found)
    return texts.received(report(asked.år, ask, archive), tuple(chosen), day if new else None)


def _receiving(ask: Ask[Received], archive: Archive) -> Sequence[Region]:
    """The regions whose receipt is given; a coordinator gives that of their own regions only."""
    mine = own(ask.who.person, ask.day, archive)
    if ask.arguments.region is None:
        if not mine:
            raise Misread(Expected.REGIONS, "", "region")
        return mine
    chosen = chosen_regions(ask.arguments.region, "region", archive)
    others = [region for region in chosen if region not in mine]
    if others and Role.KANSLI not in ask.who.roles:
        raise Refusal(Reason.NOT_YOUR_REGION, RECEIPT, region=others[0].name)
    return chosen
