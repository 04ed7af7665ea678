"""What is said when a rule of votes, of matters or of the working order says no."""

from collections.abc import Mapping
from enum import StrEnum

from governance.acts import Act, State
from governance.adoptions import Reason as AdoptionReason
from governance.local_time import Reason as TimeReason
from governance.matters import Reason as MatterReason
from governance.vote_reasons import Reason
from governance.working_order import Reason as OrderReason
from handlers.vote_reasons import Reason as Own

STATES: Mapping[State, str] = {
    State.DRAFT: "är ett utkast som inte har öppnats",
    State.OPEN: "är öppen",
    State.COUNTING: "är stängd och räknas",
    State.WAITING: "är stängd och väntar på utslagsröst",
    State.CLOSED: "är stängd",
    State.CANCELLED: "är avbruten",
    State.MEETING_REQUESTED: "är stoppad, för ett sammanträde är begärt",
}
"""Each state as it stands after "Omröstningen"."""

ACTS: Mapping[Act, str] = {
    Act.OPEN: "öppna den",
    Act.EXTEND: "förlänga den",
    Act.CORRECT: "rätta den",
    Act.CANCEL: "avbryta den",
    Act.CLOSE_EARLY: "stänga den",
    Act.COUNT: "räkna den",
}
"""The acts whose own word says nothing of what they are done to."""


def act(done: Act) -> str:
    """What is done to a vote, as it stands after "inte"."""
    return ACTS.get(done, str(done))


