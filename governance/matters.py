"""Matters (ärenden): what is put to a vote, who decides it, what belongs to it (R11, R12, R23)."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.dated import in_force
from governance.provenance import Source, charter, reading, setting
from governance.refusal import Refusal


class Matter(StrEnum):
    """A kind of matter; the value is the word people type."""

    PLAN = "verksamhetsplan"
    BUDGET = "budget"
    REPORT = "verksamhetsrapport"
    WORKING_ORDER = "arbetsordning"
    EXIT_CONFIRMATION = "utträdesbekräftelse"
    PROGRAMME = "programförklaring"
    AMENDMENT = "samarbetsformer"
    OTHER = "annat"


class DecidingBody(StrEnum):
    """Who decides a matter."""

    STEERING_GROUP = "styrgruppen"
    LFU_AND_RMC = "LfU och RMC"
    REGIONS = "varje region för sig"


class Purpose(StrEnum):
    """What a vote in the steering group leads to."""

    DECISION = "beslut"
    PREPARATION = "beredning"


class Part(StrEnum):
    """What a matter's papers (underlag) hold."""

    MANAGEMENT_REPORT = "förvaltningsberättelse"
    ACCOUNTS = "årsbokslut"
    AREAS = "pågående områden med ansvariga regioner"


@dataclass(frozen=True, slots=True)
class MatterRule:
    """Who decides a matter and where that stands, and which parts its papers hold."""

    body: DecidingBody
    source: Source
    parts: tuple[Part, ...] = ()
    parts_source: Source | None = None


_STEERING = DecidingBody.STEERING_GROUP

MATTERS: Mapping[Matter, MatterRule] = {
    Matter.PLAN: MatterRule(_STEERING, charter("R11"), (Part.AREAS,), charter("R10")),
    Matter.BUDGET: MatterRule(_STEERING, charter("R11")),
    Matter.REPORT: MatterRule(
        _STEERING, charter("R11"), (Part.MANAGEMENT_REPORT, Part.ACCOUNTS), charter("R9")
    ),
    Matter.WORKING_ORDER: MatterRule(_STEERING, reading("A17")),
    Matter.EXIT_CONFIRMATION: MatterRule(_STEERING, charter("R25")),
    Matter.PROGRAMME: MatterRule(DecidingBody.LFU_AND_RMC, charter("R12")),
    Matter.AMENDMENT: MatterRule(DecidingBody.REGIONS, charter("R23")),
    Matter.OTHER: MatterRule(_STEERING, setting("övriga ärenden")),
}
"""Every matter with its rule."""


class Reason(StrEnum):
    """Why a matter is not put to a vote."""

    DECIDED_BY_OTHERS = "decided by others"
    PAPERS_MISSING = "papers missing"


@dataclass(frozen=True, slots=True)
class Paper:
    """A linked paper (underlag) and the required parts it holds."""

    link: str
    parts: frozenset[Part] = frozenset()


@dataclass(frozen=True, slots=True)
class ResourceFrame:
    """The resources given for an operating year, in öre, as kansliet has recorded it (A11)."""

    year: int
    amount: int
    decision: str
    since: date
    until: date | None = None


OUTSIDE_FRAME: Source = reading("A11")
"""The mark of a proposal above the frame: it needs the regions' own decisions."""


def check_body(matter: Matter, purpose: Purpose) -> None:
    """Refuse a decision that is not the steering group's; it may still prepare it.

    Refusal DECIDED_BY_OTHERS with the clause and the body (R12, R23).
    """
    rule = MATTERS[matter]
    if purpose is Purpose.DECISION and rule.body is not _STEERING:
        raise Refusal(Reason.DECIDED_BY_OTHERS, rule.source, matter=matter, body=rule.body)


def missing_parts(matter: Matter, papers: Collection[Paper]) -> tuple[Part, ...]:
    """The parts that no paper holds, in the order the matter names them (R9, R10)."""
    held = {part for paper in papers for part in paper.parts}
    return tuple(part for part in MATTERS[matter].parts if part not in held)


def check_papers(matter: Matter, papers: Collection[Paper]) -> None:
    """Refusal PAPERS_MISSING, naming the parts, when a matter's papers are not whole."""
    source = MATTERS[matter].parts_source
    missing = missing_parts(matter, papers)
    if source is not None and missing:
        raise Refusal(Reason.PAPERS_MISSING, source, matter=matter, parts=frozenset(missing))


def frame_of(frames: Iterable[ResourceFrame], year: int, day: date) -> ResourceFrame | None:
    """The frame given for an operating year, as of `day`; the last one recorded wins."""
    known = [frame for frame in in_force(frames, day) if frame.year == year]
    return known[-1] if known else None


def outside_frame(amount: int, frame: ResourceFrame | None) -> bool:
    """Whether `amount` öre lies above a known frame (A11)."""
    return frame is not None and amount > frame.amount
