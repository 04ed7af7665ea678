"""Sources of every mark."""

from governance.charter import CLAUSES, READINGS
from governance.provenance import Mark, Source

SOURCES = (
    *(Source(Mark.CHARTER, clause) for clause in CLAUSES),
    *(Source(Mark.READING, each) for each in READINGS),
    Source(Mark.SETTING, "D1"),
    Source(Mark.SETTING, "något annat"),
    Source(Mark.WORKING_ORDER, "beslut 2026-01 § 1"),
)
