"""What is said when something of the year's duties cannot be recorded."""

from collections.abc import Mapping
from enum import StrEnum

from governance.evidence import Reason as EvidenceReason
from governance.withdrawal import Reason as ExitReason
from handlers.duty_reasons import Reason

REFUSALS: Mapping[StrEnum, str] = {
    EvidenceReason.NOT_YET_DONE: "Det kan inte vara gjort {day}, för den dagen har inte varit än.",
    EvidenceReason.DONE_TOO_EARLY: "Det kan inte vara gjort {day}: tidigast {first}.",
    EvidenceReason.ANOTHER_DECISION: "Beslut {number} är inget bifallet beslut i ärendet {matter}.",
    Reason.NO_SUCH_NOTICE: "Det finns inget utträde {number}.",
    Reason.NOTICE_STANDS: "{region} har redan ett meddelande inskrivet: utträde {number}. Är det "
    "fel tar kansliet tillbaka det först.",
    Reason.NOT_YOUR_REGION: "Du kan bara bekräfta för regioner som du samordnar. För {region} gör "
    "regionens egen samordnare eller kansliet det.",
    Reason.NOT_HANDED_OVER: "Det är inte inskrivet att rapporten är överlämnad till {region}. "
    "Kansliet skriver in det först.",
    Reason.NO_EVIDENCE: "Det finns inget sådant inskrivet att ta tillbaka.",
    Reason.SAME_ROLE: "Den som ansvarar kan inte också vara reserv. Ange båda: ägare= och reserv=.",
    ExitReason.NOT_RECEIVED_YET: "Meddelandet kan inte vara mottaget {received}, för den tiden har "
    "inte varit än.",
    ExitReason.SENT_AFTER_RECEIVED: "Meddelandet kan inte vara skickat efter att det togs emot.",
    ExitReason.NO_NEW_YEAR: "Verksamhetsåret är kalenderåret, så verkan är en 1 januari, inte "
    "{day}.",
    ExitReason.BEFORE_ANY_READING: "Ingen läsning ger verkan så tidigt. Den tidigaste är {first}.",
    ExitReason.CONFIRMED_BEFORE_RECEIVED: "Bekräftelsen kan inte vara äldre än meddelandet, som "
    "togs emot {received}.",
    ExitReason.CONFIRMED_LATER: "Bekräftelsen kan inte vara från {day}, för den dagen har inte "
    "varit än.",
    ExitReason.NOTICE_TAKEN_BACK: "Meddelandet är taget tillbaka, så det går inte att ändra.",
    ExitReason.RULED_ALREADY: "Ordföranden har svarat eller styrgruppen har bekräftat, så "
    "meddelandet går inte att ta tillbaka som ett misstag.",
}