REFUSALS: Mapping[StrEnum, str] = {
    Own.NO_SUCH_VOTE: "Det finns ingen omröstning {number}.",
    Own.ADOPTED_BY_ITSELF: "En omröstning om arbetsordningen öppnas med ”arbetsordning "
    "omröstning”, där det står vad som föreslås.",
    Own.ORDER_NOT_CORRECTED: "En omröstning om arbetsordningen rättas inte. Avbryt den, ändra "
    "förslaget med ”arbetsordning ändra” och öppna en ny.",
    Own.ADOPTED_LATER: "Arbetsordningen kan inte ha antagits {day}: den dagen har inte varit.",
    Own.NO_DAY: "En omröstning på möte behöver mötets datum: datum=2026-12-08.",
    Own.ANOTHER_DAY: "Möte {number} hålls {day}. Ange bara mötet, eller bara datumet om "
    "omröstningen hör till ett annat möte.",
    Own.TOO_LATE_TO_REMIND: "Omröstningen stänger innan nästa arbetsdag börjar, så det blir ingen "
    "mer påminnelse. Den stänger {closes}.",
    Own.NO_OBJECTION: "Det finns ingen öppen jävsinvändning mot den personen i omröstningen.",
    Own.VOTES_OPEN: "Det finns redan en öppen omröstning om arbetsordningen: omröstning {number}.",
    AdoptionReason.NO_WORKING_ORDER: "Styrgruppen har inte antagit någon arbetsordning, så det går "
    "inte att rösta formellt än. Samarbetsformerna säger inget om beslutförhet och majoritet. "
    "Rådgivande frågor går alltid att ställa.",
    AdoptionReason.NO_PROTOCOL: "Ange protokollet där arbetsordningen antogs, till exempel "
    "protokoll=”2026-11-20 § 4”.",
    OrderReason.UNKNOWN_TERM: "Arbetsordningen har ingen punkt som heter {word}. Det kan vara "
    "{words}.",
    OrderReason.NOT_WITHIN: "Punkten {word} är ett tal från {lowest} till {highest}.",
    OrderReason.NOT_A_CHOICE: "Punkten {word} kan vara {choices}.",
    TimeReason.NO_SUCH_TIME: "Den tiden finns inte: natten då sommartiden börjar går klockan från "
    "02.00 till 03.00.",
    MatterReason.DECIDED_BY_OTHERS: "Ärendet {matter} beslutas av {body}, inte av styrgruppen. "
    "Styrgruppen kan rösta om det som beredning: då blir utfallet ett förslag till dem som "
    "beslutar.",
    MatterReason.PAPERS_MISSING: "Ärendet {matter} kan inte öppnas per capsulam utan underlag med "
    "{parts}. Lägg till underlag=”https://…” i utkastet.",
    Reason.NOT_SEVEN_SEATED: "En omröstning kan öppnas först när sju olika personer har de sju "
    "stolarna. I dag är de {persons}. Se ”styrgrupp”.",
    Reason.NOT_ENTITLED: "Röstlängden är de sju som hade en stol i styrgruppen när omröstningen "
    "öppnades. Ingen annan är med.",
    Reason.NOT_ON_THE_ROLL: "Den personen står inte i röstlängden. Den är de sju som hade en stol "
    "i styrgruppen när omröstningen öppnades.",
    Reason.LINKED_LATER: "Kontot kopplades efter att omröstningen öppnades och står inte i "
    "röstlängden. Använd det konto som var kopplat då.",
    Reason.WRONG_STATE: "Omröstningen {state}, så nu går det inte att {act}.",
    Reason.WRONG_HAND: "Du kan inte {act} här. Det kan {roles}.",
    Reason.TITLE_MISSING: "Omröstningen behöver en rubrik.",
    Reason.TITLE_TOO_LONG: "Rubriken är för lång: högst {limit} tecken.",
    Reason.PROPOSAL_MISSING: "Omröstningen behöver ett förslag att ta ställning till.",
    Reason.PROPOSAL_TOO_LONG: "Förslaget är för långt: högst {limit} tecken.",
    Reason.REASON_MISSING: "Ange skälet till att omröstningen avbryts.",
    Reason.ADOPTION_IS_PER_CAPSULAM: "Så länge ingen arbetsordning är antagen kan den antas i en "
    "omröstning per capsulam där alla sju säger ja, eller på ett möte som registreras med "
    "”arbetsordning anta”.",
    Reason.CLOSES_IN_THE_PAST: "Stängningstiden, {time}, har redan varit.",
    Reason.CLOSES_TOO_EARLY: "En omröstning per capsulam är öppen minst {days} arbetsdagar. Om den "
    "öppnas nu kan den stänga tidigast {earliest}.",
    Reason.NOT_LATER: "En omröstning förlängs men förkortas inte. Den stänger {closes}; ange en "
    "senare tid.",
    Reason.OLD_VERSION: "Det som röstas om är ett annat sedan knappen visades, och röster på det "
    "förra gäller inte. Nu gäller version {version}: läs den och rösta på den.",
    Reason.BALLOT_LOCKED: "Din röst är låst och kan inte ändras.",
    Reason.NOT_PRESENT: "Du är inte antecknad som närvarande på mötet. Den som leder omröstningen "
    "kan anteckna dig.",
    Reason.IN_CONFLICT: "Den som är jävig varken förbereder eller beslutar ärendet.",
    Reason.ALREADY_IN_CONFLICT: "Jävet är redan antecknat.",
    Reason.AGAINST_ONESELF: "En jävsinvändning gäller någon annan. Eget jäv anmäls med ”jäv”.",
    Reason.NOT_ALL_LOCKED: "En omröstning stängs före sin tid först när alla som deltar har röstat "
    "och låst sin röst. Det återstår {number}.",
    Reason.ONLY_PER_CAPSULAM: "Det går bara i en omröstning per capsulam. Den här hålls på ett "
    "möte.",
    Reason.ONLY_IN_MEETINGS: "Det går bara i en omröstning på ett möte. Den här hålls per "
    "capsulam.",
    Reason.NOT_THE_PRESIDING: "Det gör den som leder mötet i ärendet, ingen annan.",
    Reason.MUST_VOTE: "En utslagsröst är bifall eller avslag.",
    Reason.CANNOT_PRESIDE: "Den personen kan inte leda ärendet: hen är frånvarande, jävig eller "
    "deltar inte.",
    Reason.NOT_A_REQUESTER: "Enligt arbetsordningen är det ordföranden eller vice ordföranden som "
    "kan begära sammanträde.",
    Reason.OBJECTION_PENDING: "En jävsinvändning är inte avgjord, så omröstningen kan inte stängas "
    "i förtid.",
    Reason.NO_ROLL_CALL: "Ingen är antecknad som närvarande. Ropa upp först med ”närvaro”.",
    Reason.BEFORE_MINIMUM: "Den minsta tiden har inte gått. Omröstningen kan stängas tidigast "
    "{earliest}.",
    Reason.TOOK_NO_PART: "Bara den som har röstat bifall eller avslag kan reservera sig.",
    Reason.TOO_LATE: "Det är för sent: tiden gick ut {deadline}.",
    Reason.OUTCOME_AGREES: "Utfallet gick inte emot din röst, så det finns inget att reservera sig "
    "mot. En protokollsanteckning går att lämna med ”anteckna”.",
    Reason.TOO_FEW_PROPOSALS: "En propositionsordning behöver minst två olika förslag.",
    Reason.UNKNOWN_PROPOSAL: "Det finns inget sådant förslag. Det kan vara {proposals}.",
}
