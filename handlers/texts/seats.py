"""What is said of one seat, its holders and their terms."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from governance.people import Person
from governance.provenance import Source, charter, reading
from governance.steering import SEATS, Body, Holding, Seat
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.texts.formats import day, days_left, listed
from handlers.texts.link_requests import Sought, second_approval
from handlers.texts.steering import State, amiss, grounds_of, holder, term

TERMS = "mandaten i styrgruppen i den ordning de går ut"
SEAT = "en stol i styrgruppen: vem som har den, har haft den och ska ha den"
SET_HOLDER = "sätt en person på en stol i styrgruppen"

GROUP = Choice("Styrgruppen", Chosen("styrgrupp", {}))


@dataclass(frozen=True, slots=True)
class History:
    """A seat and everybody who has held it or will, seen from a day."""

    seat: Seat
    held: tuple[Holding, ...]
    people: Mapping[int, Person]
    day: date


@dataclass(frozen=True, slots=True)
class Change:
    """A seat given: its new holder, those it ended for, and the approval the holder waits for."""

    seat: Seat
    new: Holding
    ended: tuple[Holding, ...]
    sought: Sought


def terms(held: Sequence[Holding], people: Mapping[int, Person], today: date) -> Answer:
    """The terms in order of ending."""
    by_number = {seat.number: seat for seat in SEATS}
    rows = tuple(
        (
            _ends(each, by_number[each.seat]),
            days_left((each.term_ends - today).days) if each.term_ends else "",
            str(each.seat),
            holder(each, people),
        )
        for each in held
    )
    columns = tuple(Column(title) for title in ("Mandat till", "Kvar", "Stol", "Innehavare"))
    table = Table(f"Mandat i styrgruppen {day(today)}", columns, rows)
    note = Text(
        "När ett mandat har gått ut finns personen kvar på stolen tills någon har valts eller "
        "valts om, men stolen flaggas."
    )
    cited = (charter("R14"), charter("R19"), reading("A3"), reading("A4"))
    return Answer("Mandat", (table, note, Choices((GROUP,))), cited)


def _ends(held: Holding, found: Seat) -> str:
    return "följer tjänsten" if found.body is Body.POST else term(held, found.body)


def choose(seats: Sequence[Seat]) -> Answer:
    """The seats to choose from."""
    facts = tuple(Fact(f"Stol {seat.number}", f"{seat.title}, {_filled(seat)}") for seat in seats)
    buttons = tuple(
        Choice(f"Stol {seat.number}", Chosen("stol", {"nr": str(seat.number)})) for seat in seats
    )
    cited = tuple(dict.fromkeys((charter("R13"), *(seat.source for seat in seats), reading("A1"))))
    return Answer("Styrgruppens stolar", (Facts(facts), Choices((*buttons, GROUP))), cited)


def _filled(seat: Seat) -> str:
    if seat.body is Body.POST:
        return "följer tjänsten"
    return f"utses av {seat.body}"


def seat(history: History, *, changeable: bool) -> Answer:
    """A seat, its holder, and those before and after."""
    found = history.seat
    present = tuple(
        each
        for each in history.held
        if each.since <= history.day and (each.until is None or each.until >= history.day)
    )
    names = listed(tuple(holder(each, history.people) for each in present))
    facts = Facts(
        (
            Fact("Plats", found.title),
            Fact("Tillsätts", _filled(found)),
            Fact("Innehavare i dag", names or "tom"),
        )
    )
    parts: tuple[Part, ...] = (
        facts,
        *_table(history),
        _ways_on(found, changeable=changeable),
    )
    return Answer(f"Stol {found.number}", parts, _seat_sources(found))


def _table(history: History) -> tuple[Table, ...]:
    rows = tuple(
        (
            holder(each, history.people),
            day(each.since),
            day(each.until) if each.until else "tills vidare",
            term(each, history.seat.body),
        )
        for each in history.held
    )
    titles = ("Innehavare", "Från", "Till och med", "Mandat till")
    table = Table("Innehavare genom tiden", tuple(Column(title) for title in titles), rows)
    return (table,) if rows else ()


def _ways_on(found: Seat, *, changeable: bool) -> Choices:
    nr = {"nr": str(found.number)}
    change = (Choice("Byt innehavare", Chosen("stol sätt", nr), opens_form=True),)
    return Choices((*(change if changeable else ()), GROUP, Choice("Mandat", Chosen("mandat", {}))))


def _seat_sources(found: Seat) -> tuple[Source, ...]:
    match found.body:
        case Body.POST:
            return (found.source,)
        case Body.LFU:
            return (found.source, reading("A3"))
        case Body.RMC:
            return (found.source, charter("R19"), reading("A4"))


def seated(change: Change, state: State) -> Answer:
    """The receipt for a seat given, with what is now amiss."""
    found, new = change.seat, change.new
    before = _before(new, change.ended, state)
    text = f"Innehavaren av stol {found.number} är registrerad.{before}"
    facts = Facts(
        (
            Fact("Plats", found.title),
            Fact("Innehavare", holder(new, state.people)),
            Fact("Från", day(new.since)),
            Fact("Till och med", day(new.until) if new.until else "tills vidare"),
            Fact("Mandat till", term(new, found.body)),
        )
    )
    waits = second_approval(change.sought)
    parts = (Text(text), facts, *waits, *amiss(state), Choices((GROUP,)))
    grounds = (*_seat_sources(found), *change.sought.sources, *grounds_of(state))
    cited = tuple(dict.fromkeys(grounds))
    return Answer(f"Stol {found.number}", parts, cited)


def _before(new: Holding, ended: Sequence[Holding], state: State) -> str:
    if any(each.person == new.person for each in ended):
        return " Samma person hade stolen förut; uppgifterna om den tiden finns kvar."
    before = listed(tuple(holder(each, state.people) for each in ended))
    return f" {before} hade stolen förut och har den till och med dagen före." if before else ""
