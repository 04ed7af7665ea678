"""Posts and how they fare: `utskick`."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Annotated, Any

from governance.local_time import later
from governance.people import Right
from governance.refusal import Refusal
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask, Chosen
from handlers.asking import Commands, answered, by_verb, with_commands
from handlers.command import AnyCommand, Command
from handlers.kinds import PLACED, Arguments, Number, one_of
from handlers.misread import Misread
from handlers.outcome import Over
from handlers.post_reasons import Reason
from handlers.posting import read, recipient_of
from handlers.texts import posts as texts
from handlers.texts.formats import many
from handlers.texts.post_words import STATES, Shown, question, to_whom
from storage import outbox, stuck_posts
from storage.archive import Archive
from storage.journal import note
from storage.outbox import STUCK, Kept, State

MOST = 20
"""How many lines of posts are shown at a time: those that say the same share one."""
READ = 200
"""How many posts are looked through for them."""
CHANNELS = {"channel", "place"}
OVER = {State.SENT, State.EXPIRED, State.CANCELLED}
"""The states of what is not sent any more."""
NEXT = 5
"""How many of those to come the overview shows."""


class Which(Arguments):
    """`utskick`: an overview, or the posts in one state."""

    läge: Annotated[str | None, *one_of(*STATES), PLACED] = None


class One(Arguments):
    """An act on one post: its number."""

    nr: Number


def posts(commands: Commands, ask: Ask[Which], archive: Archive) -> Answer:
    """The posts by state, the stuck ones with what can be done about them."""
    word = ask.arguments.läge
    counts = outbox.counted(archive)

    def shown(state: State, most: int) -> list[Shown]:
        together = list(_together(outbox.listed(archive, state, READ)))
        return [_told(each, commands, ask, archive) for each in together[:most]]

    if word is not None:
        state = STATES[word]
        return texts.in_state(word, shown(state, MOST), counts.get(state, 0))
    stuck = [each for state in STUCK for each in shown(state, MOST)]
    return texts.overview(counts, stuck, shown(State.PENDING, NEXT))


def show(archive: Archive, kept: Kept) -> Shown:
    """A post as it is shown."""
    recipient = recipient_of(archive, kept.post.recipient)
    to = to_whom(recipient, channel=not kept.post.recipient.keys().isdisjoint(CHANNELS))
    return Shown(kept, to, _line(kept))


def _together(found: Sequence[Kept]) -> Iterator[Sequence[Kept]]:
    """Posts that say the same at the same time; one that is stuck stands alone."""

    def same(each: Kept) -> object:
        said = (each.post.content, each.post.due_at, each.error)
        return each.id if each.state in STUCK else said

    return (tuple(posts) for _, posts in groupby(found, key=same))


def _told(kept: Sequence[Kept], commands: Commands, ask: Ask[Any], archive: Archive) -> Shown:
    """Posts as they are shown, a question by the first line of what it gives when it is sent."""
    first, *_ = shown = [show(archive, each) for each in kept]
    asked = _said(first.kept)
    line = _title(asked, commands, _when(first.kept, ask), archive) if asked else ""
    to = tuple(each.to for each in shown)
    return replace(first, to=many(to), line=line or first.line, posts=len(shown))


def _when(kept: Kept, ask: Ask[Any]) -> Ask[Any]:
    """The asker at the time when a post is sent: what waits goes out now at the earliest."""
    comes = kept.state in {State.PENDING, State.SENDING}
    due = kept.post.due_at
    return replace(ask, at=later(ask.at, due) if comes else due)


def _title(said: Answer | Chosen, commands: Commands, then: Ask[Any], archive: Archive) -> str:
    """The first line of what is said at a time; nothing when it cannot be answered."""
    if isinstance(said, Answer):
        return said.title
    try:
        return answered(said, commands, then, archive).title
    except Over as over:
        return str(over.fields.get("title", ""))
    except (LookupError, ValueError, Refusal, Misread):
        return ""


def _line(kept: Kept) -> str:
    said = _said(kept)
    if said is None:
        return "–"
    return said.title if isinstance(said, Answer) else question(said, over=kept.state in OVER)


def _said(kept: Kept) -> Answer | Chosen | None:
    """What a post says; None when it cannot be read."""
    try:
        return read(kept.post.content).said
    except ValueError:
        return None


def ruling(
    name: str, done: Callable[[Archive, int], bool], receipt: Callable[[Shown], Answer]
) -> Callable[[Ask[One], Archive], Answer]:
    """The handler that takes one stuck post further."""

    def rule(ask: Ask[One], archive: Archive) -> Answer:
        number = ask.arguments.nr
        found = outbox.numbered(archive, number)
        if found is None or not done(archive, number):
            raise Refusal(Reason.NOT_STUCK, texts.SOURCE, number=str(number))
        note(archive, act(name, ask), utskick=found.post.key, var=found.state.value)
        return receipt(show(archive, found))

    return rule


def commands(concepts: Sequence[AnyCommand]) -> tuple[AnyCommand, ...]:
    """The commands of posts, which tell what a post will say in the words of `concepts`."""
    return (
        Command(
            ("utskick",),
            texts.POSTS,
            Which,
            with_commands(__name__, by_verb(concepts), posts),
            example="utskick kommande",
            right=Right.TEND_POSTS,
            aliases=("posts",),
        ),
        Command(
            ("utskick", "igen"),
            texts.AGAIN,
            One,
            ruling("utskick skickas igen", stuck_posts.send_again, texts.sent_again),
            example="utskick 12 igen",
            right=Right.TEND_POSTS,
            writes=True,
        ),
        Command(
            ("utskick", "inte"),
            texts.LET_GO,
            One,
            ruling("utskick skickas inte", stuck_posts.let_go, texts.let_go),
            example="utskick 12 inte",
            right=Right.TEND_POSTS,
            writes=True,
        ),
    )
