"""Alarms: kansliet is told soon of posts that are stuck, each person at most once an hour."""

from datetime import datetime, timedelta

from governance.local_time import instant, later, local
from governance.people import RIGHTS, Right
from handlers.answer import Answer
from handlers.ask import Ask, Chosen
from handlers.asking import Commands
from handlers.holders import Holders
from handlers.kinds import Nothing
from handlers.post_views import Teller
from handlers.posting import Content, address, to_person, written
from handlers.texts import post_alarms as texts
from storage import outbox, planned_posts, stuck_posts
from storage.archive import Archive
from storage.outbox import Kept, Post, State

VERB = ("utskick", "fel")
PREFIX = "utskick:fel:"
"""How an alarm's key begins; of an alarm that is stuck itself nobody is alarmed."""
SOON = timedelta(minutes=2)
"""How long an alarm waits for more to tell of."""
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
"""How long no other alarm follows one that failed: it would hardly fare better."""
SHOWN = 5
"""How many of the stuck posts an alarm names."""


def stuck(commands: Commands, ask: Ask[Nothing], archive: Archive) -> Answer:
    """How many posts are stuck, and the last of them with why."""
    found, counts = stuck_posts.besides(archive, PREFIX, SHOWN)
    teller = Teller(commands, ask, archive)
    return texts.stuck([teller.told([each]) for each in found], counts)


def alarm(archive: Archive, kept: Kept, at: datetime) -> None:
    """Put the alarms about a post that is stuck from now on.

    They go out whatever anybody wishes of reminders. Whoever has no account can be told of nothing,
    and is not told here either.
    """
    if kept.post.key.startswith(PREFIX):
        return
    day = local(at).date()
    for person in Holders(archive, day).of(RIGHTS[Right.TEND_POSTS].roles):
        if address(archive, to_person(person), day) is not None:
            _tell(person, at, archive)


def withdraw(archive: Archive) -> None:
    """Let go the alarms that wait or are stuck themselves, if nothing else is left that is."""
    _, counts = stuck_posts.besides(archive, PREFIX, 0)
    if not counts:
        outbox.cancel(archive, PREFIX)
        stuck_posts.let_all_go(archive, PREFIX)


def _tell(person: int, at: datetime, archive: Archive) -> None:
    """Put an alarm to a person, unless one waits that will tell the same, or one failed lately.

    There is one an hour at most, at the first hour from now that has none: when the clock has been
    put back, the next ones may have theirs already.
    """
    mine = f"{PREFIX}{person}:"
    if any(_failed_lately(each, at) for each in outbox.gone_out(archive, mine, at)):
        return
    soon, hour = instant(at) + SOON, instant(at).replace(minute=0, second=0, microsecond=0)
    while True:
        post = _post(person, f"{mine}{hour:%Y-%m-%dT%H}", later(local(soon), hour))
        if planned_posts.plan(archive, post) or _waits(post.key, archive):
            return
        hour += HOUR


def _failed_lately(kept: Kept, at: datetime) -> bool:
    return kept.state is State.FAILED and instant(at) - instant(kept.post.due_at) < DAY


def _post(person: int, key: str, due_at: datetime) -> Post:
    said = Content(Chosen(" ".join(VERB), {}), insists=True)
    return Post(key, to_person(person), written(said), due_at)


def _waits(key: str, archive: Archive) -> bool:
    kept = outbox.keyed(archive, key)
    return kept is not None and kept.state is State.PENDING
