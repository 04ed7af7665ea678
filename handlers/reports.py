"""The annual report: `rapport`, its parts, its decision, its handing over (R8, R9, R11)."""

from typing import Any

from governance.duties import Kind
from governance.evidence import EVIDENCE, Evidence
from governance.people import Right
from governance.refusal import Refusal
from governance.reports import opening
from governance.steps import StepKind
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.decision_offers import decisions_of
from handlers.duty_arguments import done_on
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
from handlers.report_mistakes import EACH_REGION, is_gone, of_regions
from handlers.report_offers import to_hand_over, to_receive, to_take_back
from handlers.report_regions import hand_over, receive
from handlers.report_view import concerned, report, stands
from handlers.texts import reports as texts
from storage import evidence
from storage.archive import Archive


def show(ask: Ask[OneReport], archive: Archive) -> Answer:
    """The report on a year: what there is, what is missing, region by region."""
    year = ask.arguments.år or ask.day.year - 1
    return texts.report(report(year, ask, archive))


def link_part(ask: Ask[NewPart], archive: Archive) -> Answer:
    """Record where a part of the report can be read; of a known part its day stays."""
    asked = ask.arguments
    step = StepKind(asked.part)
    known = evidence.standing(archive, concerned(asked.år), step)
    day = done_on(asked.datum, known, opening(asked.år), ask)
    new = Evidence(step, "", day, link=asked.länk)
    before = evidence.put(archive, act("rapport: del länkad", ask), concerned(asked.år), new)
    return texts.linked(stands(asked.år, ask, archive), new, before)


def link_decision(ask: Ask[LinkDecision], archive: Archive) -> Answer:
    """Record which decision in the register is the one on the report."""
    asked = ask.arguments
    entry, new = linked(concerned(asked.år), asked.beslut, archive)
    before = evidence.put(archive, act("rapport: beslut knutet", ask), concerned(asked.år), new)
    return texts.decided(stands(asked.år, ask, archive), entry, before)


def take_back(ask: Ask[TakenBack], archive: Archive) -> Answer:
    """Take back what was recorded by mistake; with a dispatch its receipt is taken back too."""
    asked, step = ask.arguments, StepKind(ask.arguments.steg)
    if step in EACH_REGION:
        return of_regions(step, ask, archive)
    if asked.region is not None:
        raise Misread(Expected.NOTHING_MORE, asked.region)
    if not is_gone(step, "", ask, archive):
        raise Refusal(Reason.NO_EVIDENCE, EVIDENCE)
    return texts.taken_back(stands(asked.år, ask, archive), step)


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
        offers=decisions_of(Kind.REPORT),
        hints=texts.HINTS,
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
        hints=texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
)
