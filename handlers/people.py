"""Who is who: `vem` and `roll` (R5, R16, R18, R20)."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Annotated

from governance.dated import in_force
from governance.people import RIGHTS, Appointment, Person, Right, Role, may
from governance.provenance import charter, setting
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.appointing import appoint
from handlers.ask import Ask
from handlers.command import Command
from handlers.handles import person_named
from handlers.kinds import PLACED, Arguments, Day, Line, Nothing, PersonHandle, one_of
from handlers.misread import Expected, Misread
from handlers.naming import region_named
from handlers.people_reasons import Reason
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
    utsedd_av: Line = ""


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
    held = in_force(_of(person, archive), ask.day)
    allowed = tuple(right for right in RIGHTS if may(ask.who.roles, right))
    return texts.who(ask.who, texts.Held(held, _names(archive)), allowed)


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
    held_then = in_force(_of(person, archive), new.since)
    if any((held.role, held.scope) == (new.role, new.scope) for held in held_then):
        raise Refusal(Reason.HAS_ROLE, charter("R6"), person=person.title, role=new.role)
    ended = appoint(archive, act("roll given", ask), new)
    replaced = tuple(people.load(archive)[held.person] for held in ended)
    return role_texts.given(person, texts.Held((new,), _names(archive)), replaced)


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
        raise Refusal(Reason.HAS_NOT_ROLE, charter("R6"), person=person.title, role=role)
    last_day = ask.arguments.till or ask.day - timedelta(days=1)
    _keep_a_kansli(held, last_day, archive)
    for each in held:
        people.end_appointment(archive, act("roll avslutad", ask), each, last_day)
    return role_texts.taken(person, texts.Held(tuple(held), _names(archive)), last_day)


def _new(person: Person, ask: Ask[NewRole], archive: Archive) -> Appointment:
    asked = ask.arguments
    role = Role(asked.roll)
    since = asked.från or ask.day
    if asked.till is not None and asked.till < since:
        raise Refusal(
            Reason.ENDS_BEFORE_IT_BEGINS, setting("perioder"), first=since, last=asked.till
        )
    if role is Role.STAND_IN_CHAIR and not asked.utsedd_av:
        raise Misread(Expected.TEXT, "", "utsedd-av")
    scope = _scope(role, asked.område, archive)
    return Appointment(person.id, role, since, asked.till, scope, asked.utsedd_av)


def _scope(role: Role, area: str, archive: Archive) -> str:
    match role:
        case Role.REGIONAL_COORDINATOR:
            return region_named(area, "område", archive).code
        case Role.AREA_COORDINATOR:
            return _letter(area, archive)
        case _ if area:
            raise Refusal(Reason.NO_AREA, charter("R5"), role=role)
        case _:
            return ""


def _letter(area: str, archive: Archive) -> str:
    letter = area.strip().upper()
    if letter not in {region.procurement for region in regions.load(archive)}:
        raise Misread(Expected.PROCUREMENT_REGION, area, "område")
    return letter


def _keep_a_kansli(ending: Sequence[Appointment], last_day: date, archive: Archive) -> None:
    after = last_day + timedelta(days=1)
    left = [
        each
        for each in in_force(people.appointments(archive), after)
        if each.role is Role.KANSLI and each not in ending
    ]
    if not left and any(each.role is Role.KANSLI for each in ending):
        raise Refusal(Reason.LAST_KANSLI, setting("någon ska ha rollen kansliet"))


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
