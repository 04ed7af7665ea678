"""The register as it is shown to whoever asks, on the day of the ask."""

from collections.abc import Sequence

from governance.decisions import is_overdue
from governance.people import Right, may
from handlers.ask import Ask
from handlers.texts.register import Line, Page
from handlers.texts.register_entry import View
from handlers.vote_view import view as vote_view
from storage import follow_ups, people, register, voting
from storage.archive import Archive
from storage.register import PAGE, Registered


def page_view(found: Sequence[Registered], ask: Ask[object], archive: Archive) -> Page:
    """A page of the register; `found` is one longer than a page when another follows."""
    shown = found[:PAGE]
    followed = follow_ups.of(archive, [each.id for each in shown])
    return Page(
        tuple(Line(each.entry, followed.get(each.id)) for each in shown),
        _overdue(ask, archive),
        ask.day,
        more=len(found) > PAGE,
    )


def entry_view(registered: Registered, ask: Ask[object], archive: Archive) -> View:
    """An entry with its vote and its follow-up."""
    stored = None if registered.vote is None else voting.load(archive, registered.vote)
    return View(
        registered,
        follow_ups.of(archive, [registered.id]).get(registered.id),
        None if stored is None else vote_view(stored, ask, archive),
        people.load(archive),
        ask.day,
        may_follow_up=may(ask.who.roles, Right.SET_FACTS),
    )


def _overdue(ask: Ask[object], archive: Archive) -> tuple[Line, ...]:
    """What should have been done before today, the oldest first."""
    left = follow_ups.unsettled(archive).items()
    late = {decision: each for decision, each in left if is_overdue(each, ask.day)}
    entries = register.by_ids(archive, late) if late else {}
    return tuple(Line(entries[decision].entry, each) for decision, each in late.items())
