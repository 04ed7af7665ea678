"""The minutes as a file: everything the record holds of a meeting, in order (D10, D3)."""

from collections.abc import Iterator
from hashlib import sha256

from governance.agenda import Item, ItemKind
from governance.meetings import State
from handlers.answer import Fact
from handlers.meeting_view import View
from handlers.minutes_view import Minutes
from handlers.texts import minutes_approval, tallies, vote_members
from handlers.texts.formats import moment, together
from handlers.texts.meeting_words import KINDS, name, when, where
from handlers.texts.meetings import present
from handlers.texts.vote_facts import STATES
from handlers.texts.voting import verdict
from handlers.vote_view import View as VoteView

MEDIA = "text/markdown"


def markdown(found: Minutes) -> str:
    """The whole minutes, with who has approved them."""
    return "\n".join((body(found), *_approval(found), ""))


def checksum(found: Minutes) -> str:
    """What tells the minutes from any other text: it is the same until something in them is not."""
    return sha256(body(found).encode()).hexdigest()


def body(found: Minutes) -> str:
    """The minutes without their approval."""
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Minutes) -> Iterator[str]:
    view = found.meeting
    yield f"# Protokoll, {name(view.meeting).lower()}: styrgruppens {view.meeting.kind}"
    yield ""
    yield from _facts(_head(found))
    for item in view.items:
        yield from _item(found, item)
    for vote in found.beside:
        yield from ("", f"## {_plain(vote.stored.draft.title)}", "", *_vote(vote))
    yield from _capsulam(found)


def _head(found: Minutes) -> Iterator[Fact]:
    view = found.meeting
    yield Fact("Dag", when(view.meeting))
    if view.state is State.HELD:
        yield Fact("Avslutat", moment(view.meeting.over_at))
    yield Fact("Plats", where(view.meeting))
    yield from present(view)
    if view.roll is not None:
        away = [each for each in view.called.members if each not in view.roll.present]
        yield Fact("Frånvarande", together(map(view.title_of, away)) or "ingen")
    yield from _rolls(view)


def _rolls(view: View) -> Iterator[Fact]:
    """Who was there when, where somebody has come or gone."""
    changed = [
        roll
        for before, roll in zip((None, *view.rolls), view.rolls, strict=False)
        if before is None or before.present != roll.present
    ]
    for roll in changed if len(changed) > 1 else ():
        there = [each for each in view.called.members if each in roll.present]
        yield Fact(f"Upprop kl. {roll.at:%H.%M}", together(map(view.title_of, there)) or "ingen")


def _facts(facts: Iterator[Fact]) -> Iterator[str]:
    for fact in facts:
        yield f"- **{fact.label}:** {_plain(fact.value)}"


def _item(found: Minutes, item: Item) -> Iterator[str]:
    yield from ("", f"## § {item.position} {_plain(item.title)}", "")
    owner = f", föredras av {found.meeting.title_of(item.owner)}" if item.owner is not None else ""
    yield f"{KINDS[item.kind]}{owner}."
    for paper in item.papers:
        yield from ("", f"Underlag: <{paper}>")
    vote = found.vote_of(item)
    if vote is not None:
        yield from ("", *_vote(vote))
    elif item.kind is ItemKind.DECISION:
        yield from ("", "Inget beslut är registrerat under punkten.")


def _vote(vote: VoteView) -> Iterator[str]:
    """A vote with its proposals, how each voted, what it came to and by what count."""
    stored = vote.stored
    for label, proposal in enumerate(stored.proposals, start=1):
        which = f"Förslag {label}" if len(stored.proposals) > 1 else "Förslag"
        yield from (f"{which}: {_plain(proposal)}", "")
    if stored.result is None:
        yield f"Omröstning {stored.id} är {STATES[vote.state]}."
        return
    yield f"**{verdict(vote)}**"
    yield from ("", f"Beräkning: {tallies.proof(stored.result)}", "")
    for elector in stored.vote.electorate if stored.vote is not None else ():
        said = _plain(vote_members.said(vote, elector.person))
        yield f"- {vote.title_of(elector.person)}: {said}"
    for fact in vote_members.statements(vote):
        yield from ("", f"{fact.label}: {_plain(fact.value)}")
    yield from ("", f"Omröstning {stored.id}, {stored.sequence} händelser, kedja {stored.digest}.")


def _capsulam(found: Minutes) -> Iterator[str]:
    if not found.capsulam:
        return
    yield from ("", "## Beslut per capsulam sedan förra mötet", "")
    for each in found.capsulam:
        entry = each.entry
        said = f"{entry.kind} {entry.number}, {entry.day:%Y-%m-%d}: {_plain(entry.title)}."
        yield f"- {said} {tallies.outcome(entry.outcome)} ({entry.basis}, bevis {each.proof})"


def _approval(found: Minutes) -> Iterator[str]:
    yield from ("## Justering", "")
    for each in minutes_approval.approvals(found):
        yield f"- {each}"
    if found.approved_at is None:
        yield "- inte justerat" if not found.standing.holding else "- en justering återstår"
    yield from ("", f"Texten ovan har kontrollsumman {checksum(found)}.")


def _plain(text: str) -> str:
    """Text that can be nothing but text in the file: what people wrote adds no heading."""
    return " ".join(text.split()).replace("<", "&lt;")
