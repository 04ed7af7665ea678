"""Why a plan of reminders is not taken, and why there is nothing to remind of."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import groupby

from governance.reminder_plans import Later
from governance.reminder_plans import Reason as PlanReason
from governance.reminders import TOLD_FROM, Told
from handlers.reminder_reasons import Reason
from handlers.texts.formats import listed

GROUPS: Mapping[Told, str] = {
    Told.CHANNEL: "kanalen",
    Told.OWNER: "den som har ansvaret",
    Told.BACKUP: "reserven",
    Told.CHAIR: "ordföranden",
    Told.EVERYBODY: "de kallade",
}
REFUSALS: Mapping[StrEnum, str] = {
    Reason.NOTHING_DUE: "{about}: det finns inget att påminna om nu. Det har börjat, eller är "
    "klart, flyttat, inställt eller för långt fram.",
    Reason.NO_SUBJECT: "Det finns ingen påminnelse om ”{key}”. De som kommer visas av "
    "”påminnelser”.",
    Reason.NOTHING_CHOSEN: "Inget eget är valt för {about}, så det finns inget att ta tillbaka.",
    PlanReason.FIXED: "För omröstningar går det bara att välja hur långt före (dagar). Den som "
    "inte har röstat påminns, på arbetsdagar kl. 08–17.",
    PlanReason.NOT_OPEN: "Om att rösta påminner boten när halva tiden har gått, eller från {days} "
    "dagar till 1 timme före stängningen.",
    PlanReason.NO_HALF: "Halva tiden går bara att räkna till omröstningar.",
    PlanReason.NO_HOURS: "Timmar går bara att räkna till möten och omröstningar. Det andra gäller "
    "hela dagar.",
    PlanReason.NO_AFTER: "Efteråt finns inget kvar att göra, så ”efter” går inte att välja här.",
    PlanReason.NOT_TOLD: "”{told}” finns inte för det som gäller {kind}.",
    PlanReason.NEVER_TOLD: "Så långt före får {never} aldrig veta något. {later} Ta också "
    'med {days} bland dagarna, eller välj till="{instead}".',
    PlanReason.NOBODY_TOLD: "Ingen av dem får veta något {nobody} före. {later} Ta bort "
    "det, eller välj också kanal eller ägare.",
}


def later(found: Later) -> str:
    """From when on those are told who are not told each time: only groups that the kind has."""
    told = [
        f"{_named(groups)} {{}}från {_before(days)}"
        for days, groups in groupby(found.groups, key=TOLD_FROM.__getitem__)
    ]
    said = ", ".join(each.format("får veta " if not at else "") for at, each in enumerate(told))
    return f"{said.capitalize()}."


def _named(groups: Iterable[Told]) -> str:
    return listed(tuple(GROUPS[each] for each in groups), "och")


def _before(days: int) -> str:
    return "dagen före" if days == 1 else f"{days} dagar före"
