"""Posts made ready: whom they go to today, what they say now, and what they look like there."""

from dataclasses import dataclass
from datetime import datetime

from bot.platform import Letter, Needless, NotNow, Platform, Refused
from bot.worker import Worker
from handlers import dispatch
from handlers.answer import Answer
from handlers.ask import Account, Chosen, Delivery, Place, PlaceKind
from handlers.outcome import Exit
from handlers.posting import Address, Content, address, read
from handlers.reading import writes
from storage import outbox
from storage.archive import Archive
from storage.database import Database
from storage.outbox import Post, State

NO_ADDRESS, UNREADABLE, NO_ANSWER, NOT_YET = "no address", "unreadable", "no answer", "not yet"
NOTHING_TO_CHANGE, NOTHING_TO_SAY = "nothing to change", "nothing to say"
"""What we ourselves say of a post that cannot be made, beside what the platform says."""
COMING = {State.PENDING, State.SENDING}
"""The states of a post that still comes by itself."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter, and what is known of it beside: its title, and how it is to be treated."""

    letter: Letter
    title: str
    insists: bool


@dataclass(frozen=True, slots=True)
class Written:
    """A post as it is to be sent, before the platform has had anything to do with it."""

    answer: Answer
    to: Address
    content: Content
    under: str
    instead_of: str


async def ready(worker: Worker, platform: Platform, post: Post, at: datetime) -> Ready:
    """Make a post ready for the platform; Refused when it cannot be, NotNow when not yet.

    Needless when it would only change a message that is not there, or tell of what is over.
    """
    made = await worker.run(lambda database: write(database, post, at))
    place = made.to.channel or await platform.direct(made.to.user)
    drawn = await platform.draw(made.answer)
    letter = Letter(post.key, place, drawn, made.under, made.instead_of)
    return Ready(letter, made.answer.title, made.content.insists)


def expired(post: Post, at: datetime) -> bool:
    """Whether a post is no longer worth sending."""
    try:
        until = read(post.content).until
    except ValueError:
        return False
    return until is not None and at > until


def write(database: Database, post: Post, at: datetime) -> Written:
    """What a post says at a moment, and where it goes."""
    try:
        content = read(post.content)
    except ValueError as error:
        raise Refused(UNREADABLE) from error
    with database.reading() as archive:
        to = address(archive, post.recipient, at.date())
        if to is None:
            raise Refused(NO_ADDRESS)
        under, instead_of = _message(archive, content.under), _message(archive, content.instead_of)
    if content.instead_of and not instead_of and not content.insists:
        raise Needless(NOTHING_TO_CHANGE)
    return Written(_answer(database, content, to, at), to, content, under, instead_of)


def _message(archive: Archive, key: str) -> str:
    """Where an earlier post is; nowhere when only a person brings it there, NotNow until it is."""
    earlier = outbox.keyed(archive, key) if key else None
    if earlier is not None and earlier.state in COMING:
        raise NotNow(NOT_YET)
    return earlier.message if earlier is not None else ""


def _answer(database: Database, content: Content, to: Address, at: datetime) -> Answer:
    said = content.said
    if isinstance(said, Answer):
        return said
    return _asked(database, said, to, at)


def _asked(database: Database, said: Chosen, to: Address, at: datetime) -> Answer:
    """The answer to a question, asked as whoever it is told to; a channel is nobody."""
    if writes(said):
        raise Refused(NO_ANSWER)
    kind = PlaceKind.DIRECT if to.user else PlaceKind.CHANNEL
    sender = Account(to.team, to.user) if to.user else None
    delivery = Delivery(sender, Place(kind, to.channel), at, said)
    outcome = dispatch.answer(delivery, database)
    if outcome.over:
        raise Needless(NOTHING_TO_SAY)
    if outcome.exit is not Exit.ANSWER:
        raise Refused(NO_ANSWER)
    return outcome.answer
