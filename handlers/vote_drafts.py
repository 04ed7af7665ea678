"""Drafts of votes: what is refused of them, how they are shown, what their form holds."""

from collections.abc import Mapping
from datetime import datetime

from governance.drafts import Draft, check_draft
from governance.matters import MATTERS, Matter, Paper
from governance.opening import cautions, check_closing
from handlers import moments
from handlers.answer import Answer
from handlers.conditions import conditions
from handlers.numbered_votes import asked_for
from handlers.texts import drafting as texts
from handlers.vote_view import View
from handlers.workdays import works
from storage.archive import Archive


def check(draft: Draft, at: datetime, archive: Archive) -> None:
    """Refuse at once what could never be opened, or not with this closing time."""
    under = conditions(draft, None, at, archive)
    check_draft(draft, under.applied)
    check_closing(draft, under.applied, at, works)


def preview(found: View, archive: Archive) -> Answer:
    """A draft as it is shown to who prepares it."""
    stored = found.stored
    under = conditions(stored.draft, stored.order, found.at, archive)
    warned = tuple(cautions(stored.draft, under, works))
    return texts.preview(found, under, warned)


def papers_of(matter: Matter, link: str) -> tuple[Paper, ...]:
    """A linked paper, which is held to have every part the matter asks for."""
    return (Paper(link, frozenset(MATTERS[matter].parts)),)


def written(fields: Mapping[str, str], archive: Archive) -> Mapping[str, str]:
    """What the form of a known vote holds: its draft, as people write it."""
    stored = asked_for(fields, archive)
    if stored is None:
        return {}
    draft = stored.draft
    return {
        "rubrik": draft.title,
        "förslag": draft.proposal,
        "stänger": moments.written(draft.closes_at),
        "underlag": draft.papers[0].link if draft.papers else "",
        "kontakt": draft.contact,
        "belopp": kronor_written(draft.amount),
    }


def kronor_written(amount: int | None) -> str:
    """An amount as people write it in a form; nothing when there is none."""
    return "" if amount is None else f"{amount // 100},{amount % 100:02}"
