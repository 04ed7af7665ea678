"""The working order (arbetsordning): what the steering group sets for itself (D1-D13)."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import Any

from governance.provenance import setting
from governance.refusal import Refusal
from governance.spelling import plain


class Majority(StrEnum):
    """What carries a proposal in a meeting, of the votes cast."""

    SIMPLE = "enkel"
    TWO_THIRDS = "två tredjedelar"


class Requesters(StrEnum):
    """Who may stop a vote per capsulam by asking for a meeting."""

    MEMBERS = "varje ledamot"
    CHAIRS = "ordföranden eller vice ordföranden"


class TieRule(StrEnum):
    """Who has the casting vote (utslagsröst) in a meeting's tie."""

    PRESIDING = "den som leder mötet"
    NOBODY = "ingen"


class Abstention(StrEnum):
    """What it means to abstain."""

    NOT_CAST = "räknas inte"
    AGAINST = "räknas som avslag"


class Conflicted(StrEnum):
    """What somebody present with a conflict of interest (jäv) is to the quorum."""

    LEFT_OUT = "räknas inte som närvarande"
    COUNTED = "räknas som närvarande"


@dataclass(frozen=True, slots=True)
class WorkingOrder:
    """The rules of a decision; every field has its paragraph in TERMS.

    `quorum` is how many of the seven are present; `capsulam_majority` how many of the seven say
    yes; `minimum_days` are working days a vote per capsulam is open; the limits of reservations
    and notes are hours after it closed; `notice_days` and `approval_days` (justering) are days.
    """

    quorum: int = 4
    meeting_majority: Majority = Majority.SIMPLE
    capsulam_majority: int = 4
    minimum_days: int = 5
    meeting_requesters: Requesters = Requesters.MEMBERS
    tie_rule: TieRule = TieRule.PRESIDING
    abstention: Abstention = Abstention.NOT_CAST
    conflicted: Conflicted = Conflicted.LEFT_OUT
    reservation_hours: int = 24
    note_hours: int = 24
    notice_days: int = 5
    approval_days: int = 14


@dataclass(frozen=True, slots=True)
class Term:
    """A paragraph of the order: its field, the word for it, its ground (D-id), what it may be."""

    paragraph: int
    field: str
    word: str
    ground: str
    allowed: range | type[StrEnum]


# Fewer than four of seven could be outvoted by the rest, or decide twice in two rooms.
_MOST_OF_SEVEN = range(4, 8)
_HOURS = range(169)

TERMS = (
    Term(1, "quorum", "beslutförhet", "D1", _MOST_OF_SEVEN),
    Term(2, "meeting_majority", "majoritet", "D2", Majority),
    Term(3, "capsulam_majority", "majoritet-per-capsulam", "D3", _MOST_OF_SEVEN),
    Term(4, "minimum_days", "minsta-tid", "D3", range(1, 31)),
    Term(5, "meeting_requesters", "begära-sammanträde", "D3", Requesters),
    Term(6, "tie_rule", "utslagsröst", "D5", TieRule),
    Term(7, "abstention", "avstå", "D6", Abstention),
    Term(8, "conflicted", "jäv", "D9", Conflicted),
    Term(9, "reservation_hours", "reservation", "D7", _HOURS),
    Term(10, "note_hours", "protokollsanteckning", "D8", _HOURS),
    Term(11, "notice_days", "kallelse", "D13", range(1, 61)),
    Term(12, "approval_days", "justering", "D10", range(1, 61)),
)
"""The order's paragraphs, in order."""

BY_FIELD: Mapping[str, Term] = {term.field: term for term in TERMS}
BY_WORD: Mapping[str, Term] = {plain(term.word): term for term in TERMS}

DRAFT = WorkingOrder()
"""What the bot proposes: D1-D13."""


class Reason(StrEnum):
    """Why an order is not changed."""

    UNKNOWN_TERM = "unknown term"
    NOT_WITHIN = "not within"
    NOT_A_CHOICE = "not a choice"


def term(word: str) -> Term:
    """The paragraph by its word or its field; Refusal UNKNOWN_TERM."""
    found = BY_FIELD.get(word) or BY_WORD.get(plain(word))
    if found is None:
        words = frozenset(each.word for each in TERMS)
        raise Refusal(Reason.UNKNOWN_TERM, setting("arbetsordning"), word=word, words=words)
    return found


def changed(order: WorkingOrder, changes: Mapping[str, int | str]) -> WorkingOrder:
    """The order with some terms changed, each named by word or field, each value as typed.

    Refusal UNKNOWN_TERM, NOT_WITHIN (lowest and highest) or NOT_A_CHOICE (the choices).
    """
    values: dict[str, Any] = {}
    for word, raw in changes.items():
        found = term(word)
        values[found.field] = _read(found, raw)
    return replace(order, **values)


def plain_mapping(order: WorkingOrder) -> dict[str, int | str]:
    """The order for storage: every field by name, with words and whole numbers only."""
    return {
        field: value if isinstance(value, int) else str(value)
        for field, value in asdict(order).items()
    }


def restored(stored: Mapping[str, int | str]) -> WorkingOrder:
    """The order from storage; ValueError when a field is missing or unknown, Refusal as above."""
    if set(stored) != set(BY_FIELD):
        raise ValueError(sorted(stored))
    return changed(DRAFT, stored)


def _read(found: Term, raw: int | str) -> int | StrEnum:
    value = {plain(str(each)): each for each in found.allowed}.get(plain(str(raw)))
    if value is not None:
        return value
    if isinstance(found.allowed, range):
        within = {"lowest": found.allowed[0], "highest": found.allowed[-1]}
        raise Refusal(Reason.NOT_WITHIN, setting(found.ground), word=found.word, **within)
    choices = frozenset(str(choice) for choice in found.allowed)
    raise Refusal(Reason.NOT_A_CHOICE, setting(found.ground), word=found.word, choices=choices)
