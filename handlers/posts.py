"""Posts and how they fare: `utskick`."""

from collections.abc import Callable, Sequence

from governance.people import Right
from governance.refusal import Refusal
from handlers import post_alarms, post_pages
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.asking import by_verb, with_commands
from handlers.command import AnyCommand, Command
from handlers.kinds import Arguments, Nothing, Number
from handlers.post_alarms import withdraw
from handlers.post_reasons import Reason
from handlers.post_views import show
from handlers.texts import post_alarms as alarm_texts
from handlers.texts import posts as texts
from handlers.texts.post_words import Shown
from storage import outbox, stuck_posts
from storage.archive import Archive
from storage.journal import note


class One(Arguments):
    """An act on one post: its number."""

    nr: Number


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
        withdraw(archive)
        return receipt(show(archive, found))

    return rule


def commands(concepts: Sequence[AnyCommand]) -> tuple[AnyCommand, ...]:
    """The commands of posts, which tell what a post will say in the words of `concepts`."""
    known = by_verb(concepts)
    stuck: AnyCommand = Command(
        post_alarms.VERB,
        alarm_texts.STUCK,
        Nothing,
        with_commands(__name__, known, post_alarms.stuck),
        example="utskick fel",
        right=Right.TEND_POSTS,
    )
    return (
        Command(
            ("utskick",),
            texts.POSTS,
            post_pages.Which,
            with_commands(__name__, {**known, stuck.verb: stuck}, post_pages.posts),
            example="utskick kommande",
            right=Right.TEND_POSTS,
            aliases=("posts",),
        ),
        stuck,
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
