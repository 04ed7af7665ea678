"""What a vote would be opened under now: the order, the electorate and the frame (A11, A17)."""

import re
from datetime import datetime

from governance.adoptions import AppliedOrder, order_for_adoption, order_for_vote
from governance.drafts import Draft
from governance.electorate import electorate
from governance.matters import Matter, ResourceFrame, frame_of
from governance.opening import Conditions
from governance.working_order import WorkingOrder
from governance.year import operating_year
from handlers.offering import offering
from handlers.texts.vote_buttons import ADOPT
from storage import adoptions, frames, links, steering
from storage.archive import Archive

YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def conditions(
    draft: Draft, order: WorkingOrder | None, at: datetime, archive: Archive
) -> Conditions:
    """The conditions at a moment; `order` is the working order put to the vote.

    Refusal NO_WORKING_ORDER or NOT_SEVEN_SEATED.
    """
    applied = applied_order(order, at, archive)
    day = at.date()
    electors = electorate(steering.holdings(archive), links.seat_accounts(archive), day)
    return Conditions(applied, electors, frame(draft, at, archive))


def applied_order(order: WorkingOrder | None, at: datetime, archive: Archive) -> AppliedOrder:
    """The order a vote runs under: for its own adoption the draft, until one is adopted."""
    made = adoptions.load(archive)
    if order is not None:
        return order_for_adoption(made, order, at)
    with offering(ADOPT):
        return order_for_vote(made, at)


def frame(draft: Draft, at: datetime, archive: Archive) -> ResourceFrame | None:
    """The frame of a budget's year: the year its title names, else the coming one."""
    if draft.matter is not Matter.BUDGET:
        return None
    named = YEAR.search(draft.title)
    year = int(named[0]) if named else operating_year(at.date()) + 1
    return frame_of(frames.load(archive), year, at.date())
