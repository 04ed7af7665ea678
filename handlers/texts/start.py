"""What is said first: what is next for me, the next dates, the ways on.

The same answer is drawn as the home tab, so it holds no table.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.people import Person
from governance.provenance import Source
from governance.steering import SEATS, Body, Holding
from governance.year import Occurrence
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Account, Chosen
from handlers.duty_view import View
from handlers.texts import duties, people, year
from handlers.texts import duty_words as words
from handlers.texts.formats import day, days_left
from handlers.texts.waiting import NOTHING, Due, parts
from handlers.texts.waiting import sources as waiting_sources

HOME = "vad som är på gång för dig, de närmaste datumen och vägarna vidare"
TITLE = "Hållbar"
DATES_SHOWN = 3
ITEMS_SHOWN = 5
REQUESTS_SHOWN = 3

WAYS_ON = Choices(
    (
        Choice("Alla andelar", Chosen("andelar", {})),
        Choice("Frister", Chosen("frister", {})),
        Choice("Styrgruppen", Chosen("styrgrupp", {})),
        Choice("Finansiering", Chosen("finansiering", {})),
        Choice("Beslut", Chosen("beslut", {})),
        Choice("Frågor", Chosen("fråga", {})),
        Choice("Vem är jag?", Chosen("vem", {})),
        Choice("Hjälp", Chosen("hjälp", {})),
    )
)


NO_TERM: Mapping[Body, str] = {
    Body.POST: "Platsen följer tjänsten.",
    Body.LFU: "Någon mandattid är inte bestämd.",
    Body.RMC: "Mandattiden är inte registrerad; den är två år.",
}


@dataclass(frozen=True, slots=True)
class Mine:
    """What concerns one person today."""

    person: Person
    waiting: Due
    regions: tuple[str, ...]
    seats: tuple[Holding, ...]
    day: date


@dataclass(frozen=True, slots=True)
class Date:
    """A date to come, and whether what is due by it is done."""

    when: Occurrence
    done: bool


@dataclass(frozen=True, slots=True)
class Dates:
    """The dates to come, and what was due by the ones before them and is not done."""

    coming: tuple[Date, ...]
    passed: tuple[View, ...]


def stranger(account: Account | None, dates: Dates) -> Answer:
    """The answer to somebody we do not know."""
    how = f"Säg det {people.AS}" if account is None else f"Säg det, så {people.LINKED}"
    text = Text(
        "Hej! Jag svarar på frågor om samarbetet Hållbar Upphandling: andelar, datum, styrgruppen "
        f"och reglerna. Jag vet inte vem du är än. {how}; läsa kan du redan nu."
    )
    parts = (text, *people.say_who(account), *_dates(dates), WAYS_ON)
    return Answer(TITLE, parts, _sources(dates))


def home(mine: Mine, dates: Dates) -> Answer:
    """What is next for a person."""
    hello = Text(f"Hej! Du är {mine.person.title} ({mine.person.handle}).")
    own = (*parts(mine.waiting, ITEMS_SHOWN, REQUESTS_SHOWN), *_seats(mine), *_regions(mine))
    quiet = () if own else (Text(NOTHING),)
    stated = (*waiting_sources(mine.waiting, ITEMS_SHOWN), *_sources(dates))
    shown = (hello, *own, *quiet, *_dates(dates), WAYS_ON)
    return Answer(TITLE, shown, tuple(dict.fromkeys(stated)))


def _seats(mine: Mine) -> tuple[Part, ...]:
    return tuple(
        Facts((Fact(f"Din plats i styrgruppen, stol {held.seat}", _seat(held, mine.day)),))
        for held in mine.seats
    )


def _seat(held: Holding, today: date) -> str:
    seat = next(each for each in SEATS if each.number == held.seat)
    if held.term_ends is None:
        return f"{seat.title}. {NO_TERM[seat.body]}"
    verb = "gick" if held.term_ends < today else "går"
    left = days_left((held.term_ends - today).days)
    return f"{seat.title}. Mandatet {verb} ut {day(held.term_ends)}, {left}."


def _regions(mine: Mine) -> tuple[Part, ...]:
    buttons = tuple(
        choice
        for name in mine.regions
        for choice in (
            Choice(f"Andel för {name}", Chosen("andel", {"region": name})),
            Choice(f"Om {name}", Chosen("region", {"region": name})),
        )
    )
    return (Choices(buttons),) if buttons else ()


def _shown(dates: Dates) -> tuple[Date, ...]:
    dated = tuple(each for each in dates.coming if each.when.duty not in year.COUNTED)
    return dated[:DATES_SHOWN]


def _sources(dates: Dates) -> tuple[Source, ...]:
    coming = year.sources(tuple(each.when for each in _shown(dates)))
    return tuple(dict.fromkeys((*coming, *duties.sources(dates.passed))))


def _dates(dates: Dates) -> tuple[Part, ...]:
    shown = _shown(dates)
    facts = Facts(tuple(Fact(year.name(each.when), _when(each)) for each in shown))
    free = year.free_days(tuple(each.when for each in shown))
    return (*_passed(dates.passed), Text("Närmaste datum"), facts, *free)


def _passed(passed: tuple[View, ...]) -> tuple[Facts, ...]:
    if not passed:
        return ()
    facts = tuple(Fact(words.name(each.duty), words.when(each)) for each in passed)
    return (Facts(facts, "Har passerat och är inte klart"),)


def _when(date: Date) -> str:
    said = year.when(date.when)
    return f"{said} Fullgjord." if date.done else said
