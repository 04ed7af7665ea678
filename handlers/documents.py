"""The documents the charter names: `dokument` (R6, R11, R26)."""

from datetime import date
from typing import Annotated

from governance.charter import DOCUMENTS
from governance.dated import in_force
from governance.documents import Document
from governance.people import Right, may
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Day, Line, Link, Nothing, one_of
from handlers.texts import documents as texts
from storage import documents as store
from storage.archive import Archive


class NewLink(Arguments):
    """`dokument sätt`: where a document can be read, and from when."""

    dokument: Annotated[str, *one_of(*DOCUMENTS), PLACED]
    länk: Link
    titel: Line = ""
    datum: Day | None = None


def documents(ask: Ask[Nothing], archive: Archive) -> Answer:
    """The documents, with where each can be read."""
    changeable = may(ask.who.roles, Right.SET_FACTS)
    return texts.documents(_standing(ask.day, archive), changeable=changeable)


def set_link(ask: Ask[NewLink], archive: Archive) -> Answer:
    """Record where a document can be read; the place before is kept and shown."""
    asked = ask.arguments
    named = DOCUMENTS[asked.dokument]
    since = asked.datum or ask.day
    new = Document(named.key, asked.titel or named.title, asked.länk, since)
    before = _standing(since, archive).get(named.key)
    store.put(archive, act("dokument satt", ask), new)
    return texts.link_set(new, before)


def _standing(day: date, archive: Archive) -> dict[str, Document]:
    """Each document that can be read on a day: the latest of those in force, if it has a link."""
    standing = {document.key: document for document in in_force(store.load(archive), day)}
    return {key: document for key, document in standing.items() if document.link}


COMMANDS = (
    Command(
        ("dokument",),
        texts.DOCUMENTS,
        Nothing,
        documents,
        example="dokument",
        aliases=("documents",),
    ),
    Command(
        ("dokument", "sätt"),
        texts.SET_LINK,
        NewLink,
        set_link,
        example="dokument programförklaring sätt länk=https://example.org/program.pdf",
        right=Right.SET_FACTS,
        writes=True,
    ),
)
