"""What is said of links between accounts and people."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from governance.links import AccountKey, LinkRequest, Stage
from governance.people import Person
from handlers.answer import Answer, Choice, Fact, Facts, Style, Text
from handlers.ask import Chosen
from handlers.link_reasons import Reason
from handlers.texts.formats import listed
from handlers.texts.link_requests import (
    NOBODY,
    POST,
    SOURCES,
    Waiting,
    key_words,
    named,
    role_words,
    sources,
    waits_for,
    who,
)

CLAIM = "säg vem du är, så att ditt konto kan kopplas"
WAITING = "begäranden om koppling som väntar"
LINK = "koppla ett konto till en person"
UNLINK = "ta bort kopplingen till en persons konton"
APPROVE = "godkänn en begäran om koppling"
REFUSE = "avslå en begäran om koppling"
APPROVE_SEAT = "ge det andra godkännandet, för en stol i styrgruppen"
REFUSE_SEAT = "avslå det andra godkännandet, för en stol i styrgruppen"
WAITING_SEATS = "kopplingar till stolar som väntar på ett andra godkännande"

REFUSALS: Mapping[StrEnum, str] = {
    Reason.NO_ACCOUNT: "Det går bara från ditt konto i chatten: det är kontot som ska kopplas.",
    Reason.TOO_MANY: "Från ditt konto går det att begära koppling {most} gånger på ett dygn. "
    "Försök igen i morgon eller be kansliet om hjälp.",
    Reason.NOT_WAITING: "Ingen begäran med nummer {number} väntar. Den kan ha gått ut, ha fått "
    "svar, ha ersatts av en nyare eller aldrig ha funnits.",
    Reason.OWN: "Ingen kopplar sitt eget konto eller godkänner sin egen koppling. Be någon annan "
    "som får.",
    Reason.TWICE: "Du har redan godkänt den här begäran. Det andra godkännandet ger {roles}.",
    Reason.OTHER_APPROVER: "Begäran väntar på ett svar som du inte kan ge. Det kan {roles}.",
    Reason.NOT_CONNECTED: "{person} har inget sådant kopplat konto.",
    Reason.TAKEN: "Kontot {account} är redan kopplat till {holder}. Om det inte längre är den "
    "personens, ta först bort den kopplingen: koppla {handle} bort användare={user}",
    Reason.LAST_KANSLI: "Då blir inget konto för kansliet kvar, och ingen kan längre koppla någon. "
    "Koppla först ett annat konto till någon på kansliet.",
}


def already(person: Person) -> Answer:
    """The answer to who asks for the link they have."""
    text = Text(f"Ditt konto är redan kopplat: du är {named(person)}.")
    return Answer("Du är redan kopplad", (text,), SOURCES[Stage.KANSLI])


def waits_already(found: Waiting) -> Answer:
    """The answer to a request made already."""
    return _claimed(found, "Du har redan en begäran som väntar. Jag säger till när den får svar.")


def claimed(found: Waiting, replaced: Sequence[LinkRequest]) -> Answer:
    """The receipt for a request, which replaces the account's earlier one."""
    numbers = listed(tuple(str(each.id) for each in replaced))
    instead = f" Den ersätter din begäran {numbers}." if numbers else ""
    return _claimed(found, f"Jag har frågat kansliet och säger till när du får svar.{instead}")


def _claimed(found: Waiting, text: str) -> Answer:
    facts = Facts((*who(found), Fact("Väntar på", waits_for(found))))
    parts = (Text(text), facts, Text(_rules(found)))
    return Answer("Begäran om koppling", parts, sources(found))


def _rules(found: Waiting) -> str:
    needed = (
        f"Personen har {POST}, så koppling kräver två godkännanden: först kansliets "
        f"och sedan det som {_second(found)} ger."
        if found.standing.seated
        else "Koppling kräver kansliets godkännande."
    )
    return f"{needed} Ingen godkänner sin egen, och begäran går ut efter sju dagar."


def _second(found: Waiting) -> str:
    return role_words(found.second)


def connected(person: Person, key: AccountKey, earlier: tuple[AccountKey, ...]) -> Answer:
    """The receipt for a link."""
    return Answer("Kopplingen är klar", (_connected(person, key, earlier),), SOURCES[Stage.KANSLI])


def approved(found: Waiting) -> Answer:
    """The receipt for the last approval; an account that was somebody else's is so no longer."""
    key = found.request.claim.account
    earlier = tuple(each for each in found.earlier if each != key)
    moved = (
        (Text(f"Kontot var kopplat till {named(found.holder)}, och är det inte längre."),)
        if found.holder
        else ()
    )
    parts = (_connected(found.person, key, earlier), *moved)
    return Answer("Kopplingen är klar", parts, SOURCES[Stage.KANSLI])


def _connected(person: Person, key: AccountKey, earlier: tuple[AccountKey, ...]) -> Text:
    told = listed(tuple(key_words(each) for each in earlier))
    before = f" Det konto som var kopplat förut har fått veta det: {told}." if told else ""
    return Text(f"Kontot {key_words(key)} är kopplat till {named(person)}.{before}")


def passed_on(found: Waiting) -> Answer:
    """The receipt for a first approval, when a second one is needed."""
    text = Text(
        f"Kansliets godkännande är registrerat. {named(found.person)} har {POST}, så begäran "
        f"{found.request.id} väntar nu på {role_words(found.approvers)}{_told(found)}"
    )
    return Answer("Ett godkännande till behövs", (text,), sources(found))


def _told(found: Waiting) -> str:
    return f". {NOBODY}" if found.stuck else ", som har fått veta det."


def refused(found: Waiting) -> Answer:
    """The receipt for a refusal."""
    account = key_words(found.request.claim.account)
    text = Text(f"Begäran {found.request.id} är avslagen. Kontot {account} har fått veta det.")
    return Answer("Begäran avslagen", (text,), sources(found))


def let_go(holder: Person, key: AccountKey) -> Choice:
    """The button that lets an account go, so that it can be linked to another."""
    chosen = Chosen("koppla bort", {"person": holder.handle, "användare": key[1]})
    sure = f"Kontot {key_words(key)} kan då inte längre handla som {named(holder)}."
    return Choice("Ta bort den kopplingen", chosen, Style.DANGER, confirm=sure)


def unlinked(person: Person, gone: tuple[AccountKey, ...]) -> Answer:
    """The receipt for accounts let go."""
    accounts = listed(tuple(key_words(key) for key in gone))
    text = Text(f"{named(person)} är inte längre kopplad till {accounts}, som har fått veta det.")
    return Answer("Bortkopplad", (text,), SOURCES[Stage.KANSLI])
