"""The events of a vote: every kind, and the word each is stored under."""

from collections.abc import Mapping

from storage.course_events import (
    Cancelled,
    ClosedEarly,
    Corrected,
    Counted,
    Drafted,
    Elected,
    Extended,
    Opened,
    RollCalled,
    StepCounted,
)
from storage.member_events import (
    Declared,
    LaidOut,
    MeetingRequested,
    Noted,
    Objected,
    Proposed,
    Reserved,
    Ruled,
    Settled,
    Voted,
    Worded,
)

__all__ = [
    "KINDS",
    "NAMES",
    "Cancelled",
    "ClosedEarly",
    "Corrected",
    "Counted",
    "Declared",
    "Drafted",
    "Elected",
    "Event",
    "Extended",
    "LaidOut",
    "MeetingRequested",
    "Noted",
    "Objected",
    "Opened",
    "Proposed",
    "Reserved",
    "RollCalled",
    "Ruled",
    "Settled",
    "StepCounted",
    "Voted",
    "Worded",
]

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
