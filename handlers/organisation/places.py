"""The sections `dokument` and `kanaler`: where things are read and written."""

from collections.abc import Iterator

from governance.charter import DOCUMENTS
from governance.documents import Document
from governance.spelling import plain
from handlers.kinds import is_link
from handlers.organisation.change import Change, Kind, Write
from handlers.organisation.faults import Fault, Problem, at
from handlers.organisation.file import DocumentRow, OrganisationFile
from storage import channels, documents
from storage.archive import Archive
from storage.channels import Channel

KEYS = {plain(key): named for key, named in DOCUMENTS.items()}
CHANNELS = ("styrgruppen", "samordnare")
"""What a channel can serve."""


def faults(file: OrganisationFile, _archive: Archive) -> Iterator[Fault]:
    """What is wrong with the documents and the channels."""
    for index, row in enumerate(file.dokument):
        if plain(row.nyckel) not in KEYS:
            yield Fault(at("dokument", index, "nyckel"), Problem.DOCUMENT, row.nyckel)
        if row.lank and not is_link(row.lank):
            yield Fault(at("dokument", index, "lank"), Problem.LINK, row.lank)
    yield from _channels(file)


def _channels(file: OrganisationFile) -> Iterator[Fault]:
    for index, channel in enumerate(file.kanaler):
        if channel.nyckel not in CHANNELS:
            yield Fault(at("kanaler", index, "nyckel"), Problem.CHANNEL, channel.nyckel)
        if not file.arbetsyta:
            yield Fault(at("kanaler", index, "kanal"), Problem.TEAM, channel.kanal)


def changes(file: OrganisationFile, archive: Archive) -> Iterator[Change]:
    """The documents and channels that are new or elsewhere."""
    recorded = {(each.key, each.since): each for each in documents.load(archive)}
    for row in file.dokument:
        new = _document(row, file)
        before = recorded.get((new.key, new.since))
        if before is None:
            yield Change(Kind.NEW, row, _filing(new))
        elif before != new:
            yield Change(Kind.CHANGED, row, _filing(new))
    known = channels.load(archive)
    for channel in file.kanaler:
        found = Channel(channel.nyckel, file.arbetsyta, channel.kanal, file.since(channel))
        if found not in known:
            yield Change(Kind.NEW, channel, _opening(found))


def _document(row: DocumentRow, file: OrganisationFile) -> Document:
    named = KEYS[plain(row.nyckel)]
    return Document(named.key, named.title, row.lank, file.since(row), row.till)


def _filing(new: Document) -> Write:
    return lambda archive, act: documents.put(archive, act, new)


def _opening(new: Channel) -> Write:
    return lambda archive, act: channels.put(archive, act, new)
