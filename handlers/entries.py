"""Who and where: `person` and `kanal`, what the organisation file holds, changed in chat."""

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from governance.people import Right
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.cleaning import clean
from handlers.command import Command
from handlers.directory import AUDIENCES, channel_ids
from handlers.handles import person_named
from handlers.identity import roles
from handlers.kinds import LONGEST_LINE, PLACED, Arguments, Kind, Line, Nothing, one_of
from handlers.misread import Expected, Misread
from handlers.texts import entries as texts
from storage import channels, people
from storage.archive import Archive
from storage.channels import Channel
from storage.people import Entry

HANDLE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
CHANNEL_ID = re.compile(r"[CG][A-Z0-9]{2,20}")
TEAM_ID = re.compile(r"T[A-Z0-9]{2,20}")


def _matching(shape: re.Pattern[str], expected: Expected) -> AfterValidator:
    def read(value: str, info: ValidationInfo) -> str:
        text = clean(value)
        if len(text) > LONGEST_LINE or not shape.fullmatch(text):
            raise Misread(expected, value, info.field_name or "")
        return text

    return AfterValidator(read)


NewHandle = Annotated[
    str, _matching(HANDLE, Expected.HANDLE), Kind(Expected.HANDLE, "namn", re.compile(r"\S+"))
]
ChannelId = Annotated[
    str, _matching(CHANNEL_ID, Expected.CHANNEL_ID), Kind(Expected.CHANNEL_ID, "id")
]
TeamId = Annotated[str, _matching(TEAM_ID, Expected.TEAM_ID), Kind(Expected.TEAM_ID, "id")]


class OnePerson(Arguments):
    """`person`: whom to show."""

    person: NewHandle


class NewEntry(Arguments):
    """`person sätt`: a role title, and perhaps the e-mail it is reached by."""

    person: NewHandle
    titel: Line
    e_post: Line | None = None


class NewChannel(Arguments):
    """`kanal sätt`: which channel serves what."""

    kanal: Annotated[str, *one_of(*AUDIENCES), PLACED]
    id: ChannelId
    team: TeamId


def person(ask: Ask[OnePerson], archive: Archive) -> Answer:
    """A person as the cooperation knows them: a role title, never a name."""
    found = person_named(ask.arguments.person, "person", archive)
    return texts.person(found, roles(found, ask.day, archive))


def set_person(ask: Ask[NewEntry], archive: Archive) -> Answer:
    """Record a new person, or a known one's new title."""
    asked = ask.arguments
    known = people.by_handle(archive).get(asked.person)
    if known is None:
        entry = Entry(asked.person, asked.titel, asked.e_post or "")
        return texts.person_set(people.add(archive, act("person inlagd", ask), entry), None)
    email = people.email(archive, known.id) if asked.e_post is None else asked.e_post
    entry = Entry(asked.person, asked.titel, email)
    return texts.person_set(people.change(archive, act("person ändrad", ask), entry), known)


def all_channels(ask: Ask[Nothing], archive: Archive) -> Answer:
    """Which channel serves what."""
    return texts.channels(tuple(AUDIENCES), channel_ids(archive, ask.day))


def set_channel(ask: Ask[NewChannel], archive: Archive) -> Answer:
    """Record which channel serves what, from today."""
    asked = ask.arguments
    before = channel_ids(archive, ask.day).get(asked.kanal)
    channel = Channel(asked.kanal, asked.team, asked.id, ask.day)
    channels.put(archive, act("kanal satt", ask), channel)
    return texts.channel_set(asked.kanal, asked.id, before)


COMMANDS = (
    Command(("person",), texts.PERSON, OnePerson, person, example="person samordnare-12"),
    Command(
        ("person", "sätt"),
        texts.SET_PERSON,
        NewEntry,
        set_person,
        example='person samordnare-12 sätt titel="Regionsamordnare, Region Skåne"',
        right=Right.SET_FACTS,
        writes=True,
    ),
    Command(("kanal",), texts.CHANNELS, Nothing, all_channels, example="kanal"),
    Command(
        ("kanal", "sätt"),
        texts.SET_CHANNEL,
        NewChannel,
        set_channel,
        example="kanal styrgruppen sätt id=C0123ABCD team=T0123ABCD",
        right=Right.SET_FACTS,
        writes=True,
    ),
)
