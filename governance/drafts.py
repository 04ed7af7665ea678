"""Drafts of votes (utkast): what is prepared, and what is refused of it at once (R12, R23)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from governance.adoptions import AppliedOrder
from governance.matters import Matter, Paper, Purpose, check_body
from governance.provenance import Source, reading, setting
from governance.refusal import Refusal
from governance.room import Form
from governance.vote_reasons import Reason

LONGEST_TITLE = 150
"""How many characters a title may have."""
LONGEST_PROPOSAL = 3000
"""How many characters a proposal may have."""
TEXTS: Source = setting("längd på rubrik och förslag")


class Shown(StrEnum):
    """What everybody sees before a vote closes."""

    TURNOUT = "vilka som har röstat"
    RUNNING = "ställningen"


@dataclass(frozen=True, slots=True)
class Draft:
    """A vote as it is prepared; `amount` is a budget's total in öre, None when it has none."""

    matter: Matter
    title: str
    proposal: str
    form: Form
    closes_at: datetime
    purpose: Purpose = Purpose.DECISION
    papers: tuple[Paper, ...] = ()
    contact: str = ""
    amount: int | None = None
    shown: Shown = Shown.TURNOUT


def check_text(title: str, proposal: str) -> None:
    """Refusal when the title or the proposal is empty or too long, with the limit."""
    if not title.strip():
        raise Refusal(Reason.TITLE_MISSING, TEXTS)
    if len(title) > LONGEST_TITLE:
        raise Refusal(Reason.TITLE_TOO_LONG, TEXTS, limit=LONGEST_TITLE)
    check_proposal(proposal)


def check_proposal(proposal: str) -> None:
    """Refusal when a proposal is empty or too long, with the limit."""
    if not proposal.strip():
        raise Refusal(Reason.PROPOSAL_MISSING, TEXTS)
    if len(proposal) > LONGEST_PROPOSAL:
        raise Refusal(Reason.PROPOSAL_TOO_LONG, TEXTS, limit=LONGEST_PROPOSAL)


def check_draft(draft: Draft, applied: AppliedOrder) -> None:
    """Refuse a draft that could never be opened: its text, its body, its form (R12, R23, A17)."""
    check_text(draft.title, draft.proposal)
    check_body(draft.matter, draft.purpose)
    if not applied.adopted and draft.form is not Form.CAPSULAM:
        raise Refusal(Reason.ADOPTION_IS_PER_CAPSULAM, reading("A17"))
