"""The founding document (samarbetsformerna) as data: the one place in governance with prose.

Clauses keep the document's headings and are told in our own words, never in its sentences.
"""

from collections.abc import Mapping
from datetime import date

from governance.charter import (
    changes,
    decisions,
    gaps_with_default,
    gaps_without_default,
    purpose,
    readings,
    year,
)
from governance.charter.clause import Clause, Gap, NamedDocument, Reading, Use

__all__ = [
    "CLAUSES",
    "DATE",
    "DOCUMENTS",
    "READINGS",
    "TITLE",
    "UNREGULATED",
    "VERSION",
    "Clause",
    "Gap",
    "NamedDocument",
    "Reading",
    "Use",
]

TITLE = "Samarbetsformer"
VERSION = "1.0"
DATE = date(2024, 3, 25)

_CLAUSES = (*purpose.CLAUSES, *year.CLAUSES, *decisions.CLAUSES, *changes.CLAUSES)

CLAUSES: Mapping[str, Clause] = {
    clause.id: clause for clause in sorted(_CLAUSES, key=lambda clause: int(clause.id[1:]))
}
"""Every clause by its R-id, R1 first."""

READINGS: Mapping[str, Reading] = {reading.id: reading for reading in readings.READINGS}
"""Every reading by its A-id, A1 first."""

UNREGULATED: tuple[Gap, ...] = (*gaps_with_default.GAPS, *gaps_without_default.GAPS)
"""What people ask for that it says nothing about."""

DOCUMENTS: Mapping[str, NamedDocument] = {
    document.key: document
    for document in (
        NamedDocument("programförklaring", "Programförklaring 2030", "R11"),
        NamedDocument("strategier", "Strategierna till Programförklaring 2030", "R11"),
        NamedDocument("ansvarsfördelning", "Ansvarsfördelningen", "R6"),
        NamedDocument("uppförandekod", "Uppförandekoden för leverantörer", "R26"),
    )
}
"""The documents it names, by key; where they can be read is a dated fact (documents)."""
