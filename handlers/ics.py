"""Calendar files (RFC 5545): events as the text that calendar programs read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from governance.local_time import STOCKHOLM, local

MEDIA = "text/calendar"
PRODUCT = "-//Hållbar//Samarbetsformerna//SV"
ORGANIZER = "mailto:styrgruppen@hallbar.invalid"
"""Who takes an event back: a message has to say, and this address is nobody's (RFC 2606)."""
WINTER, SUMMER = timedelta(hours=1), timedelta(hours=2)

Property = tuple[str, object] | tuple[str, object, Mapping[str, str]]
"""A property's name and value, and what the value is told with."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something in a calendar.

    A day without a time is a whole day. `uid` stays when the event moves and `sequence` grows, so
    that a calendar moves its own entry. A moment without `end` has no length. One that is
    `cancelled` takes nobody's time.
    """

    uid: str
    title: str
    start: datetime | date
    end: datetime | None = None
    place: str = ""
    description: str = ""
    sequence: int = 0
    cancelled: bool = False


def ics(events: Iterable[Event], at: datetime, name: str = "") -> str:
    """The events as a calendar file, as of `at`; `name` is what the calendar is called."""
    return _written(_head(name), (_properties(event, at) for event in events))


def cancellation(event: Event, at: datetime, organizer: str) -> str:
    """A file that takes a cancelled event out of a calendar that holds it (RFC 5546).

    `organizer` is what whoever cancels it is called.
    """
    head = (*_head(), ("method", "CANCEL"))
    by = ("organizer", ORGANIZER, {"cn": organizer})
    return _written(head, [(*_properties(event, at), by)])


def _written(head: Iterable[Property], events: Iterable[Iterable[Property]]) -> str:
    # Few questions ask for a file, and the library takes longer to load than most take to answer.
    from icalendar import Calendar, Component  # noqa: PLC0415

    def part(kind: str, properties: Iterable[Property]) -> Component:
        made = Component.get_component_class(kind)()
        for each in properties:
            made.add(*each)
        return made

    zone = part("VTIMEZONE", (("tzid", STOCKHOLM.key),))
    for half, properties in ZONE.items():
        zone.add_component(part(half, properties))
    calendar = Calendar()
    for each in head:
        calendar.add(*each)
    for inside in (zone, *(part("VEVENT", event) for event in events)):
        calendar.add_component(inside)
    return str(calendar.to_ical(), "utf-8")


def _head(name: str = "") -> Iterator[Property]:
    yield "version", "2.0"
    yield "prodid", PRODUCT
    if name:
        yield "name", name
        yield "x-wr-calname", name


def _properties(event: Event, at: datetime) -> Iterator[Property]:
    yield "uid", event.uid
    yield "dtstamp", at
    yield "sequence", event.sequence
    yield "summary", event.title
    yield from _span(event)
    if event.cancelled:
        yield "status", "CANCELLED"
    if event.cancelled or not isinstance(event.start, datetime):
        yield "transp", "TRANSPARENT"
    if event.place:
        yield "location", event.place
    if event.description:
        yield "description", event.description


def _span(event: Event) -> Iterator[Property]:
    if not isinstance(event.start, datetime):
        yield "dtstart", event.start
        yield "dtend", event.start + timedelta(days=1)
        return
    yield "dtstart", _moment(event.start)
    if event.end is not None:
        yield "dtend", _moment(event.end)


def _moment(moment: datetime) -> datetime:
    """By Swedish clocks, but in UTC where they show the same hour for the second time."""
    shown = local(moment)
    return shown.astimezone(UTC) if shown.fold else shown


def _half(name: str, first: str, before: timedelta, after: timedelta) -> tuple[Property, ...]:
    """A half of the year: it begins on the last Sunday of the month `first` is in."""
    begins = datetime.fromisoformat(first)
    return (
        ("dtstart", begins),
        ("rrule", {"freq": "yearly", "bymonth": begins.month, "byday": "-1su"}),
        ("tzoffsetfrom", before),
        ("tzoffsetto", after),
        ("tzname", name),
    )


ZONE = {
    "DAYLIGHT": _half("CEST", "1996-03-31T02:00", WINTER, SUMMER),
    "STANDARD": _half("CET", "1996-10-27T03:00", SUMMER, WINTER),
}
"""Swedish time under the rule that has held since 1996."""
