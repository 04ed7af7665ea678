"""What is said of roles: who holds them, that one is given, that one ends."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from governance.people import Appointment, Person, Role
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.texts.formats import day, listed
from handlers.texts.link_requests import Sought, named, second_approval
from handlers.texts.people import ROLES, SOURCES, Held

ROLES_HELD = "allas roller, eller en persons"
GIVE = "ge en person en roll"
TAKE = "avsluta en persons roll"

NOTE = Text("Ledamöterna i styrgruppen visas av ”styrgrupp”: den rollen följer med stolen.")


def roles(people: Mapping[int, Person], held: Held, *, changeable: bool) -> Answer:
    """The roles held today."""
    order = {role: number for number, role in enumerate(Role)}
    rows = tuple(
        (ROLES[each.role], held.area(each), people[each.person].title, _until(each))
        for each in sorted(held.appointments, key=lambda each: (order[each.role], each.scope))
    )
    columns = tuple(Column(title) for title in ("Roll", "Område", "Person", "Till och med"))
    table = Table("Roller som gäller i dag", columns, rows)
    ways_on = (Choice("Styrgruppen", Chosen("styrgrupp", {})), *_give(changeable=changeable))
    sources = tuple(dict.fromkeys(SOURCES[each.role] for each in held.appointments))
    return Answer("Roller", (*_table_or_nothing(table), NOTE, Choices(ways_on)), sources)


def roles_of(person: Person, held: Held, *, changeable: bool) -> Answer:
    """Everything one person has held and will hold."""
    rows = tuple(
        (ROLES[each.role], held.area(each), day(each.since), _until(each))
        for each in held.appointments
    )
    columns = tuple(Column(title) for title in ("Roll", "Område", "Från", "Till och med"))
    table = Table(f"Roller för {person.title}, även tidigare och kommande", columns, rows)
    sources = tuple(dict.fromkeys(SOURCES[each.role] for each in held.appointments))
    ways_on = (
        Choice("Allas roller", Chosen("roll", {})),
        *_give(person.handle, changeable=changeable),
    )
    parts = (*_table_or_nothing(table), NOTE, Choices(ways_on))
    return Answer("Roller", parts, sources)


def _table_or_nothing(table: Table) -> tuple[Part, ...]:
    return (table,) if table.rows else (Text("Inga roller är registrerade."),)


def _give(handle: str = "", *, changeable: bool) -> tuple[Choice, ...]:
    if not changeable:
        return ()
    known = {"person": handle} if handle else {}
    return (
        Choice("Ge en roll", Chosen("roll ge", known), opens_form=True),
        Choice("Avsluta en roll", Chosen("roll ta", known), opens_form=True),
    )


def _until(appointment: Appointment) -> str:
    if appointment.until is None:
        return "tills vidare"
    return "återtagen" if _undone(appointment) else day(appointment.until)


def _undone(appointment: Appointment) -> bool:
    """Whether a role was taken back on its first day: it holds no day at all."""
    return appointment.until is not None and appointment.until < appointment.since


@dataclass(frozen=True, slots=True)
class Receipt:
    """A role given: to whom, who had it before, who designated them, and what it waits for."""

    person: Person
    new: Held
    replaced: tuple[Person, ...]
    designator: Person | None
    sought: Sought | None


def given(receipt: Receipt) -> Answer:
    """The receipt for a role given."""
    (role,) = receipt.new.appointments
    by = receipt.designator
    facts = (
        Fact("Person", named(receipt.person)),
        Fact("Roll", receipt.new.words(role)),
        Fact("Från", day(role.since)),
        Fact("Till och med", _until(role)),
        *((Fact("Utsedd av", named(by)),) if by else ()),
    )
    titles = listed(tuple(each.title for each in receipt.replaced))
    before = f" {titles} hade rollen förut och har den till och med dagen före." if titles else ""
    text = Text(f"Rollen är registrerad.{before}")
    parts: tuple[Part, ...] = (
        text,
        Facts(facts),
        *second_approval(receipt.sought),
        _see(receipt.person),
    )
    waits = receipt.sought.sources if receipt.sought else ()
    return Answer("Roll given", parts, (SOURCES[role.role], *waits))


def taken(person: Person, old: Held, last_day: date) -> Answer:
    """The receipt for a role that ends."""
    words = listed(tuple(old.words(each) for each in old.appointments))
    whose = f"Rollen {words} för {person.title} ({person.handle})"
    if all(each.since > last_day for each in old.appointments):
        text = Text(f"{whose} är återtagen samma dag som den började.")
    else:
        text = Text(
            f"{whose} gäller till och med {day(last_day)}. Det som gällde dessförinnan finns kvar."
        )
    sources = tuple(dict.fromkeys(SOURCES[each.role] for each in old.appointments))
    return Answer("Roll avslutad", (text, _see(person)), sources)


def _see(person: Person) -> Choices:
    return Choices((Choice("Personens roller", Chosen("roll", {"person": person.handle})),))
