"""Posts made ready: whom they go to today, what they say now, and what they look like there."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.platform import Letter, Needless, NotNow, Platform, Refused
from bot.worker import Worker
from handlers import dispatch
from handlers.answer import Answer, Document, Part, Text
from handlers.ask import Chosen
from handlers.drawings import Image
from handlers.first_lines import first_lines
from handlers.outcome import Exit
from handlers.posting import Address, Content, address, delivery_of, read
from handlers.reading import writes
from handlers.texts.post_words import PERHAPS_TWICE, kept_file
from storage import outbox
from storage.archive import Archive
from storage.database import Database
from storage.outbox import COMING, Post

NO_ADDRESS, UNREADABLE, NO_ANSWER, NOT_YET = "no address", "unreadable", "no answer", "not yet"
NOTHING_TO_CHANGE, NOTHING_TO_SAY = "nothing to change", "nothing to say"
"""What we ourselves say of a post that cannot be made, beside what the platform says."""


@dataclass(frozen=True, slots=True)
class Directed:
    """A post's content and whom it goes to; `under` and `instead_of` are messages of theirs."""

    to: Address
    content: Content
    under: str
    instead_of: str


@dataclass(frozen=True, slots=True)
class Written:
    """A post as it is to be sent, before the platform has had anything to do with it."""

    answer: Answer
    directed: Directed


@dataclass(frozen=True, slots=True)
class Sought:
    """A post as it is looked for, whatever it says: its letter is not drawn.

    One that `insists` is rather sent twice than not at all.
    """

    letter: Letter
    insists: bool


@dataclass(frozen=True, slots=True)
class Ready:
    """A letter, and what it was made of."""

    letter: Letter
    written: Written

    @property
    def title(self) -> str:
        """What it says first."""
        return self.written.answer.title

    @property
    def began(self) -> str:
        """How its text begins."""
        return first_lines(self.written.answer)


async def ready(worker: Worker, platform: Platform, post: Post, at: datetime) -> Ready:
    """Make a post ready for the platform; Refused when it cannot be, NotNow when not yet.

    Needless when it would only change a message that is not there, or tell of what is over.
    """
    made = await worker.run(lambda database: write(database, post, at))
    empty = await _letter(platform, post, made.directed)
    if not empty.instead_of:
        return Ready(replace(empty, drawn=await platform.draw(made.answer)), made)
    drawn = await platform.draw(_changing(made.answer))
    return Ready(replace(empty, drawn=drawn, drops_files=not _has_files(made.answer)), made)


async def sought(worker: Worker, platform: Platform, post: Post, at: datetime) -> Sought:
    """A post that may be there already, as it is looked for; Refused, NotNow as when made ready."""
    found = await worker.run(lambda database: _directed(database, post, at))
    return Sought(await _letter(platform, post, found), found.content.insists)


async def perhaps_twice(platform: Platform, ready: Ready) -> Ready:
    """A post made ready that may be there already, and says so."""
    answer = ready.written.answer
    told = replace(answer, parts=(Text(PERHAPS_TWICE), *answer.parts))
    return replace(ready, letter=replace(ready.letter, drawn=await platform.draw(told)))


def write(database: Database, post: Post, at: datetime) -> Written:
    """What a post says at a moment, and where it goes."""
    found = _directed(database, post, at)
    return Written(_answer(database, found, at), found)


def _directed(database: Database, post: Post, at: datetime) -> Directed:
    """Where a post goes at a moment."""
    try:
        content = read(post.content)
    except ValueError as error:
        raise Refused(UNREADABLE) from error
    with database.reading() as archive:
        # First: of a message that is not there nobody needs to be told, whoever it was to.
        under, instead_of = _message(archive, content.under), _message(archive, content.instead_of)
        if content.instead_of and not instead_of and not content.insists:
            raise Needless(NOTHING_TO_CHANGE)
        to = address(archive, post.recipient, at.date())
        if to is None:
            raise Refused(NO_ADDRESS)
    return Directed(to, content, under, instead_of)


async def _letter(platform: Platform, post: Post, directed: Directed) -> Letter:
    """A post's letter with nothing drawn in it."""
    place = directed.to.channel or await platform.direct(directed.to.user)
    return Letter(post.key, place, {}, directed.under, directed.instead_of)


def _changing(answer: Answer) -> Answer:
    """An answer that changes a message: the documents there stay as they were first sent."""

    def kept(part: Part) -> Part:
        return Text(kept_file(part.name)) if isinstance(part, Document) else part

    return replace(answer, parts=tuple(map(kept, answer.parts)))


def _has_files(answer: Answer) -> bool:
    return any(isinstance(part, Document | Image) for part in answer.parts)


def _message(archive: Archive, key: str) -> str:
    """Where an earlier post is; nowhere when only a person brings it there, NotNow until it is."""
    earlier = outbox.keyed(archive, key) if key else None
    if earlier is not None and earlier.state in COMING:
        raise NotNow(NOT_YET)
    return earlier.message if earlier is not None else ""


def _answer(database: Database, directed: Directed, at: datetime) -> Answer:
    said = directed.content.said
    if isinstance(said, Answer):
        return said
    return _asked(database, said, directed.to, at)


def _asked(database: Database, said: Chosen, to: Address, at: datetime) -> Answer:
    """The answer to a question."""
    if writes(said):
        raise Refused(NO_ANSWER)
    outcome = dispatch.answer(delivery_of(said, to, at), database)
    if outcome.over:
        raise Needless(NOTHING_TO_SAY)
    if outcome.exit is not Exit.ANSWER:
        raise Refused(NO_ANSWER)
    return outcome.answer
