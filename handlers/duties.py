"""One duty of a year: `frist`, with its steps, and who sees to it (R7-R10, R19-R29)."""

from typing import Annotated, Any

from governance.duties import OWNERS, Kind, Owners
from governance.people import Right, Role
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.duty_arguments import DutyNumber, numbered
from handlers.duty_facts import found
from handlers.duty_reasons import Reason
from handlers.duty_view import View, offered, view
from handlers.kinds import Arguments, one_of
from handlers.misread import Expected, Misread
from handlers.notice_view import of_year
from handlers.texts import duties as texts
from handlers.texts.duty_owners import owners as owners_named
from storage import duty_owners
from storage.archive import Archive

SEEING = (Role.KANSLI, Role.CHAIR, Role.VICE_CHAIR, Role.RMC_COMMITTEE, Role.MEMBER)
"""The roles that can see to a duty: few enough persons to be reminded of it."""
SeeingRole = Annotated[str | None, *one_of(*SEEING)]


class OneDuty(Arguments):
    """`frist`: its number, 2027-1, or 1 for this year's."""

    nr: DutyNumber


class NewOwners(Arguments):
    """`frist ansvarig`: the roles that see to it; what is left out stays as it is."""

    nr: DutyNumber
    ägare: SeeingRole = None
    reserv: SeeingRole = None


def one(ask: Ask[OneDuty], archive: Archive) -> Answer:
    """A duty as it stands, with the next step to do."""
    shown = _view(ask.arguments.nr, ask, archive)
    exits = shown.duty.kind is Kind.EXIT
    year = shown.duty.number.year
    return texts.duty(shown, of_year(year, ask, archive) if exits else ())


def set_owners(ask: Ask[NewOwners], archive: Archive) -> Answer:
    """Record who sees to a kind of duty, whatever the year."""
    asked = ask.arguments
    if asked.ägare is None and asked.reserv is None:
        raise Misread(Expected.ALTERNATIVE, "", "ägare", SEEING)
    before = _view(asked.nr, ask, archive)
    owners = Owners(
        before.owners.owner if asked.ägare is None else Role(asked.ägare),
        before.owners.backup if asked.reserv is None else Role(asked.reserv),
    )
    if owners.owner is owners.backup:
        raise Refusal(Reason.SAME_ROLE, OWNERS)
    duty_owners.put(archive, act("ansvarig för frist", ask), before.duty.kind, owners)
    return texts.owners_set(_view(asked.nr, ask, archive), owners_named(before))


def _view(text: str, ask: Ask[Any], archive: Archive) -> View:
    number = numbered(text, ask.day.year)
    return view(found(number, ask.at, archive), ask.at, archive, offers=offered(ask))


COMMANDS: tuple[Command[Any], ...] = (
    Command(("frist",), texts.DUTY, OneDuty, one, example="frist 2027-1", aliases=("deadline",)),
    Command(
        ("frist", "ansvarig"),
        texts.SET_OWNERS,
        NewOwners,
        set_owners,
        example="frist 2027-1 ansvarig ägare=kansliet reserv=ordförande",
        right=Right.TEND_DUTIES,
        writes=True,
    ),
)
