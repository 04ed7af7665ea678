"""What people are told when an account is linked, waits for it or is let go."""

from governance.links import AccountKey, LinkRequest
from governance.people import Person
from governance.provenance import setting
from handlers.answer import Answer, Choice, Choices, Text
from handlers.ask import Chosen
from handlers.texts.formats import moment

KANSLI_TITLE = "Kansliet"
SOURCE = setting("koppling")
SEAT_SOURCE = setting("koppling av stol")

WHO = Choice("Vem är jag?", Chosen("vem", {}))


def replaced(person: Person, account: AccountKey, *, let_go: bool) -> Answer:
    """What the account linked before is told."""
    team, user = account
    left = (
        "Ditt konto är därför inte längre kopplat."
        if let_go
        else "Ditt konto är också kvar som kopplat."
    )
    text = (
        f"Kontot {user} i arbetsytan {team} är nu kopplat till {person.title} ({person.handle}), "
        f"som ditt konto var kopplat till. {left} Stämmer det inte, säg till kansliet genast."
    )
    return Answer("Ett annat konto är kopplat", (Text(text),), (SOURCE,))


def connected(person: Person) -> Answer:
    """What an account is told when it has been linked."""
    text = f"Ditt konto är kopplat. Du är {person.title} ({person.handle}) här."
    return Answer("Du är kopplad", (Text(text), Choices((WHO,))), (SOURCE,))


def refused(person: Person) -> Answer:
    """What an account is told when its request was refused."""
    text = (
        f"Din begäran att bli kopplad till {person.title} ({person.handle}) fick nej. Undrar du "
        "varför, fråga kansliet."
    )
    return Answer("Du är inte kopplad", (Text(text),), (SOURCE,))


def lapsed(request: LinkRequest, person: Person, wanted: Person | None) -> Answer:
    """What those who could approve a request are told when it waits no longer."""
    team, user = request.claim.account
    why = (
        f"Kontot vill i stället handla som {wanted.title} ({wanted.handle})."
        if wanted
        else "Kontots koppling har ändrats."
    )
    text = (
        f"Begäran {request.id}, att kontot {user} i arbetsytan {team} får handla som "
        f"{person.title} ({person.handle}), gäller inte längre. {why} Du behöver inte svara på den."
    )
    return Answer(f"Begäran {request.id} gäller inte längre", (Text(text),), (SOURCE,))


def own_lapsed(request: LinkRequest, person: Person) -> Answer:
    """What an account is told when its request waits no longer, and it has not asked anew."""
    text = (
        f"Din begäran {request.id}, att bli kopplad till {person.title} ({person.handle}), gäller "
        "inte längre, eftersom ditt kontos koppling har ändrats. Du kan begära den på nytt."
    )
    return Answer(
        f"Din begäran {request.id} gäller inte längre", (Text(text), Choices((WHO,))), (SOURCE,)
    )


def seat_wanted(person: Person) -> Answer:
    """What an account is told when its person gets a seat or a role that leads."""
    text = (
        f"{person.title} ({person.handle}) har fått en stol eller ett uppdrag i styrgruppen. Innan "
        "ditt konto kan handla för det behövs ett andra godkännande, som jag har frågat efter."
    )
    return Answer("Ditt konto väntar på godkännande", (Text(text), Choices((WHO,))), (SEAT_SOURCE,))


def seat_refused(person: Person) -> Answer:
    """What an account that stays linked is told when it may not act for the seat."""
    text = (
        f"Ditt konto är kvar som kopplat till {person.title} ({person.handle}), men det fick inte "
        "godkännandet att handla för stolen eller uppdraget i styrgruppen. Undrar du varför, fråga "
        "kansliet."
    )
    return Answer("Ditt konto är inte godkänt", (Text(text),), (SEAT_SOURCE,))


def let_go(person: Person) -> Answer:
    """What an account is told when it has been unlinked."""
    text = (
        f"Ditt konto är inte längre kopplat till {person.title} ({person.handle}). Undrar du "
        "varför, fråga kansliet."
    )
    return Answer("Du är bortkopplad", (Text(text), Choices((WHO,))), (SOURCE,))


def waiting(request: LinkRequest, person: Person, *, seat: bool) -> Answer:
    """What those who can approve are told."""
    team, user = request.claim.account
    email = f", e-post {request.claim.email}" if request.claim.email else ""
    text = (
        f"Kontot {user} i arbetsytan {team}{email} vill få handla som {person.title} "
        f"({person.handle}). Begäran går ut {moment(request.expires_at)}."
    )
    show = Choice("Visa", Chosen("koppla stolar" if seat else "koppla", {}))
    return Answer("En koppling väntar på dig", (Text(text), Choices((show,))), (SOURCE,))
