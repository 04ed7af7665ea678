"""Steps (steg): what a duty takes, how far each has come, and whose turn it is."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class StepKind(StrEnum):
    """What is done in a step; the value is the word that evidence of it is kept under."""

    MANAGEMENT_REPORT = "förvaltningsberättelse"
    ACCOUNTS = "årsbokslut"
    AREAS = "områden"
    DECIDED = "beslut"
    PRESENTED = "presenterad"
    HANDED_OVER = "överlämnad"
    RECEIVED = "mottagen"
    MEETINGS = "möten"
    CONFERENCES = "konferenser"
    TERM = "mandat"
    COMMITTEE = "rmc-au"
    ADOPTED = "antagen"
    FINANCED = "finansierad"
    FIGURES = "folkmängd"


class Turn(StrEnum):
    """Who a step waits for."""

    OWNER = "owner"
    STEERING_GROUP = "steering group"
    LFU = "LfU"
    RMC = "RMC"
    REGIONS = "regions"


@dataclass(frozen=True, slots=True)
class Step:
    """A step: how many times it is done of how many that are `needed`.

    `day` is when it was whole, None when it is not or nobody knows. `due` is its own last day,
    where that is not the duty's. `about` says which one it is of several (a body, a seat's number),
    `left` which regions it is left for, by code, `planned` how many more times it has a day to
    come. Without an `extra` step the duty is fulfilled all the same.
    """

    kind: StepKind
    turn: Turn
    count: int
    needed: int = 1
    day: date | None = None
    due: date | None = None
    about: str = ""
    left: tuple[str, ...] = ()
    extra: bool = False
    planned: int = 0

    @property
    def done(self) -> bool:
        """Whether nothing of it is left."""
        return self.count >= self.needed

    @property
    def arranged(self) -> bool:
        """Whether it is done, or will be once each day to come has been."""
        return self.count + self.planned >= self.needed


def single(kind: StepKind, turn: Turn, day: date | None, about: str = "") -> Step:
    """A step that is done once: on `day`, or not yet."""
    return Step(kind, turn, int(day is not None), day=day, about=about)


def counted(kind: StepKind, turn: Turn, needed: int, days: Iterable[date]) -> Step:
    """A step that is done several times, whole on the day of the last one that is needed."""
    done = sorted(days)
    return Step(kind, turn, len(done), needed, done[needed - 1] if len(done) >= needed else None)


def by_each(kind: StepKind, turn: Turn, regions: Collection[str], days: Mapping[str, date]) -> Step:
    """A step that is done for each region, by code; `days` says when for those it is done for."""
    done = counted(kind, turn, len(regions), (days[code] for code in regions if code in days))
    return replace(done, left=tuple(code for code in regions if code not in days))
