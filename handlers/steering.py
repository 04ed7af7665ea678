"""The steering group: `styrgrupp`, `mandat` and `stol` (R13-R20)."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from governance.dated import in_force
from governance.findings import findings
from governance.people import Person, Right, may
from governance.provenance import setting
from governance.refusal import Refusal
from governance.steering import SEATS, Body, Holding, Seat, term_end
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.handles import person_named
from handlers.kinds import PLACED, Arguments, Day, Nothing, Number, PersonHandle
from handlers.misread import Expected, Misread
from handlers.people_reasons import Reason
from handlers.seat_links import seek
from handlers.texts import seats as seat_texts
from handlers.texts import steering as texts
from storage import people, steering
from storage.archive import Archive


class OneDay(Arguments):
    """`styrgrupp`: as it is, or as it was or will be on a day."""

    datum: Annotated[Day | None, PLACED] = None


class OneSeat(Arguments):
    """`stol`: one seat, or all of them to choose from."""

    nr: Annotated[Number | None, PLACED] = None


class NewHolder(Arguments):
    """`stol sätt`: who takes the seat, from when to when, and when the term ends."""

    nr: Number
    person: PersonHandle
    från: Day | None = None
    till: Day | None = None
    mandat_till: Day | None = None


def group(ask: Ask[OneDay], archive: Archive) -> Answer:
    """The seven seats on a day, who leads, and what is amiss."""
    day = ask.arguments.datum or ask.day
    return texts.group(_state(day, archive))


def terms(ask: Ask[Nothing], archive: Archive) -> Answer:
    """The terms in order of ending; seats without a term last."""
    seated = in_force(steering.holdings(archive), ask.day)
    ordered = sorted(seated, key=lambda held: (held.term_ends or date.max, held.seat))
    return seat_texts.terms(ordered, people.load(archive), ask.day)


def seat(ask: Ask[OneSeat], archive: Archive) -> Answer:
    """A seat, its holder and those before and after."""
    if ask.arguments.nr is None:
        return seat_texts.choose(SEATS)
    found = _seat(ask.arguments.nr)
    held = [each for each in steering.holdings(archive) if each.seat == found.number]
    changeable = may(ask.who.roles, Right.SET_FACTS)
    history = seat_texts.History(found, _begun(held), people.load(archive), ask.day)
    return seat_texts.seat(history, changeable=changeable)


def set_holder(ask: Ask[NewHolder], archive: Archive) -> Answer:
    """Give a seat to a person; the holder before has it until the day before."""
    found = _seat(ask.arguments.nr)
    person = person_named(ask.arguments.person, "person", archive)
    new = _holding(found, person, ask)
    _check_free(new, archive)
    made = act("stol satt", ask)
    ended = _begun(steering.seat(archive, made, new))
    sought = seek(person, made, archive)
    change = seat_texts.Change(found, new, ended, sought)
    return seat_texts.seated(change, _state(new.since, archive))


def _state(day: date, archive: Archive) -> texts.State:
    holdings, posts = steering.holdings(archive), people.appointments(archive)
    return texts.State(
        day,
        in_force(holdings, day),
        in_force(posts, day),
        people.load(archive),
        findings(holdings, posts, day),
    )


def _seat(number: int) -> Seat:
    found = next((seat for seat in SEATS if seat.number == number), None)
    if found is None:
        numbers = tuple(str(seat.number) for seat in SEATS)
        raise Misread(Expected.ALTERNATIVE, str(number), "nr", numbers)
    return found


def _holding(found: Seat, person: Person, ask: Ask[NewHolder]) -> Holding:
    asked = ask.arguments
    since = asked.från or ask.day
    for last in (asked.till, asked.mandat_till):
        if last is not None and last < since:
            raise Refusal(Reason.ENDS_BEFORE_IT_BEGINS, setting("perioder"), first=since, last=last)
    ends = asked.mandat_till or _term(found, since, asked.till)
    return Holding(found.number, person.id, since, asked.till, ends)


def _term(found: Seat, since: date, until: date | None) -> date | None:
    """When a term ends unless something else is said: two years for RMC's, at most (R19, A3)."""
    if found.body is not Body.RMC:
        return None
    return min(until or date.max, term_end(since))


def _check_free(new: Holding, archive: Archive) -> None:
    """Refuse to run into a holder who is to take the seat later."""
    later = [
        held
        for held in _begun(steering.holdings(archive))
        if held.seat == new.seat and held.since > new.since
    ]
    if later and (new.until is None or new.until >= later[0].since):
        raise Refusal(
            Reason.TAKEN_LATER,
            setting("en innehavare i taget"),
            person=people.load(archive)[later[0].person].title,
            first=later[0].since,
        )


def _begun(held: Sequence[Holding]) -> tuple[Holding, ...]:
    """The holdings that had at least a day: one corrected on its first day had none."""
    return tuple(each for each in held if each.until is None or each.until >= each.since)


COMMANDS = (
    Command(
        ("styrgrupp",),
        texts.GROUP,
        OneDay,
        group,
        example="styrgrupp 2027-12-31",
        aliases=("styrgruppen", "steering"),
    ),
    Command(("mandat",), seat_texts.TERMS, Nothing, terms, example="mandat", aliases=("terms",)),
    Command(
        ("stol",), seat_texts.SEAT, OneSeat, seat, example="stol 6", aliases=("stolar", "seat")
    ),
    Command(
        ("stol", "sätt"),
        seat_texts.SET_HOLDER,
        NewHolder,
        set_holder,
        example="stol 6 sätt person=rmc1 från=2028-01-01",
        right=Right.SET_FACTS,
        writes=True,
    ),
)
