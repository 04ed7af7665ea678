"""Why a plan of reminders is not taken, and why there is nothing to remind of."""

from collections.abc import Mapping
from enum import StrEnum

from governance.reminder_plans import Reason as PlanReason
from governance.reminders import TOLD_FROM, Told
from handlers.reminder_reasons import Reason

GROUPS: Mapping[Told, str] = {
    Told.CHANNEL: "kanalen",
    Told.OWNER: "den som har ansvaret",
    Told.BACKUP: "reserven",
    Told.CHAIR: "ordföranden",
    Told.EVERYBODY: "de kallade",
}
TOLD_LATER = (
    f"Reserven får veta från {TOLD_FROM[Told.BACKUP]} dagar före, ordföranden och de kallade från "
    "dagen före."
)
REFUSALS: Mapping[StrEnum, str] = {
    Reason.NOTHING_DUE: "{about}: det finns inget att påminna om nu. Det har börjat, eller är "
    "klart, flyttat, inställt eller för långt fram.",
    Reason.NO_SUBJECT: "Det finns ingen påminnelse om ”{key}”. De som kommer visas av "
    "”påminnelser”.",
    PlanReason.FIXED: "Påminnelser om att rösta har fasta tider: när halva tiden har gått, 48 "
    "timmar före och 4 timmar före stängningen.",
    PlanReason.NO_HOURS: "Timmar går bara att räkna till möten. Det andra gäller hela dagar.",
    PlanReason.NO_AFTER: "Efteråt finns inget kvar att göra, så ”efter” går inte att välja här.",
    PlanReason.NOT_TOLD: "”{told}” finns inte för det som gäller {kind}.",
    PlanReason.NEVER_TOLD: f"Så långt före får {{never}} aldrig veta något. {TOLD_LATER} Ta också "
    'med {days} bland dagarna, eller välj till="{instead}".',
    PlanReason.NOBODY_TOLD: f"Ingen av dem får veta något {{nobody}} före. {TOLD_LATER} Ta bort "
    "det, eller välj också kanal eller ägare.",
}
