"""What stands in the calendar: each duty, meeting, term that ends and open vote as an event.

An event's uid never changes, whatever becomes of what it is about.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from governance.duties import Kind, number_of
from governance.meetings import Meeting
from governance.spelling import plain
from governance.steering import Holding
from governance.voting import Vote
from governance.year import Occurrence
from handlers.almanac import Almanac
from handlers.ics import Event
from handlers.texts import almanac as words
from handlers.texts import meeting_calendar
from handlers.texts.formats import weekday
from handlers.texts.sources import lines
from handlers.texts.year import ASKS, COUNTED

HOST = "hallbar"


def events(found: Almanac, votes: Iterable[tuple[Vote, str]]) -> Iterator[Event]:
    """Everything in the almanac, and the votes with their titles."""
    yield from (_duty(each) for each in found.duties)
    yield from (_meeting(each) for each in found.meetings)
    for day, ending in words.by_day(found.terms).items():
        yield from (_term(each, day) for each in ending)
    yield from (_vote(vote, title) for vote, title in votes)


def _meeting(found: Meeting) -> Event:
    said = _lines(found.cancelled, _shown_by(f"möte {found.number}"))
    return meeting_calendar.event(found, said)


def _duty(duty: Occurrence) -> Event:
    shown_by = _shown_by(f"frist {number_of(Kind(duty.duty), duty.due.year)}")
    said = (ASKS[duty.duty], _advice(duty), shown_by, *lines(duty.sources))
    uid = _uid("frist", plain(duty.duty), duty.due.year)
    return Event(uid, words.duty(duty), duty.due, description=_lines(*said))


def _advice(duty: Occurrence) -> str:
    if duty.plan_for is None or duty.duty in COUNTED:
        return ""
    return f"Planera för {weekday(duty.plan_for)}: den sista dagen är ingen arbetsdag."


def _term(ending: Holding, day: date) -> Event:
    uid = _uid("mandat", ending.seat, day)
    return Event(uid, words.term(ending), day, description=_shown_by("mandat"))


def _vote(vote: Vote, title: str) -> Event:
    return Event(
        uid=_uid("omrostning", vote.id),
        title=f"Omröstning {vote.id} stänger: {title}",
        start=vote.closes_at,
        description=_shown_by(f"omröstning {vote.id}"),
    )


def _shown_by(command: str) -> str:
    return f"I chatten: /hallbar {command}"


def _lines(*said: str) -> str:
    return "\n".join(each for each in said if each)


def _uid(*parts: object) -> str:
    return f"{'-'.join(str(part) for part in parts)}@{HOST}"
