"""The register of decisions (beslutsregistret): numbers, entries and their follow-up (D11, D14)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from governance.local_time import local
from governance.matters import Matter, Purpose
from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.room import Ballot, Room
from governance.tally import Outcome

REGISTER: Source = setting("D11")
_NUMBER = re.compile(r"([0-9]{4})-([0-9]{1,4})")


class Reason(StrEnum):
    """Why a follow-up is refused."""

    BEFORE_THE_DECISION = "before the decision"


@dataclass(frozen=True, slots=True, order=True)
class DecisionNumber:
    """An entry's number of the year, written 2026-03."""

    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.year}-{self.serial:02}"


class Status(StrEnum):
    """How far what was decided has come; the value is the word people type."""

    NEW = "ej påbörjat"
    ONGOING = "pågår"
    DONE = "klart"
    DROPPED = "utgår"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the register: when, what, by whom decided, by whom presented (D11).

    `kind` says whether it is a decision or only a preparation for others; `basis` is the vote
    ("omröstning 12") or the protocol ("2026-11-20 § 4"); `deciders` decided, `beside` took part
    without deciding.
    """

    number: DecisionNumber
    kind: Purpose
    matter: Matter
    day: date
    title: str
    text: str
    outcome: Outcome
    basis: str
    presented_by: str = ""
    deciders: tuple[int, ...] = ()
    beside: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What becomes of an entry: who sees to it, by when, looked at again when, how far.

    `reference` is the diarienummer; `formal_decision` the one taken in the host or in a region.
    """

    owner: str = ""
    due: date | None = None
    review: date | None = None
    status: Status = Status.NEW
    reference: str = ""
    formal_decision: str = ""


def read_number(text: str) -> DecisionNumber | None:
    """The number in what a person typed ("2026-3", "2026-03"); None when it is none."""
    found = _NUMBER.fullmatch(text.strip())
    if found is None or int(found[2]) == 0:
        return None
    return DecisionNumber(int(found[1]), int(found[2]))


def next_number(at: datetime, taken: Iterable[DecisionNumber]) -> DecisionNumber:
    """The number of a decision made at `at`: the next of that year on Swedish clocks."""
    year = local(at).year
    serials = [number.serial for number in taken if number.year == year]
    return DecisionNumber(year, max(serials, default=0) + 1)


def deciders(room: Room) -> tuple[int, ...]:
    """The members who took part in deciding: who said yes, said no or abstained (D11)."""
    deciding = {Ballot.YES, Ballot.NO, Ballot.ABSTAIN}
    return tuple(
        person
        for person in room.members
        if person in room.taking_part and room.ballots.get(person) in deciding
    )


def beside(room: Room) -> tuple[int, ...]:
    """The members who were there without taking part in deciding (D6, D9, D11)."""
    decided = deciders(room)
    return tuple(
        person for person in room.members if person in room.there and person not in decided
    )


def check_follow_up(entry: Entry, follow_up: FollowUp) -> None:
    """Refusal BEFORE_THE_DECISION, with the entry's day, for a day before it."""
    for day in (follow_up.due, follow_up.review):
        if day is not None and day < entry.day:
            raise Refusal(Reason.BEFORE_THE_DECISION, REGISTER, day=entry.day)


def is_pending(follow_up: FollowUp) -> bool:
    """Whether something is left to do: owned or due, and neither done nor dropped."""
    expected = follow_up.owner != "" or follow_up.due is not None
    return expected and follow_up.status in {Status.NEW, Status.ONGOING}


def is_overdue(follow_up: FollowUp, today: date) -> bool:
    """Whether something left to do should have been done before today."""
    return is_pending(follow_up) and follow_up.due is not None and follow_up.due < today


def is_up_for_review(follow_up: FollowUp, today: date) -> bool:
    """Whether its review day has come; a dropped one is not looked at again."""
    ended = follow_up.status is Status.DROPPED
    return not ended and follow_up.review is not None and follow_up.review <= today
