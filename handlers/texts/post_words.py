"""The words for posts: how they stand, to whom they are, and what went wrong with them."""

from collections.abc import Mapping
from dataclasses import dataclass

from governance.people import Person
from handlers.ask import Chosen
from storage.outbox import Kept, State

WORDS: Mapping[State, str] = {
    State.PENDING: "väntar",
    State.SENDING: "på väg",
    State.SENT: "skickat",
    State.FAILED: "kom inte fram",
    State.UNCERTAIN: "osäkert",
    State.EXPIRED: "för sent",
    State.CANCELLED: "inställt",
}
"""Each state as it stands after "Läge"."""

STATES: Mapping[str, State] = {
    "kommande": State.PENDING,
    "pågående": State.SENDING,
    "skickade": State.SENT,
    "misslyckade": State.FAILED,
    "osäkra": State.UNCERTAIN,
    "utgångna": State.EXPIRED,
    "inställda": State.CANCELLED,
}
"""The word people type for the posts in each state."""

ERRORS: Mapping[str, str] = {
    "account_inactive": "botens konto är avstängt",
    "cannot_dm_bot": "mottagaren är en bot",
    "channel_not_found": "boten hittar inte kanalen; den är kanske privat eller borttagen",
    "invalid_auth": "botens nyckel till chatten gäller inte",
    "is_archived": "kanalen är arkiverad",
    "missing_scope": "boten har inte behörigheten som behövs",
    "msg_too_long": "texten är för lång",
    "no address": "mottagaren har inget kopplat konto, eller kanalen är inte registrerad",
    "no answer": "frågan i utskicket går inte att svara på",
    "not yet": "det väntar på ett tidigare utskick",
    "nothing to say": "det som utskicket gällde är klart, flyttat eller inställt",
    "nothing to change": "meddelandet som skulle ändras finns inte",
    "not_in_channel": "boten är inte med i kanalen; bjud in den",
    "perhaps twice": "det kan ha kommit två gånger",
    "restricted_action": "arbetsytan tillåter det inte",
    "superseded": "ersatt av ett nyare",
    "token_revoked": "botens nyckel till chatten är återkallad",
    "unreadable": "innehållet går inte att läsa",
    "user_disabled": "kontot är avstängt",
    "user_not_found": "kontot finns inte",
    "withdrawn": "det drogs tillbaka",
}
"""What went wrong in words; what is not here is shown as the chat system says it."""

ENDED: Mapping[State, str] = {
    State.CANCELLED: "behövs inte längre",
    State.EXPIRED: "för sent",
}
"""Why a post is not sent, where nothing went wrong with it."""

PERHAPS_TWICE = "Det här kan ha kommit två gånger."
"""What a post says that is sent again though it may be there."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A post as it is shown: to whom it is, its title and the first line of its text below it.

    So many `posts` that say the same at the same time are shown as one, by the first of them.
    """

    kept: Kept
    to: str
    title: str
    line: str = ""
    posts: int = 1


def to_whom(recipient: Person | str, *, channel: bool) -> str:
    """Whom a post is to."""
    if isinstance(recipient, Person):
        return f"{recipient.title} ({recipient.handle})"
    if not recipient:
        return "okänd mottagare"
    return f"kanalen {recipient}" if channel else f"kontot {recipient}"


def question(asked: Chosen, *, over: bool = False) -> str:
    """The first line of a post that holds a question: one that comes is asked when it is sent."""
    said = f"Svaret på ”{' '.join([asked.verb, *asked.fields.values()])}”"
    return said if over else f"{said} när det skickas"


def kept_file(name: str) -> str:
    """What a changed message says of the file it was first sent with, which stays."""
    return f"Filen {name} är som när meddelandet först skickades."


def remark(kept: Kept) -> str:
    """What there is to say of how a post stands; nothing where all is well."""
    return why(kept.error) or ENDED.get(kept.state, "")


def why(error: str) -> str:
    """What went wrong."""
    if error.endswith("Error"):
        return f"chatten svarade inte som den ska ({error})"
    return ERRORS.get(error, error)
