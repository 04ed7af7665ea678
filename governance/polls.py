"""Advisory polls (frågor): never a decision, never in the register."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from governance.local_time import before
from governance.people import Role
from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.spelling import plain

POLLS: Source = setting("fråga")
"""Where it stands how a poll is held."""
LONGEST_TITLE = 150
LONGEST_ALTERNATIVE = 75
FEWEST_ALTERNATIVES = 2
MOST_ALTERNATIVES = 20


class Reason(StrEnum):
    """Why a poll or an answer is refused."""

    TITLE_MISSING = "poll title missing"
    TITLE_TOO_LONG = "poll title too long"
    ALTERNATIVES_OUTSIDE = "alternatives outside"
    ALTERNATIVE_MISSING = "alternative missing"
    ALTERNATIVE_TOO_LONG = "alternative too long"
    ALTERNATIVE_TWICE = "alternative twice"
    CLOSES_IN_THE_PAST = "poll closes in the past"
    CLOSED = "poll closed"
    ANSWERED = "poll answered"
    ONLY_ONE = "only one"
    NO_SUCH_ALTERNATIVE = "no such alternative"
    NO_SUGGESTIONS = "no suggestions"
    NOT_YOURS = "poll not yours"


@dataclass(frozen=True, slots=True)
class Poll:
    """A question with its alternatives, numbered from 1.

    It is open until, and not at, `closes_at`; None means until it is closed by hand. The answers
    of an anonymous one are counters only, and who has answered is kept apart from them.
    """

    title: str
    alternatives: tuple[str, ...]
    author: int
    closes_at: datetime | None = None
    multiple: bool = False
    anonymous: bool = False
    suggestions: bool = False
    closed: bool = False


def check_poll(poll: Poll, at: datetime) -> None:
    """Refuse a poll that cannot be asked: its title, its alternatives, its closing time."""
    if not poll.title.strip():
        raise Refusal(Reason.TITLE_MISSING, POLLS)
    if len(poll.title) > LONGEST_TITLE:
        raise Refusal(Reason.TITLE_TOO_LONG, POLLS, limit=LONGEST_TITLE)
    check_alternatives(poll.alternatives)
    if poll.closes_at is not None and not before(at, poll.closes_at):
        raise Refusal(Reason.CLOSES_IN_THE_PAST, POLLS, time=poll.closes_at)


def check_alternatives(alternatives: Collection[str]) -> None:
    """Refuse alternatives that are too few or too many, empty, too long or alike."""
    if not FEWEST_ALTERNATIVES <= len(alternatives) <= MOST_ALTERNATIVES:
        bounds = {"fewest": FEWEST_ALTERNATIVES, "most": MOST_ALTERNATIVES}
        raise Refusal(Reason.ALTERNATIVES_OUTSIDE, POLLS, **bounds)
    if not all(each.strip() for each in alternatives):
        raise Refusal(Reason.ALTERNATIVE_MISSING, POLLS)
    if any(len(each) > LONGEST_ALTERNATIVE for each in alternatives):
        raise Refusal(Reason.ALTERNATIVE_TOO_LONG, POLLS, limit=LONGEST_ALTERNATIVE)
    if len({plain(each.strip()) for each in alternatives}) != len(alternatives):
        raise Refusal(Reason.ALTERNATIVE_TWICE, POLLS)


def is_open(poll: Poll, at: datetime) -> bool:
    """Whether the poll takes answers at a moment."""
    return not poll.closed and (poll.closes_at is None or before(at, poll.closes_at))


def check_answer(poll: Poll, numbers: Collection[int], at: datetime, *, answered: bool) -> None:
    """Refuse an answer: CLOSED, ANSWERED when anonymous, ONLY_ONE or NO_SUCH_ALTERNATIVE.

    `answered` says that the person has answered before; an open answer is then replaced.
    """
    _check_open(poll, at)
    if poll.anonymous and answered:
        raise Refusal(Reason.ANSWERED, POLLS)
    highest = len(poll.alternatives)
    if not numbers or not all(1 <= number <= highest for number in numbers):
        raise Refusal(Reason.NO_SUCH_ALTERNATIVE, POLLS, highest=highest)
    if not poll.multiple and len(set(numbers)) > 1:
        raise Refusal(Reason.ONLY_ONE, POLLS)


def suggested(poll: Poll, alternative: str, at: datetime) -> Poll:
    """The poll with an alternative somebody suggests, last; Refusal NO_SUGGESTIONS or as above."""
    _check_open(poll, at)
    if not poll.suggestions:
        raise Refusal(Reason.NO_SUGGESTIONS, POLLS)
    alternatives = (*poll.alternatives, alternative)
    check_alternatives(alternatives)
    return replace(poll, alternatives=alternatives)


def closed(poll: Poll, person: int, roles: Collection[Role], at: datetime) -> Poll:
    """The poll closed by hand, by who asked it or by kansliet; Refusal CLOSED or NOT_YOURS."""
    _check_open(poll, at)
    if person != poll.author and Role.KANSLI not in roles:
        raise Refusal(Reason.NOT_YOURS, POLLS)
    return replace(poll, closed=True)


def counters(poll: Poll, answers: Iterable[Collection[int]]) -> tuple[int, ...]:
    """How many chose each alternative, counted from open answers, one collection a person."""
    chosen = [set(numbers) for numbers in answers]
    return tuple(
        sum(number in each for each in chosen) for number in range(1, len(poll.alternatives) + 1)
    )


def counted(standing: tuple[int, ...], numbers: Collection[int]) -> tuple[int, ...]:
    """The counters of an anonymous poll with one more answer in them."""
    return tuple(count + (number in numbers) for number, count in enumerate(standing, start=1))


def _check_open(poll: Poll, at: datetime) -> None:
    if not is_open(poll, at):
        raise Refusal(Reason.CLOSED, POLLS)
