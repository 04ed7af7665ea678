"""The events of a vote: each act as it is stored, by whom, from which account and when.

`words` are a person's own (a motivering, a ground of jäv, a reservation's text): the chain holds
only a commitment to them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from governance.drafts import Draft
from governance.matters import ResourceFrame
from governance.room import Ballot, Presidium
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
class MeetingRequested:
    """A vote per capsulam stopped by a member (sammanträde begärt), perhaps by a counter-proposal.

    `counter` is the counter-proposal, empty where there is none.
    """

    acting: Acting
    counter: str = ""
    words: str = ""


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
class Voted:
    """A ballot on a version of the proposal, perhaps locked; `words` are its motivering."""

    acting: Acting
    ballot: Ballot
    version: int
    lock: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """The casting vote (utslagsröst) that was waited for; counted at once."""

    acting: Acting
    ballot: Ballot


@dataclass(frozen=True, slots=True)
class Declared:
    """A conflict of interest (jäv) declared by oneself; `words` are its ground."""

    acting: Acting
    words: str = ""


@dataclass(frozen=True, slots=True)
class Objected:
    """An objection (jävsinvändning) against another; `words` are its ground."""

    acting: Acting
    against: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A member's ruling on an objection, which is named by its place in the vote, from 1."""

    acting: Acting
    objection: int
    upholds: bool


@dataclass(frozen=True, slots=True)
class Reserved:
    """A reservation, its text perhaps to follow; `meeting_over` is when its meeting ended."""

    acting: Acting
    words: str = ""
    meeting_over: datetime | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """A note for the minutes (protokollsanteckning), as a reservation is."""

    acting: Acting
    words: str = ""
    meeting_over: datetime | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """The text of one's own statement, which is named by its place in the vote, from 1."""

    acting: Acting
    statement: int
    words: str


@dataclass(frozen=True, slots=True)
class Proposed:
    """Another proposal (yrkande) made in a meeting."""

    acting: Acting
    proposal: str


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The order of propositions, when who presides names the main one by its label."""

    acting: Acting
    main: str


@dataclass(frozen=True, slots=True)
class StepCounted:
    """A step of the order of propositions counted, by who leads the vote."""

    acting: Acting


Event = (
    Drafted
    | Opened
    | Extended
    | Corrected
    | Cancelled
    | MeetingRequested
    | RollCalled
    | Elected
    | Counted
    | ClosedEarly
    | Voted
    | Settled
    | Declared
    | Objected
    | Ruled
    | Reserved
    | Noted
    | Worded
    | Proposed
    | LaidOut
    | StepCounted
)

KINDS: Mapping[str, type[Event]] = {
    "utkast": Drafted,
    "öppnad": Opened,
    "förlängd": Extended,
    "rättad": Corrected,
    "avbruten": Cancelled,
    "sammanträde begärt": MeetingRequested,
    "närvaro": RollCalled,
    "mötesordförande vald": Elected,
    "räknad": Counted,
    "stängd i förtid": ClosedEarly,
    "röst": Voted,
    "utslagsröst": Settled,
    "jäv": Declared,
    "jävsinvändning": Objected,
    "jävsinvändning prövad": Ruled,
    "reservation": Reserved,
    "protokollsanteckning": Noted,
    "skriven text": Worded,
    "yrkande": Proposed,
    "propositionsordning": LaidOut,
    "delvotering": StepCounted,
}
"""Every event by the word it is stored under, which never changes."""
NAMES: Mapping[type[Event], str] = {kind: name for name, kind in KINDS.items()}
