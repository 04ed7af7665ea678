"""The members of a vote (röstlängden), as a form offers them (R13)."""

from collections.abc import Callable, Mapping

from handlers.answer import Option
from handlers.command import Fields, Offer
from handlers.numbered_votes import asked_for
from storage import people
from storage.archive import Archive


def electors(
    field: str, *, several: bool = False
) -> Callable[[Fields, Archive], Mapping[str, Offer]]:
    """What offers the members of the vote in a field, one of them or several."""

    def offered(fields: Fields, archive: Archive) -> Mapping[str, Offer]:
        stored = asked_for(fields, archive)
        if stored is None or stored.vote is None:
            return {}
        known = people.load(archive)
        found = [known[person] for person in stored.vote.members]
        options = tuple(Option(each.title, each.handle) for each in found)
        return {field: Offer(options, several)}

    return offered
