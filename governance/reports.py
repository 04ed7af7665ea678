"""The annual report (verksamhetsrapporten): its parts, its decision, its handing over (R8, R9)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from governance.evidence import Evidence, Opening
from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.steps import Step, StepKind, Turn, by_each, single

PARTS = (StepKind.MANAGEMENT_REPORT, StepKind.ACCOUNTS)
"""What the report is made of; both are needed (R9)."""
TAKEN_BACK = (*PARTS, StepKind.DECIDED, StepKind.HANDED_OVER, StepKind.RECEIVED)
"""What can be recorded of it, and taken back."""
WHOLE_YEAR: Source = setting("verksamhetsrapporten görs när verksamhetsåret är slut")
"""From when anything can be done of it: it tells of the whole year."""
DISPATCH: Source = setting(
    "överlämnad när rapporten är skickad till regionens registrator, med diarienummer"
)
"""What counts as handed over."""
RECEIPT: Source = setting("mottagen av regionens samordnare, krävs inte")
"""A region's receipt: shown, and not needed for the report to be handed over."""


class Reason(StrEnum):
    """Why the day of a dispatch, of a receipt or of anything else of the report cannot be."""

    YEAR_NOT_OVER = "year not over"
    DISPATCHED_AFTER_RECEIPT = "dispatched after receipt"
    RECEIVED_BEFORE_DISPATCH = "received before dispatch"


def opening(year: int) -> Opening:
    """From when anything can be done of the report on an operating year: when it is over."""
    return Opening(year, date(year + 1, 1, 1), Reason.YEAR_NOT_OVER, WHOLE_YEAR)


def by_region(evidence: Iterable[Evidence], step: StepKind) -> Mapping[str, Evidence]:
    """The evidence of a step that each region has its own of, by region code.

    A dispatch without a diarienummer is none.
    """
    known = (each for each in evidence if each.step is step)
    needed = step is StepKind.HANDED_OVER
    return {each.scope: each for each in known if each.reference or not needed}


def check_dispatch(day: date, received: date | None, region: str) -> None:
    """Refusal DISPATCHED_AFTER_RECEIPT when the region, by name, had received it before `day`."""
    if received is not None and day > received:
        fields = {"region": region, "day": day, "received": received}
        raise Refusal(Reason.DISPATCHED_AFTER_RECEIPT, RECEIPT, **fields)


def check_receipt(day: date, dispatched: date, region: str) -> None:
    """Refusal RECEIVED_BEFORE_DISPATCH for a day on which it had not been sent to the region."""
    if day < dispatched:
        fields = {"region": region, "day": day, "dispatched": dispatched}
        raise Refusal(Reason.RECEIVED_BEFORE_DISPATCH, RECEIPT, **fields)


def steps(
    evidence: Collection[Evidence], decided: date | None, regions: Collection[str]
) -> tuple[Step, ...]:
    """What the report takes: handed over to all but one region it is not handed over (R8)."""
    days = {each.step: each.day for each in evidence}
    handed, received = (
        {code: found.day for code, found in by_region(evidence, step).items()}
        for step in (StepKind.HANDED_OVER, StepKind.RECEIVED)
    )
    receipts = by_each(StepKind.RECEIVED, Turn.REGIONS, regions, received)
    return (
        *(single(part, Turn.OWNER, days.get(part)) for part in PARTS),
        single(StepKind.DECIDED, Turn.STEERING_GROUP, decided),
        by_each(StepKind.HANDED_OVER, Turn.OWNER, regions, handed),
        replace(receipts, extra=True),
    )
