"""The events of a vote's course: what kansliet, who leads and the clock do."""

from dataclasses import dataclass
from datetime import datetime

from governance.drafts import Draft
from governance.matters import ResourceFrame
from governance.room import Presidium
from governance.voting import Acting, Vote
from governance.working_order import WorkingOrder


@dataclass(frozen=True, slots=True)
class Drafted:
    """The draft as it is made, and each time it is edited.

    `order` is the working order to be adopted, where the matter is one; `meeting` is where the
    vote is to be held.
    """

    acting: Acting
    draft: Draft
    order: WorkingOrder | None = None
    meeting: int | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """The opening: `vote` is what `governance.opening.opened` gave, everything frozen in it."""

    acting: Acting
    vote: Vote
    presidium: Presidium
    frame: ResourceFrame | None = None


@dataclass(frozen=True, slots=True)
class Extended:
    """A later closing time (förlängd)."""

    acting: Acting
    closes_at: datetime


@dataclass(frozen=True, slots=True)
class Corrected:
    """A new wording (rättad); its times are those of `governance.course.corrected`.

    `amount` and `order` stay as they are where they are None.
    """

    acting: Acting
    proposal: str
    earliest: datetime
    closes_at: datetime
    amount: int | None = None
    order: WorkingOrder | None = None


@dataclass(frozen=True, slots=True)
class Cancelled:
    """A draft or a vote broken off (avbruten)."""

    acting: Acting
    reason: str


@dataclass(frozen=True, slots=True)
class RollCalled:
    """The roll called in a meeting (närvaro)."""

    acting: Acting
    present: frozenset[int]


@dataclass(frozen=True, slots=True)
class Elected:
    """A member elected to preside after chair and vice chair."""

    acting: Acting
    person: int


@dataclass(frozen=True, slots=True)
class Counted:
    """The count when the time is out; `acting` is the clock, which is nobody."""

    acting: Acting


@dataclass(frozen=True, slots=True)
class ClosedEarly:
    """The close before the time, when everybody has voted and locked; counted at once."""

    acting: Acting


@dataclass(frozen=True, slots=True)
class StepCounted:
    """A step of the order of propositions counted, by who leads the vote."""

    acting: Acting
