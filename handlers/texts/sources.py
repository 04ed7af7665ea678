"""How a source is written: its mark, and what it points at."""

from collections.abc import Sequence

from governance.charter import CLAUSES, DATE, READINGS, UNREGULATED, VERSION
from governance.provenance import Mark, Source

DEFAULTS = {gap.default: gap.title for gap in UNREGULATED if gap.default}
"""What each default (D-id) is about."""


def lines(sources: Sequence[Source]) -> tuple[str, ...]:
    """Sources as they stand under an answer; clauses under one heading share a line."""
    written = {_place(source): source for source in sources}
    together = {
        place: tuple(dict.fromkeys(each.ref for each in sources if _place(each) == place))
        for place in written
    }
    return tuple(_line(source, together[place]) for place, source in written.items())


def _place(source: Source) -> tuple[Mark, str]:
    """What a line is about: a heading of the charter, else the source itself."""
    heading = CLAUSES[source.ref].heading if source.mark is Mark.CHARTER else source.ref
    return source.mark, heading


def _line(source: Source, refs: tuple[str, ...]) -> str:
    match source.mark:
        case Mark.CHARTER:
            heading = CLAUSES[source.ref].heading
            return f"{source.mark}: {heading} ({', '.join(refs)}), {DATE} v{VERSION}"
        case Mark.READING:
            return f"{source.mark} {source.ref}: {READINGS[source.ref].ours}"
        case Mark.SETTING:
            name = f" {source.ref}: {DEFAULTS[source.ref]}" if source.ref in DEFAULTS else ""
            name = name or f": {source.ref}"
            return f"{source.mark}{name}; regleras inte i samarbetsformerna"
        case Mark.WORKING_ORDER:
            return f"{source.mark}: {source.ref}"
