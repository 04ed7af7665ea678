"""What is said when something of the year's duties cannot be recorded."""

from collections.abc import Mapping
from enum import StrEnum

from governance.evidence import Reason as EvidenceReason
from governance.plans import Reason as PlanReason
from governance.reach import Reason as ReachReason
from governance.reports import Reason as ReportReason
from governance.withdrawal import Reason as ExitReason
from handlers.duty_reasons import Reason

REFUSALS: Mapping[StrEnum, str] = {
    EvidenceReason.NOT_YET_DONE: "Det kan inte vara gjort {day}, för den dagen har inte varit än.",
    EvidenceReason.ANOTHER_DECISION: "Beslut {number} är inget bifallet beslut i ärendet {matter}.",
    EvidenceReason.DECIDED_TOO_EARLY: "Beslut {number} är från {day}. För {year} räknas beslut "
    "tidigast från {first}.",
    ReachReason.DAY_BEFORE: "Det kan inte ha varit {day}, för samarbetsformerna är från {since}. "
    "Ange den dagen eller en senare.",
    ReachReason.YEAR_BEFORE: "Samarbetsformerna är från {since}, så det första året här är "
    "{first}.",
    ReachReason.TOO_FAR_AHEAD: "Så långt fram räknas inga datum: ange senast år {last}.",
    ReportReason.YEAR_NOT_OVER: "Verksamhetsrapporten för {year} gäller hela verksamhetsåret. Den "
    "länkas, beslutas och överlämnas tidigast {first}, inte {day}.",
    ReportReason.DISPATCHED_AFTER_RECEIPT: "{region} tog emot rapporten {received}, så den kan "
    "inte vara överlämnad {day}. Ange en dag senast {received}, eller ta tillbaka mottagandet "
    "först.",
    ReportReason.RECEIVED_BEFORE_DISPATCH: "Rapporten överlämnades till {region} {dispatched}, så "
    "den kan inte vara mottagen {day}. Ange en dag tidigast {dispatched}.",
    PlanReason.TOO_FAR_AHEAD: "Verksamhetsplanen för {year} påbörjas tidigast {first}, inte {day}.",
    Reason.NO_SUCH_NOTICE: "Det finns inget utträde {number}.",
    Reason.NOTICE_STANDS: "{region} har redan ett meddelande inskrivet: utträde {number}. Är "
    "något fel i det går det att ändra eller ta tillbaka.",
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
    "meddelandet går inte att ta tillbaka som ett misstag. Ordföranden tar först tillbaka svaret "
    "(steg=svar) och kansliet bekräftelsen (steg=bekräftelse).",
    ExitReason.NOT_RULED: "Ordföranden har inte svarat, så det finns inget svar att ta tillbaka.",
    ExitReason.NOT_CONFIRMED: "Det finns ingen bekräftelse inskriven att ta tillbaka.",
}
