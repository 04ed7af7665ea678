"""Dated facts: what holds from a day, and perhaps to a day."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class Dated(Protocol):
    """A fact in force from `since` to `until`, both days included; None means until further."""

    @property
    def since(self) -> date:
        """The first day in force."""

    @property
    def until(self) -> date | None:
        """The last day in force."""


Fact = TypeVar("Fact", bound=Dated)


def in_force(facts: Iterable[Fact], day: date) -> tuple[Fact, ...]:
    """The facts that hold on `day`, in the order given."""
    return tuple(
        fact for fact in facts if fact.since <= day and (fact.until is None or day <= fact.until)
    )
