"""Who is who: `vem` and `roll` (R5, R16, R18, R20)."""

from datetime import timedelta
from typing import Annotated

from governance.dated import in_force
from governance.people import RIGHTS, Appointment, Person, Right, Role, may
from governance.refusal import Refusal
from governance.steering import LEADING
from handlers import identity
from handlers.acting import act
from handlers.answer import Answer
from handlers.appointing import PERIODS, ROLES, appoint, check_end, check_new, keep_a_kansli
from handlers.ask import Ask
from handlers.command import Command
from handlers.handles import person_named
from handlers.kinds import PLACED, Arguments, Day, Line, Nothing, PersonHandle, one_of
from handlers.misread import Expected, Misread
from handlers.naming import region_named
from handlers.people_reasons import Reason
from handlers.seat_links import seek
from handlers.texts import people as texts
from handlers.texts import roles as role_texts
from storage import people, regions
from storage.archive import Archive

GIVEN = tuple(role for role in Role if role is not Role.MEMBER)
"""The roles that are given; a member's follows from the seat."""

RoleWord = Annotated[str, *one_of(*GIVEN)]


class Whose(Arguments):
    """`roll`: everybody's roles, or one person's."""

    person: Annotated[PersonHandle | None, PLACED] = None


class NewRole(Arguments):
    """`roll ge`: a role, where it holds, from when to when, and who designated the person."""

    person: PersonHandle
    roll: RoleWord
    område: Line = ""
    från: Day | None = None
    till: Day | None = None
    utsedd_av: PersonHandle | None = None


class OldRole(Arguments):
    """`roll ta`: the role that ends, and its last day."""

    person: PersonHandle
    roll: RoleWord
    område: Line = ""
    till: Day | None = None


def who(ask: Ask[Nothing], archive: Archive) -> Answer:
    """The person, the roles and the rights we see in whoever asks."""
    person = ask.who.person
    if person is None:
        return texts.unlinked(ask.who.account)
    withheld = identity.roles(person, ask.day, archive) - ask.who.roles
    held = tuple(
        each for each in in_force(_of(person, archive), ask.day) if each.role not in withheld
    )
    allowed = tuple(right for right in RIGHTS if may(ask.who.roles, right))
    return texts.who(ask.who, texts.Held(held, _names(archive)), allowed, withheld)


def roles(ask: Ask[Whose], archive: Archive) -> Answer:
    """The roles held today, or everything one person has held and will hold."""
    names = _names(archive)
    changeable = may(ask.who.roles, Right.SET_FACTS)
    if ask.arguments.person is None:
        held = in_force(people.appointments(archive), ask.day)
        return role_texts.roles(
            people.load(archive), texts.Held(held, names), changeable=changeable
        )
    person = person_named(ask.arguments.person, "person", archive)
    ordered = tuple(sorted(_of(person, archive), key=lambda each: each.since))
    return role_texts.roles_of(person, texts.Held(ordered, names), changeable=changeable)


def give(ask: Ask[NewRole], archive: Archive) -> Answer:
    """Give a person a role; whoever had a role held alone has it until the day before."""
    person = person_named(ask.arguments.person, "person", archive)
    new = _new(person, ask, archive)
    check_new(new, person, archive)
    made = act("roll given", ask)
    ended = appoint(archive, made, new)
    known = people.load(archive)
    receipt = role_texts.Receipt(
        person,
        texts.Held((new,), _names(archive)),
        tuple(known[held.person] for held in ended),
        people.by_handle(archive).get(new.designated_by),
        seek(person, made, archive) if new.role in LEADING else None,
    )
    return role_texts.given(receipt)


def take(ask: Ask[OldRole], archive: Archive) -> Answer:
    """End a role that a person holds; the last day is yesterday when none is named."""
    person = person_named(ask.arguments.person, "person", archive)
    role = Role(ask.arguments.roll)
    scope = _scope(role, ask.arguments.område, archive) if ask.arguments.område else ""
    held = [
        each
        for each in in_force(_of(person, archive), ask.day)
        if each.role is role and scope in {"", each.scope}
    ]
    if not held:
        raise Refusal(Reason.HAS_NOT_ROLE, ROLES, person=person.title, role=role)
    last_day = ask.arguments.till or ask.day - timedelta(days=1)
    if ask.arguments.till is not None:
        check_end(held, last_day, person)
    keep_a_kansli(held, last_day, archive)
    for each in held:
        people.end_appointment(archive, act("roll avslutad", ask), each, last_day)
    return role_texts.taken(person, texts.Held(tuple(held), _names(archive)), last_day)


def _new(person: Person, ask: Ask[NewRole], archive: Archive) -> Appointment:
    asked = ask.arguments
    role = Role(asked.roll)
    since = asked.från or ask.day
    if asked.till is not None and asked.till < since:
        raise Refusal(Reason.ENDS_BEFORE_IT_BEGINS, PERIODS, first=since, last=asked.till)
    by = person_named(asked.utsedd_av, "utsedd-av", archive).handle if asked.utsedd_av else ""
    if role is Role.STAND_IN_CHAIR and not by:
        raise Misread(Expected.PERSON, "", "utsedd-av")
    scope = _scope(role, asked.område, archive)
    return Appointment(person.id, role, since, asked.till, scope, by)


def _scope(role: Role, area: str, archive: Archive) -> str:
    match role:
        case Role.REGIONAL_COORDINATOR:
            return region_named(area, "område", archive).code
        case Role.AREA_COORDINATOR:
            return _letter(area, archive)
        case _ if area:
            raise Refusal(Reason.NO_AREA, ROLES, role=role)
        case _:
            return ""


def _letter(area: str, archive: Archive) -> str:
    letter = area.strip().upper()
    if letter not in {region.procurement for region in regions.load(archive)}:
        raise Misread(Expected.PROCUREMENT_REGION, area, "område")
    return letter


def _of(person: Person, archive: Archive) -> tuple[Appointment, ...]:
    return tuple(each for each in people.appointments(archive) if each.person == person.id)


def _names(archive: Archive) -> dict[str, str]:
    return {code: region.name for code, region in regions.by_code(archive).items()}


COMMANDS = (
    Command(("vem",), texts.WHO, Nothing, who, example="vem", aliases=("who",)),
    Command(
        ("roll",),
        role_texts.ROLES_HELD,
        Whose,
        roles,
        example="roll rmc1",
        aliases=("roller", "role"),
    ),
    Command(
        ("roll", "ge"),
        role_texts.GIVE,
        NewRole,
        give,
        example='roll samordnare-12 ge roll=regionsamordnare område="Region Skåne"',
        right=Right.SET_FACTS,
        writes=True,
    ),
    Command(
        ("roll", "ta"),
        role_texts.TAKE,
        OldRole,
        take,
        example="roll samordnare-12 ta roll=regionsamordnare",
        right=Right.SET_FACTS,
        writes=True,
    ),
)
