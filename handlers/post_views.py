"""Posts as they are shown: to whom they are, how they begin, those that say the same as one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from governance.local_time import later
from governance.refusal import Refusal
from handlers.answer import Answer
from handlers.ask import Ask, Chosen
from handlers.asking import Commands, answered
from handlers.first_lines import first_lines
from handlers.identity import asker
from handlers.misread import Misread
from handlers.outcome import Over
from handlers.posting import Address, address, delivery_of, read, recipient_of
from handlers.texts.formats import many
from handlers.texts.post_words import Shown, question, to_whom
from storage import post_lists
from storage.archive import Archive
from storage.outbox import COMING, OVER, STUCK, Kept, State

READ = 200
"""How many posts are read at a time."""
CHANNELS = {"channel", "place"}


def in_order(archive: Archive, state: State, after: Kept | None = None) -> Iterator[Kept]:
    """The posts in a state as they are listed, on from where a list ended; read as they are."""
    while found := post_lists.listed(archive, state, READ, after):
        yield from found
        after = found[-1]


def together(found: Iterable[Kept]) -> Iterator[Sequence[Kept]]:
    """Posts that say the same at the same time; one that is stuck stands alone."""

    def same(each: Kept) -> object:
        title, _, _ = each.began.partition("\n")
        said = (each.post.content, each.post.due_at, each.error, title)
        return each.id if each.state in STUCK else said

    return (tuple(posts) for _, posts in groupby(found, key=same))


def show(archive: Archive, kept: Kept) -> Shown:
    """A post as it is shown without any question being asked."""
    recipient = recipient_of(archive, kept.post.recipient)
    to = to_whom(recipient, channel=not kept.post.recipient.keys().isdisjoint(CHANNELS))
    title, _, line = _known(kept).partition("\n")
    return Shown(kept, to, title or _asked(kept), line)


@dataclass(frozen=True, slots=True)
class Teller:
    """Shows posts to whoever asks, a question by how its answer begins when it is sent."""

    commands: Commands
    ask: Ask[Any]
    archive: Archive

    def told(self, kept: Sequence[Kept]) -> Shown:
        """Posts that say the same, as one."""
        first, *_ = shown = [show(self.archive, each) for each in kept]
        title, _, line = self._begins(first.kept).partition("\n")
        to = many(tuple(each.to for each in shown))
        if title:
            # What was never on its way had no first line.
            coming = first.kept.state in COMING
            first = replace(first, title=title, line=line if coming else "")
        return replace(first, to=to, posts=len(shown))

    def _begins(self, kept: Kept) -> str:
        """How the answer to a post's question begins, where that is not known; else nothing."""
        said = unknown(kept)
        if said is None:
            return ""
        try:
            return first_lines(answered(said, self.commands, self._then(kept, said), self.archive))
        except Over as over:
            return str(over.fields.get("title", ""))
        except (LookupError, ValueError, Refusal, Misread):
            return ""

    def _then(self, kept: Kept, said: Chosen) -> Ask[Any]:
        """A post's question when it is sent: what waits goes out now at the earliest."""
        due = kept.post.due_at
        at = later(self.ask.at, due) if kept.state in COMING else due
        to = address(self.archive, kept.post.recipient, at.date()) or Address()
        delivery = delivery_of(said, to, at)
        who = asker(delivery, self.archive)
        return replace(self.ask, who=who, place=delivery.place, at=at)


def unknown(kept: Kept) -> Chosen | None:
    """A post's question, where only the answer to it says how the post begins."""
    said = _said(kept)
    return said if isinstance(said, Chosen) and not _known(kept) else None


def _known(kept: Kept) -> str:
    """How a post begins, or began: an answer's first lines, or those it was on its way with."""
    said = _said(kept)
    if isinstance(said, Answer):
        return first_lines(said)
    return "" if kept.state is State.PENDING else kept.began


def _asked(kept: Kept) -> str:
    said = _said(kept)
    return question(said, over=kept.state in OVER) if isinstance(said, Chosen) else "–"


def _said(kept: Kept) -> Answer | Chosen | None:
    """What a post says; None when it cannot be read."""
    try:
        return read(kept.post.content).said
    except ValueError:
        return None
