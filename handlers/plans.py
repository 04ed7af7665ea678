"""The activity plan: `plan`, its areas, its decision, its presentations (R10, R11, R27, R28)."""

from dataclasses import replace
from typing import Annotated, Any

from governance.duties import Kind
from governance.evidence import EVIDENCE, Evidence
from governance.people import Right
from governance.plans import TAKEN_BACK, Audience, opening
from governance.refusal import Refusal
from governance.steps import StepKind
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.decision_offers import decisions_of
from handlers.duty_arguments import LinkedDecision, Reference, done_on
from handlers.duty_decisions import linked
from handlers.duty_reasons import Reason
from handlers.kinds import PLACED, Arguments, Link, one_of
from handlers.misread import Expected, Misread
from handlers.plan_areas import NewArea, StruckArea, as_written, put_area, strike_area, titles
from handlers.plan_view import concerned, plan, stands
from handlers.reach import PlanYear, ReachedDay
from handlers.texts import plan_areas as area_texts
from handlers.texts import plans as texts
from storage import evidence, regions
from storage.archive import Archive


class OnePlan(Arguments):
    """`plan`: the operating year it is for; without one, the coming year."""

    år: Annotated[PlanYear | None, PLACED] = None


class LinkDecision(Arguments):
    """`plan beslutad`: the decision in the register."""

    år: PlanYear
    beslut: LinkedDecision


class Presented(Arguments):
    """`plan presenterad`: to RMC or to LfU, on which day, and where that can be read."""

    år: PlanYear
    för: Annotated[str, *one_of(*Audience)]
    datum: ReachedDay | None = None
    diarienummer: Reference | None = None
    länk: Link | None = None


class TakenBack(Arguments):
    """`plan ångra`: what was recorded by mistake."""

    år: PlanYear
    steg: Annotated[str, *one_of(*TAKEN_BACK)]
    för: Annotated[str | None, *one_of(*Audience)] = None


def show(ask: Ask[OnePlan], archive: Archive) -> Answer:
    """The plan for a year: what there is, what is missing, area by area."""
    year = ask.arguments.år or ask.day.year + 1
    names = {code: region.name for code, region in regions.by_code(archive).items()}
    return texts.plan(plan(year, ask, archive), names)


def link_decision(ask: Ask[LinkDecision], archive: Archive) -> Answer:
    """Record which decision in the register is the one on the plan."""
    asked = ask.arguments
    entry, new = linked(concerned(asked.år), asked.beslut, archive)
    before = evidence.put(archive, act("plan: beslut knutet", ask), concerned(asked.år), new)
    return texts.decided(stands(asked.år, ask, archive), entry, before)


def present(ask: Ask[Presented], archive: Archive) -> Answer:
    """Record that the plan has been presented to one of the two.

    Of what is recorded already, what is left out stays as it is.
    """
    asked = ask.arguments
    known = evidence.standing(archive, concerned(asked.år), StepKind.PRESENTED, asked.för)
    day = done_on(asked.datum, known, opening(asked.år), ask)
    before = known or Evidence(StepKind.PRESENTED, asked.för, day)
    new = replace(
        before,
        day=day,
        reference=before.reference if asked.diarienummer is None else asked.diarienummer,
        link=before.link if asked.länk is None else asked.länk,
    )
    evidence.put(archive, act("plan: presenterad", ask), concerned(asked.år), new)
    return texts.presented(stands(asked.år, ask, archive), new, known)


def take_back(ask: Ask[TakenBack], archive: Archive) -> Answer:
    """Take back what was recorded by mistake."""
    asked = ask.arguments
    step = StepKind(asked.steg)
    if step is StepKind.PRESENTED and asked.för is None:
        raise Misread(Expected.ALTERNATIVE, "", "för", tuple(Audience))
    if step is StepKind.DECIDED and asked.för is not None:
        raise Misread(Expected.NOTHING_MORE, asked.för)
    which = (step, asked.för or "")
    if evidence.take_back(archive, act("plan: ångrat", ask), concerned(asked.år), which) is None:
        raise Refusal(Reason.NO_EVIDENCE, EVIDENCE)
    return texts.taken_back(stands(asked.år, ask, archive), which)


COMMANDS: tuple[Command[Any], ...] = (
    Command(("plan",), texts.PLAN, OnePlan, show, example="plan 2027"),
    Command(
        ("plan", "område"),
        area_texts.PUT,
        NewArea,
        put_area,
        example="plan 2027 område rubrik=Textil region=Skåne verksamhet=uppföljning",
        filled=as_written,
        hints=area_texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
    Command(
        ("plan", "stryk"),
        area_texts.STRIKE,
        StruckArea,
        strike_area,
        example="plan 2027 stryk område=Textil",
        offers=titles,
        hints=area_texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
    Command(
        ("plan", "beslutad"),
        texts.LINK_DECISION,
        LinkDecision,
        link_decision,
        example="plan 2027 beslutad beslut=2026-04",
        offers=decisions_of(Kind.PLAN),
        hints=texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
    Command(
        ("plan", "presenterad"),
        texts.PRESENT,
        Presented,
        present,
        example="plan 2027 presenterad för=RMC datum=2026-12-03",
        hints=texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
    Command(
        ("plan", "ångra"),
        texts.TAKE_BACK,
        TakenBack,
        take_back,
        example="plan 2027 ångra steg=presenterad för=RMC",
        hints=texts.HINTS,
        right=Right.TEND_DUTIES,
        writes=True,
    ),
)
