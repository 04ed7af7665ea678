"""What is said of how far a meeting's minutes have come: who approves them, by when (D10)."""

from collections.abc import Iterator
from datetime import date

from governance.meetings import State
from governance.minutes import MINUTES, due
from governance.provenance import Source
from handlers.answer import Fact
from handlers.minutes_view import Minutes
from handlers.texts import tallies, vote_members
from handlers.texts.formats import moment, together, weekday


def what_is_left(found: Minutes) -> Iterator[str]:
    """What the minutes wait for, and what is to be in them before anybody approves."""
    if found.meeting.state is not State.HELD:
        yield "Mötet är inte avslutat, så protokollet är ett utkast."
        return
    if found.going_on:
        votes = together(f"omröstning {each}" for each in found.going_on)
        yield f"Protokollet kan inte justeras än, för {votes} på mötet är inte räknad."
    if found.meeting.viewer.person in found.to_approve:
        yield "Protokollet väntar på att du justerar det."
    unwritten = tuple(_unwritten(found))
    if unwritten and not found.approvals:
        yield (
            f"Observera: texten saknas till {together(unwritten)}. När någon har justerat "
            "protokollet tas den inte emot."
        )


def _unwritten(found: Minutes) -> Iterator[str]:
    """The reservations and notes whose text has not been written."""
    for vote in found.votes.values():
        for fact in vote_members.statements(vote):
            if fact.value == vote_members.LATER:
                yield f"{fact.label[0].lower()}{fact.label[1:]}"


def in_short(found: Minutes) -> str:
    """Whether they are approved, for a list."""
    if found.approved_at is not None:
        return f"justerat {moment(found.approved_at)}"
    return f"inte justerat, senast {weekday(_due(found))}"


def _due_words(found: Minutes) -> str:
    mark = tallies.mark(_source(found))
    passed = _due(found) < found.meeting.at.date()
    said = "skulle ha justerats" if passed else "ska justeras"
    return f"{said} senast {weekday(_due(found))} {mark}"


def approval(found: Minutes) -> Iterator[Fact]:
    """Who has approved, and who is to, by when."""
    for each in found.approvals:
        yield Fact("Justerat av", f"{found.meeting.title_of(each.person)}, {moment(each.at)}")
    if found.approved_at is not None:
        return
    yield Fact("Justering", f"{_due_words(found)}{_by_whom(found)}")


def _by_whom(found: Minutes) -> str:
    if not found.approvals:
        return ", av den som ledde mötet och en justerare till"
    titles = together(found.meeting.title_of(person) for person in found.to_approve)
    if not titles:
        return ", men ingen mer ledamot var med på mötet som kan justera det"
    return f", av {titles}" if len(found.to_approve) == 1 else f", av någon av {titles}"


def _due(found: Minutes) -> date:
    return due(found.meeting.meeting, found.meeting.applied.order.approval_days)


def sources(found: Minutes) -> tuple[Source, ...]:
    """Where it stands by when they are approved, and by whom."""
    return (_source(found), MINUTES)


def _source(found: Minutes) -> Source:
    return found.meeting.applied.source("approval_days")
