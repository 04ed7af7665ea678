"""Who is told for a body that appoints: its contact with an account, else who leads from there."""

from collections.abc import Iterator, Mapping

from governance.provenance import Source
from governance.steps import Turn
from governance.turns import CONTACT, CONTACTS
from handlers.answer import Choice, Fact
from handlers.ask import Chosen
from handlers.duty_view import View
from handlers.texts.duty_owners import instead
from handlers.texts.formats import listed

BODIES: Mapping[Turn, str] = {Turn.LFU: "LfU", Turn.RMC: "RMC"}


def contacts(view: View) -> Iterator[Fact]:
    """Who is told for each body that has the turn."""
    for turn in _bodies(view):
        yield Fact(f"Kontakt hos {BODIES[turn]}", _told(view, turn))


def to_record(view: View) -> Iterator[Choice]:
    """The buttons that record a contact where there is none who can be told."""
    for turn in _bodies(view) if view.offers else ():
        if not _titles(view, turn, reached=True):
            chosen = Chosen("roll ge", {"roll": CONTACTS[turn]})
            yield Choice(f"Skriv in {BODIES[turn]}:s kontakt", chosen, opens_form=True)


def sources(view: View) -> tuple[Source, ...]:
    """Where it stands who is told for them."""
    return (CONTACT,) if _bodies(view) else ()


def _told(view: View, turn: Turn) -> str:
    """A body's contacts; where none of them has an account, who is told instead."""
    told, left = (_titles(view, turn, reached=each) for each in (True, False))
    if told and left:
        return f"{told} ({left} har inget kopplat konto och får inga påminnelser)"
    nobody = f"{left}, som inte har något kopplat konto" if left else "ingen är inskriven"
    return told or f"{nobody}, så {instead(turn, view)} får påminnelserna ({CONTACT.mark})"


def _titles(view: View, turn: Turn, *, reached: bool) -> str:
    """A body's contacts who have an account, or those who have none."""
    found = (each for each in view.contacts[turn] if (each.id in view.reached) is reached)
    return listed(tuple(each.title for each in found))


def _bodies(view: View) -> tuple[Turn, ...]:
    """The bodies that have the turn."""
    return tuple(turn for turn in view.contacts if turn in view.turns)
