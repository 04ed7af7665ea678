"""What is said of the documents the charter names."""

from collections.abc import Mapping

from governance import charter as founding
from governance.charter import NamedDocument
from governance.documents import Document
from governance.provenance import charter, reading
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.texts.formats import day

DOCUMENTS = "dokumenten som samarbetsformerna nämner, med länkar"
SET_LINK = "registrera var ett dokument finns"
NO_LINK = "länk saknas"
COLUMNS = (Column("Dokument"), Column("Nämns i"), Column("Länk"), Column("Sedan"))


def documents(found: Mapping[str, Document], *, changeable: bool) -> Answer:
    """The documents by key; `changeable` says that the asker may record a link."""
    named = founding.DOCUMENTS
    rows = tuple(_row(each, found.get(each.key)) for each in named.values())
    table = Table("Dokument som samarbetsformerna nämner", COLUMNS, rows)
    missing = tuple(key for key in named if key not in found)
    parts: tuple[Part, ...] = (table, *_ways_on(missing, changeable=changeable))
    clauses = dict.fromkeys(each.clause for each in named.values())
    sources = (*(charter(clause) for clause in clauses), reading("A15"))
    return Answer("Dokument", parts, sources)


def link_set(new: Document, before: Document | None) -> Answer:
    """The receipt for a recorded link."""
    kept = f" Tidigare uppgift, som finns kvar i journalen: {before.link}." if before else ""
    text = f"Länken är registrerad.{kept}"
    facts = Facts((Fact(new.title, new.link), Fact("Gäller från", day(new.since))))
    ways_on = Choices((Choice("Alla dokument", Chosen("dokument", {})),))
    clause = founding.DOCUMENTS[new.key].clause
    return Answer("Dokument", (Text(text), facts, ways_on), (charter(clause),))


def _row(named: NamedDocument, found: Document | None) -> tuple[str, ...]:
    place = f"{founding.CLAUSES[named.clause].heading} ({named.clause})"
    if found is None:
        return (named.title, place, NO_LINK, "–")
    return (found.title, place, found.link, found.since.isoformat())


def _ways_on(missing: tuple[str, ...], *, changeable: bool) -> tuple[Part, ...]:
    if changeable:
        fields = {"dokument": missing[0]} if missing else {}
        chosen = Chosen("dokument sätt", fields)
        return (Choices((Choice("Registrera länk", chosen, opens_form=True),)),)
    return (Text("Kansliet kan lägga in de länkar som saknas."),) if missing else ()
