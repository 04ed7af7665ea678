"""How a source is written: its mark, and what it points at."""

from governance.charter import CLAUSES, DATE, READINGS, UNREGULATED, VERSION
from governance.provenance import Mark, Source

DEFAULTS = {gap.default: gap.title for gap in UNREGULATED if gap.default}
"""What each default (D-id) is about."""


def line(source: Source) -> str:
    """A source on one line."""
    match source.mark:
        case Mark.CHARTER:
            heading = CLAUSES[source.ref].heading
            return f"{source.mark}: {heading} ({source.ref}), {DATE} v{VERSION}"
        case Mark.READING:
            return f"{source.mark} {source.ref}: {READINGS[source.ref].ours}"
        case Mark.SETTING:
            name = f" {source.ref}: {DEFAULTS[source.ref]}" if source.ref in DEFAULTS else ""
            name = name or f": {source.ref}"
            return f"{source.mark}{name}; regleras inte i samarbetsformerna"
        case Mark.WORKING_ORDER:
            return f"{source.mark}: {source.ref}"
