"""Posts and how they fare: `utskick`."""

from collections.abc import Callable, Sequence
from dataclasses import replace
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
from handlers.post_reasons import Reason
from handlers.posting import read, recipient_of
from handlers.texts import posts as texts
from handlers.texts.post_words import STATES, Shown, question, to_whom
from storage import outbox
from storage.archive import Archive
from storage.journal import note
from storage.outbox import STUCK, Kept, State

MOST = 20
"""How many posts are shown at a time."""
CHANNELS = {"channel", "place"}
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
        found = outbox.listed(archive, state, most)
        return [_told(each, commands, ask, archive) for each in found]

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


def _told(kept: Kept, commands: Commands, ask: Ask[Any], archive: Archive) -> Shown:
    """A post as it is shown, a question by the first line of what it gives when it is sent."""
    shown = show(archive, kept)
    asked = _said(kept)
    if not isinstance(asked, Chosen):
        return shown
    then = replace(ask, at=later(ask.at, kept.post.due_at))
    try:
        return replace(shown, line=answered(asked, commands, then, archive).title)
    except (LookupError, ValueError, Refusal, Misread):
        return shown


def _line(kept: Kept) -> str:
    said = _said(kept)
    if said is None:
        return "–"
    return said.title if isinstance(said, Answer) else question(said)


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
            ruling("utskick skickas igen", outbox.send_again, texts.sent_again),
            example="utskick 12 igen",
            right=Right.TEND_POSTS,
            writes=True,
        ),
        Command(
            ("utskick", "inte"),
            texts.LET_GO,
            One,
            ruling("utskick skickas inte", outbox.let_go, texts.let_go),
            example="utskick 12 inte",
            right=Right.TEND_POSTS,
            writes=True,
        ),
    )
