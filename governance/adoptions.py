"""Adoptions (antaganden) of the working order, and the order a vote runs under (D1-D13, A17)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from governance.local_time import instant
from governance.provenance import Mark, Source, reading, setting
from governance.refusal import Refusal
from governance.working_order import BY_FIELD, WorkingOrder


class Reason(StrEnum):
    """Why an order is not adopted, or none is found."""

    NO_WORKING_ORDER = "no working order"
    NO_PROTOCOL = "no protocol"


@dataclass(frozen=True, slots=True)
class AppliedOrder:
    """The order a vote runs under, frozen when it opens.

    `decision` is the register's number of the decision it rests on; empty while it is only a
    draft, which the vote on its adoption alone runs under.
    """

    order: WorkingOrder
    decision: str = ""

    @property
    def adopted(self) -> bool:
        """Whether the steering group has decided on it."""
        return self.decision != ""

    def source(self, field: str) -> Source:
        """Where a field stands: its paragraph in the decision, or the default of the draft."""
        term = BY_FIELD[field]
        if not self.adopted:
            return setting(term.ground)
        return Source(Mark.WORKING_ORDER, f"beslut {self.decision} § {term.paragraph}")


@dataclass(frozen=True, slots=True)
class Adoption:
    """An order adopted at a moment: its number in the register, and by what.

    `basis` is the protocol's reference ("2026-11-20 § 4") or the vote ("omröstning 3").
    """

    order: WorkingOrder
    decision: str
    at: datetime
    basis: str

    @property
    def applied(self) -> AppliedOrder:
        """The order as votes run under it."""
        return AppliedOrder(self.order, self.decision)


def in_force(adoptions: Iterable[Adoption], at: datetime) -> Adoption | None:
    """The latest adoption made at or before `at`; None when there is none.

    `adoptions` come as they were recorded: of two at one moment the later recorded holds.
    """
    made = [adoption for adoption in adoptions if instant(adoption.at) <= instant(at)]
    # The first of the greatest is taken, so what was recorded last comes first.
    return max(reversed(made), key=lambda adoption: instant(adoption.at), default=None)


def order_for_vote(adoptions: Iterable[Adoption], at: datetime) -> AppliedOrder:
    """The order a vote opened at `at` runs under; Refusal NO_WORKING_ORDER (A17)."""
    adoption = in_force(adoptions, at)
    if adoption is None:
        raise Refusal(Reason.NO_WORKING_ORDER, reading("A17"))
    return adoption.applied


def order_for_adoption(
    adoptions: Iterable[Adoption], draft: WorkingOrder, at: datetime
) -> AppliedOrder:
    """The order a vote about the order runs under: the one in force, else the draft itself."""
    adoption = in_force(adoptions, at)
    return AppliedOrder(draft) if adoption is None else adoption.applied


def by_meeting(order: WorkingOrder, decision: str, at: datetime, protocol: str) -> Adoption:
    """An adoption by a recorded decision of a meeting; Refusal NO_PROTOCOL without a reference."""
    if not protocol.strip():
        raise Refusal(Reason.NO_PROTOCOL, reading("A17"))
    return Adoption(order, decision, at, protocol.strip())


def by_vote(order: WorkingOrder, decision: str, at: datetime, vote: int) -> Adoption:
    """An adoption by a vote that was carried."""
    return Adoption(order, decision, at, f"omröstning {vote}")
