"""A plan of reminders as it is shown: where it is from, who chose it, what follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Self

from governance.duties import Kind as Duty
from governance.reminder_topics import FOLLOWING, Topic, followed
from governance.reminders import Plan
from storage import people, reminder_plans
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Coming:
    """A reminder to come: what it is about, when it goes out, and to whom."""

    title: str
    at: datetime
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """When a plan was last chosen or taken back, and by whom."""

    at: datetime
    by: str


@dataclass(frozen=True, slots=True)
class View:
    """The plan of a topic as it holds, and whether it is chosen.

    `follows` is what it follows while none is chosen for it alone; `duties` are those that can
    follow it, and whether each has a plan of its own.
    """

    topic: Topic
    plan: Plan
    chosen: bool
    changed: Changed | None
    follows: Self | None
    duties: Mapping[Duty, bool]


def view(of: Topic, archive: Archive) -> View:
    """The plan of a topic."""
    chosen = reminder_plans.load(archive)
    kind = followed(of, chosen)
    return View(
        topic=of,
        plan=reminder_plans.of(archive, of),
        chosen=of in chosen,
        changed=_changed(of, archive),
        follows=None if kind is None else view(kind, archive),
        duties={duty: duty in chosen for duty in FOLLOWING if FOLLOWING[duty] == of},
    )


def _changed(of: Topic, archive: Archive) -> Changed | None:
    """Who last changed a plan, and when; None when nobody has."""
    found = reminder_plans.changes(archive).get(of)
    if found is None:
        return None
    who = "" if found.by is None else people.load(archive)[found.by].title
    return Changed(found.at, who)
