"""The decisions that a form of a report or a plan offers to link."""

from collections.abc import Callable

from governance.decisions import Entry
from governance.duties import Kind
from governance.evidence import linkable
from handlers.answer import Option
from handlers.command import Fields, Offer
from handlers.duty_decisions import of_matter, sought
from handlers.reach import year_in
from handlers.texts.duty_decisions import option
from storage.archive import Archive
from storage.evidence import Concerned

MOST = 20
"""The newest that are offered; an older one is typed."""


def decisions_of(kind: Kind) -> Callable[[Fields, Archive], dict[str, Offer]]:
    """Offers the decisions that can be the one of the year that stands in the form."""

    def offer(fields: Fields, archive: Archive) -> dict[str, Offer]:
        year = year_in(fields, kind)
        if not year:
            return {}
        concerned = Concerned(kind, year)
        found = linkable(of_matter(concerned, archive), sought(concerned))
        return {"beslut": Offer(tuple(map(_option, found[::-1][:MOST])))}

    return offer


def _option(entry: Entry) -> Option:
    return Option(option(entry), str(entry.number))
