"""The register as a file: each entry with its follow-up, its count and its digest (D11, D14)."""

from handlers.answer import Answer, Document
from handlers.texts import register_files as files
from handlers.texts.register_files import Exported, Whole
from storage import follow_ups, people, register, voting
from storage.archive import Archive
from storage.database import Database
from storage.register import Registered


def exported(form: str, year: int | None, archive: Archive) -> Answer:
    """The register, or a year of it, as a csv or json file."""
    followed, known = follow_ups.everything(archive), people.load(archive)
    entries = tuple(
        Exported(each, followed.get(each.id), _counted(each, archive), known)
        for each in register.everything(archive)
        if year in {None, each.entry.number.year}
    )
    return files.exported(form, Whole(entries, year, archive.revision, archive.head))


def document(form: str, database: Database) -> Document:
    """The whole register as a file, for whoever runs the programme."""
    with database.reading() as archive:
        answer = exported(form, None, archive)
    return next(part for part in answer.parts if isinstance(part, Document))


def _counted(registered: Registered, archive: Archive) -> files.Counted | None:
    if registered.vote is None:
        return None
    stored = voting.load(archive, registered.vote)
    if stored is None or stored.result is None:
        return None
    return files.Counted(stored.id, stored.result, registered.proof)
