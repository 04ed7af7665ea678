"""Posts listed: an overview, a page of those in one state, or all of them as a file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import Annotated

from governance.refusal import Refusal
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.asking import Commands
from handlers.kinds import PLACED, Arguments, Number, one_of
from handlers.misread import Expected, Misread
from handlers.post_reasons import Reason
from handlers.post_views import Teller, in_order, show, together, unknown
from handlers.texts import post_files
from handlers.texts import posts as texts
from handlers.texts.post_words import STATES, Shown
from storage import outbox, post_lists
from storage.archive import Archive
from storage.outbox import COMING, STUCK, Kept, State

PAGE = 20
"""How many lines of posts are shown at a time: those that say the same share one."""
STUCK_PAGE = 7
"""How many of those that are stuck, each with its buttons: as many as a message has room for."""
NEXT = 5
"""How many of those to come the overview shows."""
FIRST = 3
"""How many it shows of those stuck in either way."""
ASKED = 200
"""How many questions a file asks, so that it is there within the 3 s that Slack waits."""


class Which(Arguments):
    """`utskick`: an overview, or the posts in one state; `efter` goes on where a page ended."""

    läge: Annotated[str | None, *one_of(*STATES), PLACED] = None
    efter: Number | None = None
    som: Annotated[str, *one_of("tabell", "csv")] = "tabell"


def posts(commands: Commands, ask: Ask[Which], archive: Archive) -> Answer:
    """The posts by state, the stuck ones with what can be done about them, or as a file."""
    teller, word = Teller(commands, ask, archive), ask.arguments.läge
    if ask.arguments.som == "csv":
        return post_files.exported(word, *_whole(word, teller))
    if word is not None:
        return texts.in_state(word, _page(STATES[word], ask.arguments.efter, teller))
    if ask.arguments.efter is not None:
        raise Misread(Expected.ALTERNATIVE, "", "läge", tuple(STATES))
    stuck = [each for state in STUCK for each in _first(FIRST, state, teller)]
    return texts.overview(outbox.counted(archive), stuck, _first(NEXT, State.PENDING, teller))


def _first(most: int, state: State, teller: Teller) -> Sequence[Shown]:
    lines = together(in_order(teller.archive, state))
    return [teller.told(each) for each in islice(lines, most)]


def _page(state: State, after: int | None, teller: Teller) -> texts.Page:
    """The lines of a page: never a part of one, as the next goes on after all of its posts."""
    archive = teller.archive
    last = None if after is None else _numbered(after, archive)
    lines = together(in_order(archive, state, last))
    found = list(islice(lines, STUCK_PAGE if state in STUCK else PAGE))
    return texts.Page(
        [teller.told(each) for each in found],
        count=outbox.counted(archive).get(state, 0),
        before=0 if last is None else post_lists.listed_by(archive, state, last),
        next=found[-1][-1].id if next(lines, None) is not None else None,
    )


def _numbered(number: int, archive: Archive) -> Kept:
    found = outbox.numbered(archive, number)
    if found is None:
        raise Refusal(Reason.NO_SUCH_POST, texts.SOURCE, number=str(number))
    return found


def _whole(word: str | None, teller: Teller) -> tuple[Sequence[Shown], int]:
    """Every post in a state, or of all, and how many to come are not asked how they will begin."""
    states = STATES.values() if word is None else (STATES[word],)
    found = [lines for each in states for lines in together(in_order(teller.archive, each))]
    asking = [posts for posts in found if posts[0].state in COMING and unknown(posts[0])]
    asked = {posts[0].id for posts in asking[:ASKED]}
    shown = [each for posts in found for each in _rows(posts, teller, ask=posts[0].id in asked)]
    return shown, sum(map(len, asking[ASKED:]))


def _rows(posts: Sequence[Kept], teller: Teller, *, ask: bool) -> Iterator[Shown]:
    """Posts that say the same, one by one."""
    told = teller.told(posts) if ask else None
    for each in posts:
        shown = show(teller.archive, each)
        yield shown if told is None else replace(shown, title=told.title, line=told.line)
