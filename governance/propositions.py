"""The order of propositions (propositionsordning): several proposals, two at a time (D2, D5)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from governance.adoptions import AppliedOrder
from governance.counting import tally
from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.room import Ballot, CastingVote, Form, Room, presiding
from governance.tally import Outcome, Tally
from governance.vote_reasons import Reason
from governance.working_order import Abstention, Majority

ORDER: Source = setting("D2")
FEWEST = 2
"""How many proposals there are at least for an order to be laid out."""
_TURNED = {
    Ballot.YES: Ballot.NO,
    Ballot.NO: Ballot.YES,
    Ballot.ABSTAIN: Ballot.ABSTAIN,
    Ballot.OUT: Ballot.OUT,
}


class StepKind(StrEnum):
    """What a step decides."""

    COUNTER = "val av motförslag"
    MAIN = "huvudvotering"


@dataclass(frozen=True, slots=True)
class Ordering:
    """The proposals by label: the main one, and the others in the order they meet."""

    main: str
    counters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """Two proposals against each other: a yes is for `first`, a no for `second`."""

    number: int
    kind: StepKind
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class StepResult:
    """A step's count; `winner` is None when neither won, or while a casting vote is waited for."""

    step: Step
    tally: Tally
    winner: str | None


def laid_out(room: Room, person: int, proposals: Sequence[str], main: str) -> Ordering:
    """The order when the person who presides names the main proposal.

    Refusal ONLY_IN_MEETINGS, NOT_THE_PRESIDING, TOO_FEW_PROPOSALS (also when two are the same),
    UNKNOWN_PROPOSAL.
    """
    if room.form is not Form.MEETING:
        raise Refusal(Reason.ONLY_IN_MEETINGS, ORDER)
    if presiding(room) != person:
        raise Refusal(Reason.NOT_THE_PRESIDING, ORDER)
    if len(proposals) < FEWEST or len(set(proposals)) != len(proposals):
        raise Refusal(Reason.TOO_FEW_PROPOSALS, ORDER)
    if main not in proposals:
        raise Refusal(Reason.UNKNOWN_PROPOSAL, ORDER, proposals=frozenset(proposals))
    return Ordering(main, tuple(each for each in proposals if each != main))


def next_step(ordering: Ordering, winners: Sequence[str | None]) -> Step | None:
    """The step that follows the winners so far; None when all is done or a step had no winner.

    The counter-proposals meet pairwise, the winner going on; who is left meets the main one.
    """
    done = len(winners)
    standing = winners[-1] if winners else ordering.counters[0]
    if standing is None or done >= len(ordering.counters):
        return None
    if done == len(ordering.counters) - 1:
        return Step(done + 1, StepKind.MAIN, ordering.main, standing)
    return Step(done + 1, StepKind.COUNTER, standing, ordering.counters[done + 1])


def chosen(ordering: Ordering, winners: Sequence[str | None]) -> str | None:
    """The proposal that won the main vote; None before that, or when nothing was carried."""
    return winners[-1] if len(winners) == len(ordering.counters) else None


def result(applied: AppliedOrder, room: Room, step: Step) -> StepResult:
    """A step counted.

    The choice of a counter-proposal takes a simple majority of the votes cast; the main vote what
    the order asks for, so under a greater majority neither may win.
    """
    under = _choosing(applied) if step.kind is StepKind.COUNTER else applied
    for_first, for_second = tally(under, room), tally(under, _turned(room))
    if for_first.outcome is Outcome.CARRIED:
        return StepResult(step, for_first, step.first)
    won = for_second.outcome is Outcome.CARRIED
    return StepResult(step, for_first, step.second if won else None)


def _choosing(applied: AppliedOrder) -> AppliedOrder:
    order = replace(applied.order, meeting_majority=Majority.SIMPLE, abstention=Abstention.NOT_CAST)
    return replace(applied, order=order)


def _turned(room: Room) -> Room:
    """The room as it looks from the second proposal."""
    ballots = {person: _TURNED[said] for person, said in room.ballots.items()}
    given = room.casting
    casting = given and CastingVote(given.person, _TURNED[given.ballot])
    return replace(room, ballots=ballots, casting=casting)
