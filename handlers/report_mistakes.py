"""What was recorded of the report region by region by mistake, taken back (R8)."""

from collections.abc import Iterable

from governance.evidence import EVIDENCE
from governance.refusal import Refusal
from governance.regions import Region
from governance.steps import StepKind
from handlers import duty_posting
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.duty_arguments import chosen_regions
from handlers.duty_reasons import Reason
from handlers.misread import Expected, Misread
from handlers.report_arguments import TakenBack
from handlers.report_view import concerned, stands
from handlers.texts import report_regions as texts
from storage import evidence
from storage.archive import Archive

EACH_REGION = (StepKind.HANDED_OVER, StepKind.RECEIVED)
"""The steps that each region has its own evidence of."""


def of_regions(step: StepKind, ask: Ask[TakenBack], archive: Archive) -> Answer:
    """Take back a dispatch or a receipt; with a dispatch its receipt is taken back too."""
    if ask.arguments.region is None:
        raise Misread(Expected.REGIONS, "", "region")
    chosen = chosen_regions(ask.arguments.region, "region", archive)
    gone = tuple(region for region in chosen if is_gone(step, region.code, ask, archive))
    if not gone:
        raise Refusal(Reason.NO_EVIDENCE, EVIDENCE)
    receipts = _receipts(gone, ask, archive) if step is StepKind.HANDED_OVER else ()
    undone = texts.Undone(gone, receipts, len(chosen) - len(gone))
    return texts.taken_back(stands(ask.arguments.år, ask, archive), step, undone)


def is_gone(step: StepKind, scope: str, ask: Ask[TakenBack], archive: Archive) -> bool:
    """Take back a step for somebody; False when it was not recorded."""
    which, made = (step, scope), act("rapport: ångrat", ask)
    return evidence.take_back(archive, made, concerned(ask.arguments.år), which) is not None


def _receipts(gone: Iterable[Region], ask: Ask[TakenBack], archive: Archive) -> tuple[Region, ...]:
    """The regions that had received what was never dispatched; they are told of it no more."""
    for region in gone:
        duty_posting.report_taken_back((ask.arguments.år, region.code), archive)
    return tuple(region for region in gone if is_gone(StepKind.RECEIVED, region.code, ask, archive))
