"""How a person wants the reminders to themselves: `påminnelser mina` (Inställning)."""

from typing import Annotated, Any

from governance.digests import Wish
from governance.people import Right, may
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.kinds import PLACED, Arguments, one_of
from handlers.texts import people as people_texts
from handlers.texts import reminder_wishes as texts
from storage import reminder_wishes
from storage.archive import Archive


class Own(Arguments):
    """`påminnelser mina`: how somebody wants their own."""

    vill: Annotated[str, *one_of(*Wish), PLACED]


def wish(ask: Ask[Own], archive: Archive) -> Answer:
    """Choose how one wants the reminders to oneself."""
    person = ask.who.person
    if person is None:
        return people_texts.unlinked(ask.who.account)
    chosen = Wish(ask.arguments.vill)
    if chosen is not own_wish(ask, archive):
        reminder_wishes.put(archive, act("egna påminnelser", ask), person.id, chosen)
    return texts.wished(chosen)


def own_wish(ask: Ask[Any], archive: Archive) -> Wish | None:
    """How whoever asks wants theirs; None for whoever gets none."""
    person = ask.who.person
    if person is None or not may(ask.who.roles, Right.OWN_REMINDERS):
        return None
    return reminder_wishes.load(archive).get(person.id, Wish.ON)
