"""Opening a vote: when it may close, what a preview warns of, and what freezes (D3, R13)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from governance.adoptions import AppliedOrder
from governance.drafts import Draft, check_draft
from governance.electorate import Electorate, without_account
from governance.local_time import LOCAL, after_working_days, before, comes_twice, local
from governance.matters import OUTSIDE_FRAME, Purpose, ResourceFrame, check_papers, outside_frame
from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.room import Form
from governance.vote_reasons import Reason
from governance.voting import Vote
from governance.year import Workdays


@dataclass(frozen=True, slots=True)
class Conditions:
    """What a vote is opened under: the order, the electorate and, where known, the frame."""

    applied: AppliedOrder
    electorate: Electorate
    frame: ResourceFrame | None = None


class Caution(StrEnum):
    """What a preview warns of without stopping anybody."""

    NO_PAPERS = "no papers"
    OUTSIDE_FRAME = "outside frame"
    NO_ACCOUNT = "no account"
    CLOSES_ON_FREE_DAY = "closes on free day"
    CLOSES_IN_DOUBLED_HOUR = "closes in doubled hour"
    ONLY_PREPARATION = "only preparation"


@dataclass(frozen=True, slots=True)
class Warned:
    """A caution with its ground, and the persons it concerns."""

    caution: Caution
    source: Source
    persons: tuple[int, ...] = ()


def earliest_close(
    form: Form, applied: AppliedOrder, opened_at: datetime, works: Workdays
) -> datetime:
    """The first moment a vote may close: the minimum time per capsulam, none in a meeting (D3)."""
    if form is Form.MEETING:
        return local(opened_at)
    return after_working_days(opened_at, applied.order.minimum_days, works)


def check_closing(draft: Draft, applied: AppliedOrder, at: datetime, works: Workdays) -> datetime:
    """The earliest close of a draft opened at `at`, which its closing time must not precede.

    Refusal CLOSES_IN_THE_PAST, or CLOSES_TOO_EARLY with the earliest moment and the days.
    """
    if not before(at, draft.closes_at):
        raise Refusal(Reason.CLOSES_IN_THE_PAST, setting("stängningstid"), time=draft.closes_at)
    earliest = earliest_close(draft.form, applied, at, works)
    if before(draft.closes_at, earliest):
        days = applied.order.minimum_days
        source = applied.source("minimum_days")
        raise Refusal(Reason.CLOSES_TOO_EARLY, source, earliest=earliest, days=days)
    return earliest


def cautions(draft: Draft, under: Conditions, works: Workdays) -> Iterator[Warned]:
    """Everything a preview warns of (A11, R12, R23)."""
    if not draft.papers:
        yield Warned(Caution.NO_PAPERS, setting("underlag"))
    if draft.amount is not None and outside_frame(draft.amount, under.frame):
        yield Warned(Caution.OUTSIDE_FRAME, OUTSIDE_FRAME)
    unlinked = without_account(under.electorate)
    if unlinked:
        yield Warned(Caution.NO_ACCOUNT, setting("koppling av stol"), unlinked)
    yield from _closing_cautions(draft.closes_at, works)
    if draft.purpose is Purpose.PREPARATION:
        yield Warned(Caution.ONLY_PREPARATION, setting("beredning"))


def _closing_cautions(closes_at: datetime, works: Workdays) -> Iterator[Warned]:
    if not works(local(closes_at).date()):
        yield Warned(Caution.CLOSES_ON_FREE_DAY, setting("stängningstid"))
    if comes_twice(closes_at):
        yield Warned(Caution.CLOSES_IN_DOUBLED_HOUR, LOCAL)


def opened(draft: Draft, under: Conditions, at: datetime, works: Workdays) -> Vote:
    """The vote as it opens at `at`, everything frozen; its number is 0 until it is given one.

    Refusal as in `check_draft`, `check_papers` (per capsulam) and `check_closing`.
    """
    check_draft(draft, under.applied)
    if draft.form is Form.CAPSULAM:
        check_papers(draft.matter, draft.papers)
    return Vote(
        id=0,
        matter=draft.matter,
        purpose=draft.purpose,
        form=draft.form,
        electorate=under.electorate,
        applied=under.applied,
        opened_at=local(at),
        earliest=check_closing(draft, under.applied, at, works),
        closes_at=local(draft.closes_at),
    )
