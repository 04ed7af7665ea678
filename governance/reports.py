"""The annual report (verksamhetsrapporten): its parts, its decision, its handing over (R8, R9)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

from governance.evidence import Evidence
from governance.provenance import Source, setting
from governance.steps import Step, StepKind, Turn, by_each, single

PARTS = (StepKind.MANAGEMENT_REPORT, StepKind.ACCOUNTS)
"""What the report is made of; both are needed (R9)."""
TAKEN_BACK = (*PARTS, StepKind.DECIDED, StepKind.HANDED_OVER, StepKind.RECEIVED)
"""What can be recorded of it, and taken back."""
DISPATCH: Source = setting("överlämnad när rapporten är skickad till regionens registrator")
"""What counts as handed over."""
RECEIPT: Source = setting("mottagen av regionens samordnare, krävs inte")
"""A region's receipt: shown, and not needed for the report to be handed over."""


def first_day(year: int) -> date:
    """The first day on which anything can be done of the report on an operating year."""
    return date(year, 1, 1)


def by_region(evidence: Iterable[Evidence], step: StepKind) -> Mapping[str, Evidence]:
    """The evidence of a step that each region has its own of, by region code."""
    return {each.scope: each for each in evidence if each.step is step}


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
