"""What tests of duties do besides asking: put decisions in the register, look at what is posted."""

from collections.abc import Mapping
from datetime import date, datetime
from zoneinfo import ZoneInfo

from governance.decisions import DecisionNumber, Entry
from governance.duties import Kind
from governance.matters import Matter, Purpose
from governance.steps import StepKind
from governance.tally import Outcome
from handlers.answer import Choice, Choices
from storage import evidence, people, post_lists, register
from storage.database import Database
from storage.evidence import Concerned
from storage.journal import Act
from storage.outbox import State
from tests.conversations.stage import Stage

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def at(day: str, clock: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=STOCKHOLM)


def decide(database: Database, matter: Matter, title: str, day: date, serial: int = 1) -> None:
    """Enter a carried decision in the register."""
    entry = Entry(
        *(DecisionNumber(day.year, serial), Purpose.DECISION, matter, day, title),
        *("Förslaget.", Outcome.CARRIED, "2027-01-01 § 1"),
    )
    with database.writing() as archive:
        register.enter(archive, Act("prov", at(day.isoformat()), None), entry)


def steps(stage: Stage) -> dict[StepKind, list[str]]:
    """What is recorded of the report on 2026: the regions of each step, "" for the whole."""
    found: dict[StepKind, list[str]] = {}
    with stage.database.reading() as archive:
        for each in evidence.of(archive, Concerned(Kind.REPORT, 2026)):
            found.setdefault(each.step, []).append(each.scope)
    return found


def asked(stage: Stage, line: str) -> str:
    """The whole answer to a line, as text."""
    return "\n".join(stage.play(line))


def buttons(stage: Stage) -> tuple[Choice, ...]:
    """The choices of the last answer."""
    found = (part.choices for part in stage.answer.parts if isinstance(part, Choices))
    return tuple(choice for choices in found for choice in choices)


def labels(stage: Stage) -> list[str]:
    return [choice.label for choice in buttons(stage)]


def told(database: Database, prefix: str, state: State = State.PENDING) -> Mapping[str, int]:
    """How many posts whose keys begin so each person has, by handle."""
    counts: dict[str, int] = {}
    with database.reading() as archive:
        handles = {person.id: person.handle for person in people.load(archive).values()}
        for kept in post_lists.listed(archive, state, 200):
            if kept.post.key.startswith(prefix):
                person = kept.post.recipient["person"]
                assert isinstance(person, int)
                counts[handles[person]] = counts.get(handles[person], 0) + 1
    return counts
