"""The events of a vote that are its members' own acts.

`words` are a person's own (a motivering, a ground of jäv, a reservation's text): the chain holds
only a commitment to them.
"""

from dataclasses import dataclass
from datetime import datetime

from governance.room import Ballot
from governance.voting import Acting


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
class MeetingRequested:
    """A vote per capsulam stopped by a member (sammanträde begärt), perhaps by a counter-proposal.

    `counter` is the counter-proposal, empty where there is none.
    """

    acting: Acting
    counter: str = ""
    words: str = ""


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
