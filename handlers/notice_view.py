"""A notice of exit as it is shown to whoever asks, and what that person may do with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from governance.matters import Matter
from governance.people import Right, may
from governance.refusal import Refusal
from governance.spelling import plain
from governance.steering import CHAIRING
from governance.tally import Outcome
from governance.withdrawal import NOTICE, Notice
from handlers.ask import Ask
from handlers.duty_reasons import Reason
from handlers.holders import Holders
from storage import exit_notices, people, regions, register
from storage.archive import Archive


@dataclass(frozen=True, slots=True)
class View:
    """A notice on a day.

    `chair` is the title of whoever answered; `decisions` are those in the register that confirm an
    exit and name the region. `chaired` says whether anybody is the chair, who may answer.
    """

    number: int
    notice: Notice
    region: str
    chair: str
    decisions: tuple[str, ...]
    today: date
    rules: bool
    tends: bool
    chaired: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """Every notice, newest first, and whether the asker may record one."""

    notices: tuple[View, ...]
    records: bool


def numbered(number: int, archive: Archive) -> Notice:
    """The notice with a number; Refusal NO_SUCH_NOTICE."""
    found = exit_notices.load(archive).get(number)
    if found is None:
        raise Refusal(Reason.NO_SUCH_NOTICE, NOTICE, number=str(number))
    return found


def view(number: int, ask: Ask[object], archive: Archive) -> View:
    """A notice as it stands when asked; Refusal NO_SUCH_NOTICE."""
    found = numbered(number, archive)
    chair = people.load(archive).get(found.ruled_by or 0)
    region = regions.by_code(archive)[found.region].name
    return View(
        number=number,
        notice=found,
        region=region,
        chair=chair.title if chair else "",
        decisions=tuple(_confirming(found, region, archive)),
        today=ask.day,
        rules=may(ask.who.roles, Right.RULE_EXIT),
        tends=may(ask.who.roles, Right.TEND_DUTIES),
        chaired=bool(Holders(archive, ask.day).of(CHAIRING)),
    )


def of_year(year: int, ask: Ask[object], archive: Archive) -> tuple[View, ...]:
    """The notices received in a year that stand, first to last."""
    standing = exit_notices.load(archive).items()
    numbers = [
        number for number, each in standing if each.received_on.year == year and not each.withdrawn
    ]
    return tuple(view(number, ask, archive) for number in numbers)


def shown(ask: Ask[object], archive: Archive) -> Shown:
    """Every notice that stands, newest first."""
    standing = [number for number, each in exit_notices.load(archive).items() if not each.withdrawn]
    views = tuple(view(number, ask, archive) for number in reversed(standing))
    return Shown(views, records=may(ask.who.roles, Right.RECORD_EXIT))


def _confirming(found: Notice, region: str, archive: Archive) -> Iterator[str]:
    for each in register.of_matter(archive, Matter.EXIT_CONFIRMATION):
        entry = each.entry
        later = entry.outcome is Outcome.CARRIED and entry.day >= found.received_on
        if later and plain(region) in plain(f"{entry.title} {entry.text}"):
            yield str(entry.number)
