"""Who sees to a duty, and who does as long as nobody has that role."""

from collections.abc import Iterator

from governance.people import Role
from governance.provenance import Source
from governance.turns import RECORDING, Whose, acting
from handlers.answer import Fact
from handlers.duty_view import View
from handlers.texts.formats import listed
from handlers.texts.people import ROLES, SOURCES

LED = (Role.CHAIR, Role.VICE_CHAIR, Role.KANSLI)
"""Who can act for somebody else, the first of them named."""


def owners(view: View) -> str:
    """Who sees to a duty, and who backs them up."""
    owner, backup = view.owners.owner, view.owners.backup
    return f"{_named(owner, view)}; reserv: {_backup(backup, view)}"


def facts(view: View) -> Iterator[Fact]:
    """Who sees to a duty, and who records what is done where they may not."""
    yield Fact("Ansvarig", owners(view))
    if view.turns and not acting(view.owners.owner, view.held) <= RECORDING:
        yield Fact("Skrivs in av", listed(tuple(ROLES[each] for each in sorted(RECORDING))))


def instead(whose: Whose, view: View) -> str:
    """Who acts for a body or a role that nobody has."""
    roles = acting(whose, view.held)
    return next((ROLES[each] for each in LED if each in roles), "")


def sources(view: View) -> tuple[Source, ...]:
    """Where it stands who leads while nobody is the chair or the vice chair."""
    roles = (view.owners.owner, view.owners.backup)
    vacant = any(_is_vacant(each, view) for each in roles)
    return (SOURCES[Role.STAND_IN_CHAIR],) if vacant else ()


def _named(role: Role, view: View) -> str:
    if not _is_vacant(role, view):
        return ROLES[role]
    return f"{instead(role, view)} ({_nobody(role)})"


def _backup(role: Role, view: View) -> str:
    alone = acting(role, view.held) == acting(view.owners.owner, view.held)
    if _is_vacant(role, view) and alone:
        return f"saknas ({_nobody(role)})"
    return _named(role, view)


def _is_vacant(role: Role, view: View) -> bool:
    """Whether somebody else acts for a role."""
    return role not in acting(role, view.held)


def _nobody(role: Role) -> str:
    return f"ingen är inskriven som {ROLES[role]}"
