"""How a source is written: its mark, and what it points at."""

from collections.abc import Sequence

from governance.charter import CLAUSES, DATE, READINGS, UNREGULATED, VERSION
from governance.provenance import Mark, Source

PARAGRAPH = " § "
DEFAULTS = {gap.default: gap.title for gap in UNREGULATED if gap.default}
"""What each default (D-id) is about."""


def lines(sources: Sequence[Source]) -> tuple[str, ...]:
    """Sources as they stand under an answer; those at one place share a line."""
    written = {_place(source): source for source in sources}
    together = {
        place: tuple(dict.fromkeys(each.ref for each in sources if _place(each) == place))
        for place in written
    }
    return tuple(_line(source, together[place]) for place, source in written.items())


def _place(source: Source) -> tuple[Mark, str]:
    """What a line is about: a heading of the charter, a decision, else the source itself."""
    match source.mark:
        case Mark.CHARTER:
            return source.mark, CLAUSES[source.ref].heading
        case Mark.WORKING_ORDER:
            return source.mark, source.ref.partition(PARAGRAPH)[0]
        case _:
            return source.mark, source.ref


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
            decision = source.ref.partition(PARAGRAPH)[0]
            paragraphs = ", ".join(ref.removeprefix(f"{decision}{PARAGRAPH}") for ref in refs)
            where = "" if source.ref == decision else f"{PARAGRAPH}{paragraphs}"
            return f"{source.mark}: {decision}{where}"
