"""The annual report: `rapport`, its parts, its decision, its handing over (R8, R9, R11)."""

from typing import Any

from governance.evidence import EVIDENCE, Evidence
from governance.people import Right
from governance.refusal import Refusal
from governance.regions import Region
from governance.reports import first_day
from governance.steps import StepKind
from handlers import duty_posting
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.duty_arguments import chosen_regions, done_on
from handlers.duty_decisions import linked
from handlers.duty_reasons import Reason
from handlers.misread import Expected, Misread
from handlers.report_arguments import (
    HandedOver,
    LinkDecision,
    NewPart,
    OneReport,
    Received,
    TakenBack,
)
from handlers.report_offers import to_hand_over, to_receive, to_take_back
from handlers.report_regions import hand_over, receive
from handlers.report_view import concerned, report, stands
from handlers.texts import reports as texts
from storage import evidence
from storage.archive import Archive

EACH_REGION = (StepKind.HANDED_OVER, StepKind.RECEIVED)
"""The steps that each region has its own evidence of."""


def show(ask: Ask[OneReport], archive: Archive) -> Answer:
    """The report on a year: what there is, what is missing, region by region."""
    year = ask.arguments.år or ask.day.year - 1
    return texts.report(report(year, ask, archive))


def link_part(ask: Ask[NewPart], archive: Archive) -> Answer:
    """Record where a part of the report can be read."""
    asked = ask.arguments
    new = Evidence(
        StepKind(asked.part), "", done_on(asked.datum, first_day(asked.år), ask), link=asked.länk
    )
    before = evidence.put(archive, act("rapport: del länkad", ask), concerned(asked.år), new)
    return texts.linked(stands(asked.år, ask, archive), new, before)


def link_decision(ask: Ask[LinkDecision], archive: Archive) -> Answer:
    """Record which decision in the register is the one on the report."""
    asked = ask.arguments
    new = linked(concerned(asked.år), asked.beslut, archive)
    before = evidence.put(archive, act("rapport: beslut knutet", ask), concerned(asked.år), new)
    return texts.linked(stands(asked.år, ask, archive), new, before)


def take_back(ask: Ask[TakenBack], archive: Archive) -> Answer:
    """Take back what was recorded by mistake; with a dispatch its receipt is taken back too."""
    asked = ask.arguments
    step = StepKind(asked.steg)
    chosen = _taken_back(step, ask, archive)
    made, year = act("rapport: ångrat", ask), concerned(asked.år)
    scopes = [region.code for region in chosen] or [""]
    found = [evidence.take_back(archive, made, year, (step, scope)) for scope in scopes]
    if not any(found):
        raise Refusal(Reason.NO_EVIDENCE, EVIDENCE)
    for region in chosen if step is StepKind.HANDED_OVER else ():
        evidence.take_back(archive, made, year, (StepKind.RECEIVED, region.code))
        duty_posting.taken_back(region, ask, archive)
    return texts.taken_back(stands(asked.år, ask, archive), step, chosen)


def _taken_back(step: StepKind, ask: Ask[TakenBack], archive: Archive) -> tuple[Region, ...]:
    named = ask.arguments.region
    if step not in EACH_REGION:
        if named is not None:
            raise Misread(Expected.NOTHING_MORE, named)
        return ()
    if named is None:
        raise Misread(Expected.REGIONS, "", "region")
    return chosen_regions(named, "region", archive)


COMMANDS: tuple[Command[Any], ...] = (
    Command(
        ("rapport",), texts.REPORT, OneReport, show, example="rapport 2026", aliases=("report",)
    ),
    Command(
        ("rapport", "länkad"),
        texts.LINK_PART,
        NewPart,
        link_part,
        example="rapport 2026 länkad del=årsbokslut länk=https://example.org/bokslut.pdf",
        hints=texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
    Command(
        ("rapport", "beslutad"),
        texts.LINK_DECISION,
        LinkDecision,
        link_decision,
        example="rapport 2026 beslutad beslut=2027-01",
        right=Right.TEND_DUTIES,
        writes=True,
    ),
    Command(
        ("rapport", "överlämnad"),
        texts.HAND_OVER,
        HandedOver,
        hand_over,
        example='rapport 2026 överlämnad region=Skåne datum=2027-03-20 diarienummer="RS 2027/3"',
        offers=to_hand_over,
        hints=texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
    Command(
        ("rapport", "mottagen"),
        texts.RECEIVE,
        Received,
        receive,
        example="rapport 2026 mottagen region=Skåne",
        offers=to_receive,
        hints=texts.HINTS,
        right=Right.RECEIVE_REPORT,
        writes=True,
    ),
    Command(
        ("rapport", "ångra"),
        texts.TAKE_BACK,
        TakenBack,
        take_back,
        example="rapport 2026 ångra steg=överlämnad region=Skåne",
        offers=to_take_back,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
)
