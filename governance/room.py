"""The room: who of the members is there, who may take part, and what they have said (D1, D9)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from governance.adoptions import AppliedOrder
from governance.refusal import Refusal
from governance.vote_reasons import Reason


class Form(StrEnum):
    """How a vote is held; the value is the word people type."""

    MEETING = "möte"
    CAPSULAM = "per-capsulam"


class Ballot(StrEnum):
    """What an elector can say; the value is the word people type (D6)."""

    YES = "bifall"
    NO = "avslag"
    ABSTAIN = "avstår"
    OUT = "deltar-inte"


@dataclass(frozen=True, slots=True)
class Presidium:
    """The persons who preside, in order: chair, vice chair, the one elected (R16, R18, A6)."""

    chair: int | None = None
    vice_chair: int | None = None
    elected: int | None = None

    @property
    def order(self) -> tuple[int | None, ...]:
        """Who presides, first to last; a person who stands in for the chair is the chair here."""
        return (self.chair, self.vice_chair, self.elected)


@dataclass(frozen=True, slots=True)
class CastingVote:
    """A casting vote (utslagsröst) given when asked for."""

    person: int
    ballot: Ballot


@dataclass(frozen=True, slots=True)
class Room:
    """What a vote is counted from, each member by person id.

    `present` is the roll call of a meeting and means nothing per capsulam. `ballots` holds the
    last ballot of each; those in `locked` may not be changed.
    """

    form: Form
    members: tuple[int, ...]
    present: frozenset[int] = frozenset()
    conflicted: frozenset[int] = frozenset()
    ballots: Mapping[int, Ballot] = field(default_factory=dict)
    locked: frozenset[int] = frozenset()
    presidium: Presidium = Presidium()
    casting: CastingVote | None = None

    @property
    def there(self) -> frozenset[int]:
        """The members who are there: by roll call, or all of them per capsulam."""
        members = frozenset(self.members)
        return members & self.present if self.form is Form.MEETING else members

    @property
    def taking_part(self) -> frozenset[int]:
        """The members who are there without a conflict of interest (D9)."""
        return self.there - self.conflicted

    @property
    def voted(self) -> tuple[int, ...]:
        """Those taking part who have answered, as the roll has them."""
        able = self.taking_part
        return tuple(each for each in self.members if each in able and each in self.ballots)

    @property
    def silent(self) -> frozenset[int]:
        """Those taking part who have not answered."""
        return frozenset(person for person in self.taking_part if person not in self.ballots)


def presiding(room: Room) -> int | None:
    """Who presides in the matter: the first in order who takes part and has not stood aside (D5).

    Absence, a conflict of interest and `deltar inte` pass it on; None when nobody is left.
    """
    able = able_to_preside(room)
    return next((person for person in room.presidium.order if person in able), None)


def able_to_preside(room: Room) -> frozenset[int]:
    """Everybody who could be elected to preside in the matter."""
    return frozenset(
        person for person in room.taking_part if room.ballots.get(person) is not Ballot.OUT
    )


def check_taking_part(applied: AppliedOrder, room: Room, person: int) -> None:
    """Refusal IN_CONFLICT or NOT_PRESENT for a member who may not act in the matter (D9, D1)."""
    check_unconflicted(applied, room, person)
    if person not in room.there:
        raise Refusal(Reason.NOT_PRESENT, applied.source("quorum"))


def check_unconflicted(applied: AppliedOrder, room: Room, person: int | None) -> None:
    """Refusal IN_CONFLICT for one who neither prepares nor decides the matter (D9)."""
    if person in room.conflicted:
        raise Refusal(Reason.IN_CONFLICT, applied.source("conflicted"))
