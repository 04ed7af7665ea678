"""What is said of the steering group and of what is amiss with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.findings import Fault, Finding
from governance.people import Appointment, Person, Role
from governance.provenance import Mark, Source, charter
from governance.steering import CHAIRING, SEATS, Body, Holding, Seat
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.texts.formats import day, days_left, listed

GROUP = "styrgruppens sju stolar, vem som leder och vad som behöver ses över"

LEADERS: Mapping[Role, str] = {
    Role.CHAIR: "Ordförande",
    Role.VICE_CHAIR: "Vice ordförande",
    Role.STAND_IN_CHAIR: "Ersättare för ordföranden",
}

SENTENCES: Mapping[Fault, str] = {
    Fault.VACANT: "Stol {seat} ({place}) är tom.{body}",
    Fault.SHARED: "Stol {seat} ({place}) har {number} innehavare på samma gång.",
    Fault.NOT_SEVEN: "Styrgruppen är {number} personer men ska vara sju.",
    Fault.TWICE: "{person} har {number} stolar. Det ska vara sju olika personer.",
    Fault.NO_CHAIR: "Ordförande saknas. Det är LfU:s ordförande eller den som hon eller han utser.",
    Fault.CHAIRS: "Styrgruppen har {number} ordförande på samma gång. Den ska ha en.",
    Fault.CHAIR_OUTSIDE: "Ordföranden, {person}, har ingen av de sju stolarna.",
    Fault.STAND_INS: "Ordföranden har {number} ersättare på samma gång. Det ska vara en.",
    Fault.STAND_IN_OUTSIDE: "Ersättaren för ordföranden, {person}, har ingen av de sju stolarna.",
    Fault.NO_VICE_CHAIR: "Vice ordförande saknas. Det är RMC:s ordförande eller den som hon eller "
    "han utser.",
    Fault.VICE_CHAIRS: "Styrgruppen har {number} vice ordförande på samma gång. Den ska ha en.",
    Fault.VICE_CHAIR_OUTSIDE: "Vice ordföranden, {person}, har ingen av de sju stolarna.",
    Fault.NO_RMC_COMMITTEE: "Ingen av RMC:s två sitter i RMC:s arbetsutskott. En av dem ska det.",
    Fault.TERM_MISSING: "Stol {seat}, {person}: mandattiden är inte angiven. Den är två år.",
    Fault.TERM_TOO_LONG: "Stol {seat}, {person}: mandattiden är längre än två år.",
    Fault.TERM_ENDED: "Stol {seat}, {person}: mandatet har löpt ut, {when}.",
    Fault.TERM_ENDING: "Stol {seat}, {person}: mandatet går ut {when}.",
}

NO_TERM: Mapping[Body, str] = {
    Body.POST: "ingen mandattid",
    Body.LFU: "inte bestämt",
    Body.RMC: "saknas",
}

SOURCES = tuple(charter(clause) for clause in ("R13", "R14", "R15", "R16", "R17", "R18"))


@dataclass(frozen=True, slots=True)
class State:
    """The steering group on a day: who sits, who has which role, and what is amiss."""

    day: date
    seated: tuple[Holding, ...]
    posts: tuple[Appointment, ...]
    people: Mapping[int, Person]
    findings: tuple[Finding, ...]


def group(state: State) -> Answer:
    """The steering group on a day."""
    columns = ("Stol", "Plats", "Innehavare", "Utses av", "Mandat till")
    table = Table(
        f"Styrgruppen {day(state.day)}",
        tuple(Column(title) for title in columns),
        tuple(row for seat in SEATS for row in _rows(seat.number, state)),
    )
    ways_on = Choices(
        (
            Choice("Mandat", Chosen("mandat", {})),
            Choice("Frister", Chosen("frister", {})),
            Choice("Regler om styrgruppen", Chosen("regler", {"fråga": "styrgruppen"})),
        )
    )
    parts = (Facts(_leaders(state)), table, *amiss(state), ways_on)
    return Answer("Styrgruppen", parts, sources(state))


def _leaders(state: State) -> tuple[Fact, ...]:
    found = []
    chaired = any(post.role in CHAIRING for post in state.posts)
    for role, label in LEADERS.items():
        titles = tuple(_title(post, state) for post in state.posts if post.role is role)
        if titles or role is Role.VICE_CHAIR or (role is Role.CHAIR and not chaired):
            found.append(Fact(label, listed(titles) or "saknas"))
    return tuple(found)


def _title(post: Appointment, state: State) -> str:
    designator = (each for each in state.people.values() if each.handle == post.designated_by)
    by = "".join(f" (utsedd av {each.title})" for each in designator)
    return f"{state.people[post.person].title}{by}"


def _rows(number: int, state: State) -> tuple[tuple[str, ...], ...]:
    seat = next(each for each in SEATS if each.number == number)
    held = tuple(each for each in state.seated if each.seat == number)
    return tuple(
        (str(number), seat.title, holder(each, state.people), filled(seat), term(each, seat.body))
        for each in held or (None,)
    )


def holder(held: Holding | None, people: Mapping[int, Person]) -> str:
    """Who holds a seat."""
    return people[held.person].title if held else "tom"


def term(held: Holding | None, body: Body) -> str:
    """When a term ends, or why it does not."""
    if held is None:
        return ""
    return NO_TERM[body] if held.term_ends is None else day(held.term_ends)


def filled(seat: Seat) -> str:
    """How a seat is filled."""
    return "följer tjänsten" if seat.body is Body.POST else seat.body


def amiss(state: State) -> tuple[Part, ...]:
    """What is amiss, one sentence each, with the ground it stands on."""
    if not state.findings:
        return (Text("Inget att anmärka: sju stolar, sju personer och båda uppdragen tillsatta."),)
    lines = [f"• {sentence(each, state)} ({_grounds(each)})" for each in state.findings]
    return (Text("\n".join(["Behöver ses över:", *lines])),)


def _grounds(finding: Finding) -> str:
    refs = (each.ref for each in _sources(finding) if each.mark is not Mark.SETTING)
    return listed(tuple(refs)) or "inställning"


def _sources(finding: Finding) -> tuple[Source, ...]:
    return (finding.source, finding.also) if finding.also else (finding.source,)


def sentence(finding: Finding, state: State) -> str:
    """A finding in words."""
    seat = next((each for each in SEATS if each.number == finding.seat), None)
    return SENTENCES[finding.fault].format(
        seat=finding.seat,
        place=seat.title if seat else "",
        body=f" Den utses av {seat.body}." if seat and seat.body is not Body.POST else "",
        person=state.people[finding.person].title if finding.person else "",
        number=finding.number,
        when=_when(finding, state),
    )


def _when(finding: Finding, state: State) -> str:
    held = [each for each in state.seated if each.seat == finding.seat]
    ends = next((each.term_ends for each in held if each.person == finding.person), None)
    return f"{day(ends)}, {days_left(finding.number or 0)}" if ends else ""


def sources(state: State) -> tuple[Source, ...]:
    """What the state and its findings stand on."""
    return tuple(dict.fromkeys((*SOURCES, *grounds_of(state))))


def grounds_of(state: State) -> tuple[Source, ...]:
    """What the findings stand on."""
    return tuple(source for each in state.findings for source in _sources(each))
