"""What is posted of duties: that a region has the report, that a notice of exit waits for somebody.

Every post is put in the transaction of what it tells of.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from governance.digests import HOUR
from governance.local_time import later, local
from governance.people import Appointment, Role
from governance.reminders import morning
from governance.steering import CHAIRING
from handlers.answer import Answer
from handlers.ask import Ask, Chosen
from handlers.holders import Holders
from handlers.posting import Content, to_person, written
from storage import exit_notices, outbox, people
from storage.archive import Archive
from storage.outbox import Post


def handed_over(report: tuple[int, str], said: Answer, ask: Ask[object], archive: Archive) -> bool:
    """Tell a region's coordinators that the report is handed over, for their receipt.

    What they were to be told before is let be. Gives whether there is anybody to tell.
    """
    report_taken_back(report, archive)
    _, code = report
    persons = Holders(archive, ask.day).coordinators({code})
    _tell(_report(report), persons, _Telling(Content(said), ask.at, archive))
    return bool(persons)


def report_taken_back(report: tuple[int, str], archive: Archive) -> None:
    """Let be what has not been told of a year's report in a region, by its code."""
    outbox.cancel(archive, _report(report))


def notice(number: int, ask: Ask[object], archive: Archive, *, ruled: bool = False) -> bool:
    """Ask the chair about a notice of exit; once it is ruled on, kansliet hears of it.

    Gives whether there is anybody to ask now, other than the one who asks. Whoever is to be the
    chair later is asked then.
    """
    outbox.cancel(archive, _about(number))
    asker = ask.who.person.id if ask.who.person else None
    holders = Holders(archive, ask.day)
    chairs, kansli = (
        [each for each in holders.of(roles) if each != asker] for roles in (CHAIRING, {Role.KANSLI})
    )
    told = kansli if ruled else [*chairs, *kansli]
    _tell(_about(number), told, _Telling(_notice(number), ask.at, archive))
    for coming in () if ruled else people.appointments(archive):
        if coming.since > ask.day and coming.person != asker:
            _ask_chair(number, coming, ask.at, archive)
    return bool(chairs)


def new_chair(new: Appointment, at: datetime, archive: Archive) -> None:
    """Ask whoever becomes the chair about the notices of exit that wait for an answer."""
    for number, each in exit_notices.load(archive).items():
        if each.to_rule and (new.until is None or local(at).date() <= new.until):
            _ask_chair(number, new, at, archive)


def notice_gone(number: int, archive: Archive) -> None:
    """Let be what has not been told of a notice that was recorded by mistake."""
    outbox.cancel(archive, _about(number))


def _ask_chair(number: int, chair: Appointment, at: datetime, archive: Archive) -> None:
    """Ask about a notice from the first morning of whoever is the chair, or at once."""
    if chair.role in CHAIRING:
        asked_at = later(at, morning(chair.since, HOUR))
        _tell(_about(number), [chair.person], _Telling(_notice(number), asked_at, archive))


def _notice(number: int) -> Content:
    return Content(Chosen("utträde", {"nr": str(number)}), insists=True)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What is said, from which moment on."""

    said: Content
    at: datetime
    archive: Archive


def _report(report: tuple[int, str]) -> str:
    year, code = report
    return f"rapport:{year}:{code}:"


def _about(number: int) -> str:
    return f"utträde:{number}:"


def _tell(key: str, persons: Iterable[int], telling: _Telling) -> None:
    # The journal's revision makes each telling another: a thing may be done, undone and done again.
    archive = telling.archive
    for person in dict.fromkeys(persons):
        whole = f"{key}{archive.revision}:to:{person}"
        outbox.put(archive, Post(whole, to_person(person), written(telling.said), telling.at))
