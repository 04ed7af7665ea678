"""What is said of a year as a wheel (årshjul)."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from governance.meetings import Kind, Meeting, state
from governance.reach import FIRST_YEAR, LAST_YEAR
from governance.year import Occurrence
from handlers.almanac import Almanac
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.drawings import Mark, Wheel
from handlers.texts import almanac as words
from handlers.texts.formats import listed, together, weekday
from handlers.texts.meeting_words import STATES, hours
from handlers.texts.year import COUNTED, name

WHEEL = "årshjulet: årets datum, möten och mandat som går ut, som bild och lista"

DATES, MEETINGS, CONFERENCES = "Sista dagar enligt samarbetsformerna", "Möten", "Konferenser"
TERMS, TODAY = "Mandat som går ut", "I dag"
KINDS = (DATES, MEETINGS, CONFERENCES, TERMS, TODAY)
OF_KIND = {Kind.MEETING: MEETINGS, Kind.CONFERENCE: CONFERENCES}
COUNTS = {
    DATES: ("en sista dag enligt samarbetsformerna", "{} sista dagar enligt samarbetsformerna"),
    MEETINGS: ("ett möte", "{} möten"),
    CONFERENCES: ("en konferens", "{} konferenser"),
    TERMS: ("en dag då mandat går ut", "{} dagar då mandat går ut"),
}
"""How each kind is counted, one and many."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something on its day: as it stands beside the wheel, and as it stands in the list."""

    day: date
    kind: str
    short: str
    long: str


def wheel(year: int, found: Almanac, at: datetime) -> Answer:
    """The year as a picture, and the same as a list."""
    items = sorted(_items(found, at), key=lambda item: item.day)
    marks = tuple(Mark(item.day, item.short, item.kind) for item in items)
    today = (Mark(at.date(), TODAY, TODAY),) if at.year == year else ()
    title = f"Årshjul {year}"
    picture = Wheel(f"årshjul-{year}.png", title, _alt(year, items), year, KINDS, marks + today)
    parts: tuple[Part, ...] = (picture, _listing(items), *_no_meetings(year, items), _ways_on(year))
    return Answer(title, parts, words.sources(found))


def _items(found: Almanac, at: datetime) -> Iterator[Item]:
    for duty in found.duties:
        yield Item(duty.due, DATES, name(duty), _duty(duty))
    for each in found.meetings:
        if not each.cancelled:
            yield Item(each.day, OF_KIND[each.kind], _short(each), _meeting(each, at))
    for day, ending in words.by_day(found.terms).items():
        yield Item(day, TERMS, words.terms(ending), words.terms(ending))


def _duty(duty: Occurrence) -> str:
    if duty.plan_for is None or duty.duty in COUNTED:
        return words.duty(duty)
    return f"{words.duty(duty)}, planera för {weekday(duty.plan_for)}"


def _short(found: Meeting) -> str:
    # The hours stay on one line beside the wheel.
    when = hours(found).replace(" ", "\u00a0")
    return ", ".join(each for each in (words.meeting(found), when) if each)


def _meeting(found: Meeting, at: datetime) -> str:
    place = f", {found.place}" if found.place else ""
    return f"{_short(found)}{place} ({STATES[state(found, at)]})"


def _alt(year: int, items: list[Item]) -> str:
    counted = Counter(item.kind for item in items)
    told = tuple(
        one if counted[kind] == 1 else many.format(counted[kind])
        for kind, (one, many) in COUNTS.items()
        if counted[kind]
    )
    return f"Året {year} som ett hjul av tolv månader, med {listed(told)}. Allt står i listan."


def _listing(items: list[Item]) -> Facts:
    by_day = groupby(items, lambda item: item.day)
    return Facts(
        tuple(
            Fact(weekday(day).capitalize(), together(item.long for item in on_day))
            for day, on_day in by_day
        ),
        "Samma uppgifter som lista",
    )


def _no_meetings(year: int, items: list[Item]) -> tuple[Text, ...]:
    planned = any(item.kind == MEETINGS for item in items)
    return () if planned else (Text(f"Inga möten är inlagda för {year}."),)


def _ways_on(year: int) -> Choices:
    near = (each for each in (year - 1, year + 1) if FIRST_YEAR <= each <= LAST_YEAR)
    years = (Choice(f"Årshjul {each}", Chosen("årshjul", {"år": str(each)})) for each in near)
    dates = Choice(f"Frister {year}", Chosen("frister", {"år": str(year)}))
    meetings = Choice(f"Möten {year}", Chosen("möten", {"år": str(year)}))
    return Choices((*years, dates, meetings, Choice("Din kalender", Chosen("kalender", {}))))
