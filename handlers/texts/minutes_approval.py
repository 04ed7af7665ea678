"""What is said of how far a meeting's minutes have come: who approves them, by when (D10)."""

from collections.abc import Iterator
from datetime import date

from governance.meetings import State
from governance.minutes import MINUTES, Approval, due
from governance.provenance import Source
from handlers.answer import Fact
from handlers.minutes_view import Minutes
from handlers.texts import tallies, vote_members
from handlers.texts.formats import moment, plural, together, weekday


def what_is_left(found: Minutes) -> Iterator[str]:
    """What the minutes wait for, and what is to be in them before both have approved."""
    if found.meeting.state is not State.HELD:
        yield "Mötet är inte avslutat, så protokollet är ett utkast."
        return
    if found.going_on:
        votes = together(f"omröstning {each}" for each in found.going_on)
        yield f"Protokollet kan inte justeras än, för {votes} på mötet är inte räknad."
    if found.meeting.viewer.person in found.to_approve:
        yield f"Protokollet väntar på att du justerar det{_anew(found)}."
    yield from missing(found)


def _anew(found: Minutes) -> str:
    """Why who looks is to approve once more; nothing when they have not approved before."""
    mine = [each for each in found.standing.lapsed if each.person == found.meeting.viewer.person]
    return f" på nytt: sedan du gjorde det har {_since(found, mine[0])}" if mine else ""


def missing(found: Minutes) -> Iterator[str]:
    """That texts are missing, while they are still taken."""
    unwritten = tuple(_unwritten(found))
    if unwritten and found.approved_at is None:
        yield (
            f"Observera: texten saknas till {together(unwritten)}. Den tas emot tills båda har "
            "justerat protokollet, och den som justerar före det får då göra det på nytt."
        )


def _unwritten(found: Minutes) -> Iterator[str]:
    """The reservations and notes whose text has not been written."""
    for vote in found.votes.values():
        for fact in vote_members.statements(vote):
            if fact.value == vote_members.LATER:
                yield _lower(fact.label)


def _since(found: Minutes, lapsed: Approval) -> str:
    """What has made an approval lapse, as it stands after "har"."""
    texts = [
        _lower(label)
        for vote in found.votes.values()
        for label in vote_members.worded_since(vote, lapsed.at)
    ]
    if not texts:
        return "uppgifter i protokollet ändrats"
    came = plural(len(texts), "en text", "texter")
    return f"{came} kommit till ({together(texts)})"


def _lower(label: str) -> str:
    return f"{label[0].lower()}{label[1:]}"


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
    for each in approvals(found):
        yield Fact("Justerat av", each)
    if found.approved_at is not None:
        return
    yield Fact("Justering", f"{_due_words(found)}{_by_whom(found)}")


def approvals(found: Minutes) -> Iterator[str]:
    """Each approval in the order given: by whom, when, and why it holds no more."""
    standing = found.standing
    for each in found.approvals:
        said = f"{found.meeting.title_of(each.person)}, {moment(each.at)}"
        if each in standing.holding:
            yield said
        elif each in standing.lapsed:
            anew = ": justeras på nytt" if each.person in standing.to_approve else ""
            yield f"{said}, men sedan har {_since(found, each)}{anew}"


def _by_whom(found: Minutes) -> str:
    if not found.standing.holding:
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
