"""What a post in the outbox holds: what is said, to whom, and for how long it is worth saying.

Handlers put it together, the sender reads it. What is said is an answer as it was when the post was
put, or a question that is asked when it is sent, so that the post tells how things stand then.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from pydantic import TypeAdapter

from governance.local_time import before
from governance.people import Person
from handlers.answer import Answer
from handlers.ask import Account, Chosen, Delivery, Place, PlaceKind
from handlers.keeping import from_record
from storage import channels, links, people
from storage.archive import Archive

Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Content:
    """What a post says.

    It goes into the thread under an earlier post to the same recipient, or in that post's place:
    `under` and `instead_of` are the earlier post's key. From `until` on it is worth nothing. With
    `insists` it is rather sent twice than not at all, when nobody can find out if it was sent.
    """

    said: Answer | Chosen
    under: str = ""
    instead_of: str = ""
    until: datetime | None = None
    insists: bool = False


@cache
def _adapter() -> TypeAdapter[Content]:
    return TypeAdapter(Content)


def written(content: Content) -> Record:
    """The content as the outbox stores it."""
    return dict(_adapter().dump_python(content, mode="json"))


def read(record: Record) -> Content:
    """The content of a post; an answer's own record is one too. ValueError for anything else."""
    if "said" in record:
        return _adapter().validate_python(record)
    return Content(from_record(record))


def is_over(record: Record, at: datetime) -> bool:
    """Whether a post is not worth sending any more; one that nobody can read is none such."""
    try:
        until = read(record).until
    except ValueError:
        return False
    return until is not None and not before(at, until)


def asked(verb: str, fields: Mapping[str, str], *, under: str = "", instead_of: str = "") -> Record:
    """A question as a post's content: it is asked when the post is sent."""
    return written(Content(Chosen(verb, fields), under, instead_of))


def to_channel(key: str) -> Record:
    """The channel that serves `key` when the post is sent."""
    return {"channel": key}


def to_place(team: str, channel: str) -> Record:
    """One channel, whatever it serves."""
    return {"place": [team, channel]}


def to_person(person: int) -> Record:
    """A person's direct messages, whichever account is theirs when the post is sent."""
    return {"person": person}


def to_account(account: Account) -> Record:
    """The direct messages of one account, linked or not."""
    return {"account": [account.team, account.user]}


@dataclass(frozen=True, slots=True)
class Address:
    """Where a post goes today: an account's direct messages or a channel, one of them empty."""

    team: str = ""
    user: str = ""
    channel: str = ""


def address(archive: Archive, recipient: Record, day: date) -> Address | None:
    """Where a recipient is reached on a day; None when nowhere."""
    match recipient:
        case {"account": [str(team), str(user)]}:
            return Address(team, user)
        case {"person": int(person)}:
            linked = links.accounts(archive).items()
            found = next((account for account, each in linked if each == person), None)
            return Address(*found) if found else None
        case {"channel": str(key)}:
            serving = channels.on(archive, day).get(key)
            return Address(serving.team, channel=serving.channel) if serving else None
        case {"place": [str(team), str(channel)]}:
            return Address(team, channel=channel)
        case _:
            return None


def delivery_of(said: Chosen, to: Address, at: datetime) -> Delivery:
    """A post's question at a moment, asked as whoever it is told to; a channel is nobody."""
    kind = PlaceKind.DIRECT if to.user else PlaceKind.CHANNEL
    sender = Account(to.team, to.user) if to.user else None
    return Delivery(sender, Place(kind, to.channel), at, said)


def recipient_of(archive: Archive, recipient: Record) -> Person | str:
    """Whom a post is to, as it is told: a person, a channel's key or an account's user."""
    match recipient:
        case {"account": [str(), str(name)]} | {"place": [str(), str(name)]}:
            return name
        case {"person": int(person)}:
            return people.load(archive).get(person, "")
        case {"channel": str(key)}:
            return key
        case _:
            return ""
