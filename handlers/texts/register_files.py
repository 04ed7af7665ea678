"""The register as files, in words that other systems and people can read."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from governance.decisions import REGISTER, FollowUp
from governance.people import Person
from governance.tally import Tally
from handlers.answer import Answer, Document, Text
from handlers.texts import tallies
from handlers.texts.formats import number, plural
from handlers.texts.sheets import sheet
from storage.register import Registered

HEADING = (
    "nummer",
    "slag",
    "ärende",
    "dag",
    "rubrik",
    "text",
    "utfall",
    "grund",
    "föredragande",
    "beslutade",
    "deltog_utan_att_besluta",
    "bevis",
    "omröstning",
    "kontrollsumma",
    "ansvarig",
    "senast",
    "granskas",
    "status",
    "diarienummer",
    "formellt_beslut",
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The count behind an entry: its vote, and that vote's chain."""

    vote: int
    tally: Tally
    digest: str


@dataclass(frozen=True, slots=True)
class Exported:
    """An entry as it is exported; `counted` is None for a meeting's decision."""

    registered: Registered
    follow_up: FollowUp | None
    counted: Counted | None
    people: Mapping[int, Person]


@dataclass(frozen=True, slots=True)
class Whole:
    """What is exported, and where the journal stood: an anchor to hold later checks against."""

    entries: tuple[Exported, ...]
    year: int | None
    journal: int
    head: str


def exported(form: str, whole: Whole) -> Answer:
    """The register as a file."""
    document = _as_json(whole) if form == "json" else _as_csv(whole)
    count = len(whole.entries)
    said = (
        f"{number(count)} {plural(count, 'beslut', 'beslut')} med bevis. Journalen stod vid post "
        f"{number(whole.journal)} med kontrollsumman {whole.head}."
    )
    return Answer("Beslutsregistret som fil", (Text(said), document), (REGISTER,))


def _as_csv(whole: Whole) -> Document:
    rows = ([_flat(each) for each in _row(entry).values()] for entry in whole.entries)
    return sheet(_name(whole, "csv"), HEADING, rows)


def _as_json(whole: Whole) -> Document:
    content = {
        "beslut": [_row(entry) for entry in whole.entries],
        "journal": {"poster": whole.journal, "kontrollsumma": whole.head},
    }
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return Document(_name(whole, "json"), "application/json", f"{text}\n")


def _name(whole: Whole, ending: str) -> str:
    year = "" if whole.year is None else f"-{whole.year}"
    return f"beslut{year}.{ending}"


Cell = str | int | list[str] | None


def _flat(cell: Cell) -> str | int:
    if isinstance(cell, list):
        return "; ".join(cell)
    return "" if cell is None else cell


def _row(exported_entry: Exported) -> Mapping[str, Cell]:
    """An entry by the words of the heading."""
    cells = (
        *_decided(exported_entry),
        *_proven(exported_entry.counted),
        *_followed(exported_entry.follow_up),
    )
    return dict(zip(HEADING, cells, strict=True))


def _decided(each: Exported) -> tuple[Cell, ...]:
    entry = each.registered.entry
    return (
        str(entry.number),
        str(entry.kind),
        str(entry.matter),
        entry.day.isoformat(),
        entry.title,
        entry.text,
        tallies.outcome(entry.outcome),
        entry.basis,
        entry.presented_by,
        [each.people[person].title for person in entry.deciders],
        [each.people[person].title for person in entry.beside],
    )


def _proven(counted: Counted | None) -> tuple[Cell, ...]:
    if counted is None:
        return (None, None, None)
    return (tallies.proof(counted.tally), counted.vote, counted.digest)


def _followed(found: FollowUp | None) -> tuple[Cell, ...]:
    if found is None:
        return (None,) * 6
    return (
        found.owner,
        found.due.isoformat() if found.due else None,
        found.review.isoformat() if found.review else None,
        str(found.status),
        found.reference,
        found.formal_decision,
    )
