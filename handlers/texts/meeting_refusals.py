"""What is said when a rule of meetings, of agendas or of minutes says no."""

from collections.abc import Mapping
from enum import StrEnum

from governance.agenda import Reason as AgendaReason
from governance.meeting_acts import Reason
from governance.meeting_closing import Reason as ClosingReason
from governance.meetings import State
from governance.minutes import Reason as MinutesReason
from handlers.meeting_reasons import Reason as Own

STATES: Mapping[State, str] = {
    State.PLANNED: "är planerat",
    State.CALLED: "är redan kallat till",
    State.GOING_ON: "pågår eller har börjat",
    State.UNCONFIRMED: "har varit men är inte avslutat",
    State.HELD: "är avslutat",
    State.CANCELLED: "är inställt",
}
"""Each state as it stands after "Mötet"."""

REFUSALS: Mapping[StrEnum, str] = {
    Own.NO_SUCH_MEETING: "Det finns inget möte med nummer {number}.",
    Own.NOT_CALLED_TO_IT: "Du är inte kallad till mötet. Det är styrgruppens ledamöter och de som "
    "är inbjudna.",
    Own.MOVED_SINCE: "Mötet är flyttat till {when}, så ditt svar är inte antecknat. Svara igen, om "
    "den nya tiden.",
    Own.CHANGED_SINCE: "Det gällde ett läge som mötet inte har längre. Det {state}.",
    Own.CALLED_ANEW: "Kallelsen gällde {then}. Mötet är flyttat till {when}.",
    Own.HAS_A_SEAT: "{person} har en stol i styrgruppen och kallas ändå.",
    Own.INVITED_ALREADY: "{person} är redan inbjuden.",
    Own.NOT_INVITED: "{person} är inte inbjuden. Styrgruppens ledamöter kallas alltid.",
    Own.YEAR_IS_OVER: "Året {year} är slut, så det går inte att föreslå möten då. Möten som har "
    "hållits läggs in med ”möte nytt”.",
    Own.ANOTHER_YEAR: "Förslaget gäller {year}, men {day} ligger i ett annat år.",
    Own.PERIOD_HELD: "Inget är inlagt: möte {number} finns redan i samma del av året som {day}. Be "
    "om förslaget en gång till, så visas det som är kvar. Ett möte till läggs in med ”möte nytt”.",
    Own.AGENDA_CLOSED: "Kallelsen har gått ut, så dagordningen ändras nu bara av kansliet och den "
    "som leder styrgruppen. Säg till dem.",
    Own.NO_MINUTES: "Mötet är inställt, så det blir inget protokoll och inget att justera. Skäl: "
    "{why}",
    Own.NO_ROLL_AT_MEETING: "Ingen närvaro är antecknad på mötet, så det finns inget protokoll än.",
    Reason.NOT_IN_THIS_STATE: "Mötet {state}, så nu går det inte att {act}.",
    Reason.NOT_A_CONFERENCE: "Det går bara för sammanträden. En konferens har ingen kallelse, "
    "dagordning, närvaro eller protokoll här.",
    Reason.DAY_NOT_COME: "Det går först på mötets dag, {day}.",
    Reason.NOT_BEGUN: "Det går först när mötet har börjat, {begins}.",
    Reason.ROLL_CALLED: "Uppropet är gjort, så mötet går varken att flytta eller ställa in. "
    "Avsluta det med ”avsluta”.",
    Reason.VOTE_OPEN: "Omröstning {vote} på mötet är öppen, så mötet går varken att flytta eller "
    "ställa in. Avbryt den först.",
    Reason.ENDS_BEFORE_START: "Mötet måste sluta efter att det har börjat, samma dag.",
    Reason.NO_HOURS: "Mötet har ingen tid än, så det går inte att kalla till. Ange den med ”möte "
    "flytta”.",
    ClosingReason.CLOSES_OFF_THE_MEETING: "Omröstningen hålls på möte {number} och stänger samma "
    "dag som mötet: efter att det har börjat, {begins}, och senast {latest}.",
    Reason.IN_THE_PAST: "Den tiden har redan varit.",
    Reason.SAME_DAY: "Den dagen har redan ett möte av samma typ: möte {number}.",
    Reason.SAME_TIME: "Mötet är redan då och där, så det finns inget att flytta.",
    Reason.NOBODY_PRESENT: "Ingen är antecknad som närvarande. Ropa upp först med ”närvaro”.",
    Reason.NOBODY_PRESIDES: "Varken ordföranden eller vice ordföranden är närvarande. Anteckna "
    "vem som är vald att leda mötet med ”leds-av”.",
    Reason.CANNOT_LEAD: "Bara en närvarande ledamot i styrgruppen kan leda mötet.",
    AgendaReason.NO_SUCH_ITEM: "Det finns ingen punkt {number}. På dagordningen: {items}.",
    AgendaReason.NOT_ONES_OWN_ITEM: "Punkten är lagd av någon annan. Den kan ändras och strykas av "
    "kansliet eller den som leder styrgruppen.",
    AgendaReason.ITEM_HAS_VOTE: "Punkten har redan en omröstning: omröstning {vote}. Ska det bli "
    "på annat sätt, så avbryt den först.",
    AgendaReason.NOT_A_DECISION: "Bara en beslutspunkt har en omröstning.",
    AgendaReason.TOO_MANY_ITEMS: "En dagordning har högst {limit} punkter.",
    AgendaReason.NOTHING_NEW: "Punkten är redan så, så det finns inget att ändra.",
    AgendaReason.TOO_LONG_ITEM: "En punkt tar mellan 1 och {limit} minuter.",
    MinutesReason.WAS_NOT_PRESENT: "Protokollet justeras av den som ledde mötet och en ledamot "
    "till som var närvarande.",
    MinutesReason.APPROVED_ALREADY: "Du har redan justerat protokollet.",
    MinutesReason.SOMEBODY_ELSE_APPROVED: "En justerare räcker, och en annan ledamot har redan "
    "justerat.",
    MinutesReason.VOTES_GO_ON: "Omröstning {vote} på mötet är inte räknad, så protokollet är inte "
    "klart att justera.",
    MinutesReason.CHANGED_SINCE_READ: "Protokollet har ändrats sedan du läste det. Läs det som det "
    "är nu, och justera det sedan.",
    MinutesReason.APPROVAL_HOLDS: "Någon har justerat protokollet, så det kan inte ändras.",
    MinutesReason.MINUTES_APPROVED: "Protokollet är justerat av båda, så texter i det kan inte "
    "ändras längre.",
}
