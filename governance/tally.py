"""The tally (rösträkning): one value that carries every number of a result, with its mark."""

from dataclasses import dataclass
from enum import StrEnum

from governance.provenance import Source
from governance.room import Ballot, Form


class Outcome(StrEnum):
    """What a vote comes to; the value completes "Förslaget …"."""

    CARRIED = "bifölls"
    NOT_CARRIED = "bifölls inte"
    WAITING = "väntar på utslagsröst"


class Yardstick(StrEnum):
    """What the yes votes are held against."""

    SIMPLE = "enkel majoritet av avgivna"
    TWO_THIRDS = "två tredjedelar av avgivna"
    SEATS = "av stolarna"
    ALL_SEATS = "alla stolar"


@dataclass(frozen=True, slots=True)
class Number:
    """A number of members, and where it stands that it is counted so."""

    value: int
    source: Source


@dataclass(frozen=True, slots=True)
class Measure:
    """A number of members held against the least that is needed."""

    has: int
    needs: int
    source: Source

    @property
    def met(self) -> bool:
        """Whether it is enough."""
        return self.has >= self.needs


@dataclass(frozen=True, slots=True)
class Counts:
    """The members by what they said; together they are all of them, each counted once."""

    yes: int
    no: int
    abstained: int
    out: int
    silent: int
    conflicted: int
    absent: int


@dataclass(frozen=True, slots=True)
class Casting:
    """A tie's casting vote: by whom, and what; `person` is None while somebody must be elected.

    `ballot` is YES or NO, None while it is waited for; `asked` when it was not the own ballot.
    """

    person: int | None
    ballot: Ballot | None
    asked: bool
    source: Source


@dataclass(frozen=True, slots=True)
class Tally:
    """A count with its proof (D1-D3, D5, D6, D9).

    `cast` are the votes for and against; `against` the ones against, abstentions among them only
    where the order says so. `quorum` is None per capsulam, `casting` None unless it is a tie
    that somebody may settle.
    """

    form: Form
    counts: Counts
    counts_source: Source
    seats: Number
    present: Number
    unconflicted: Number
    against: int
    quorum: Measure | None
    yardstick: Yardstick
    majority: Measure
    tie: bool
    casting: Casting | None
    outcome: Outcome

    @property
    def cast(self) -> int:
        """How many votes count for or against."""
        return self.counts.yes + self.against

    @property
    def quorate(self) -> bool:
        """Whether enough take part for a decision; per capsulam always."""
        return self.quorum is None or self.quorum.met
