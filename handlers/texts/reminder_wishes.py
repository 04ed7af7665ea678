"""What is said of how a person wants the reminders to themselves (Inställning)."""

from collections.abc import Mapping

from governance.digests import Wish
from governance.reminders import REMINDERS
from handlers.answer import Answer, Choice, Choices, Part, Text
from handlers.ask import Chosen

MINE = "välj hur du vill ha påminnelser i direktmeddelanden: på, sammandrag eller av"

WISHES: Mapping[Wish, str] = {
    Wish.ON: "Du får påminnelser i direktmeddelanden.",
    Wish.DIGEST: "Du får påminnelserna samlade i ett sammandrag på måndagar.",
    Wish.OFF: "Du får inga påminnelser i direktmeddelanden.",
}
BUTTONS: Mapping[Wish, str] = {
    Wish.ON: "Påminn mig direkt",
    Wish.DIGEST: "Samla mina på måndagar",
    Wish.OFF: "Inga till mig",
}
CHANNEL = "Det som går till kanalen påverkas inte, och inte heller kallelser och omröstningar."


def own(wish: Wish | None) -> tuple[Part, ...]:
    """What whoever asks has chosen for themselves, and what they can choose."""
    if wish is None:
        return ()
    return (Text(f"{WISHES[wish]} {CHANNEL}"), Choices(_wishes(wish)))


def wished(wish: Wish) -> Answer:
    """The receipt for what a person chooses."""
    parts = (Text(WISHES[wish]), Text(CHANNEL), Choices(_wishes(wish)))
    return Answer("Mina påminnelser", parts, (REMINDERS,))


def _wishes(wish: Wish) -> tuple[Choice, ...]:
    return tuple(
        Choice(BUTTONS[each], Chosen("påminnelser mina", {"vill": each.value}))
        for each in Wish
        if each is not wish
    )
