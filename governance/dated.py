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


def overlap(one: Dated, other: Dated) -> bool:
    """Whether two facts hold on some day together; one that ends before it begins never holds."""
    first = max(one.since, other.since)
    return all(each.until is None or first <= each.until for each in (one, other))


def in_force(facts: Iterable[Fact], day: date) -> tuple[Fact, ...]:
    """The facts that hold on `day`, in the order given."""
    return tuple(
        fact for fact in facts if fact.since <= day and (fact.until is None or day <= fact.until)
    )
