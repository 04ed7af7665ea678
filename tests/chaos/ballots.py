"""Ballots as they are delivered, and what those who cast them are told."""

from dataclasses import dataclass
from datetime import datetime

from handlers.outcome import Outcome
from handlers.texts import refusals
from storage.database import Database
from tests.bench.council import ask, receipt

BUSY = refusals.busy()


@dataclass(frozen=True)
class Ballot:
    """A ballot; `key` names it, and stands in its motivering, which the chain keeps."""

    key: str
    vote: int
    who: str
    said: str

    @property
    def text(self) -> str:
        return f"rösta {self.vote} {self.said} motivering={self.key}"


@dataclass(frozen=True)
class Taken:
    """A ballot that was acknowledged, with the digest on its receipt."""

    ballot: Ballot
    receipt: str


def cast(database: Database, ballot: Ballot, at: datetime, delivery: str | None = None) -> Outcome:
    """Deliver a ballot, again and again while the answer is that nothing was saved."""
    key = ballot.key if delivery is None else delivery
    told = ask(database, ballot.who, ballot.text, at, key)
    while told.answer == BUSY:
        told = ask(database, ballot.who, ballot.text, at, key)
    return told


def acknowledged(ballot: Ballot, told: Outcome) -> Taken | None:
    """The ballot as taken; None when the answer was no receipt."""
    digest = receipt(told)
    return Taken(ballot, digest) if digest else None
