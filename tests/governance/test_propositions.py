from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.adoptions import AppliedOrder
from governance.counting import tally
from governance.propositions import (
    ORDER,
    Ordering,
    Step,
    StepKind,
    StepResult,
    chosen,
    laid_out,
    next_step,
    result,
)
from governance.provenance import setting
from governance.refusal import Refusal
from governance.room import Ballot, CastingVote, Form, Presidium, Room
from governance.tally import Outcome, Yardstick
from governance.vote_reasons import Reason
from governance.working_order import DRAFT, Abstention, Majority, TieRule, WorkingOrder
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

APPLIED = AppliedOrder(DRAFT, "2026-01")
ROOM = Room(
    Form.MEETING,
    (11, 12, 13, 14, 15, 16, 17),
    present=frozenset({11, 12, 13, 14, 15, 16, 17}),
    presidium=Presidium(14, 16),
)
PAIR = Step(1, StepKind.COUNTER, "B", "C")
MAIN = Step(2, StepKind.MAIN, "A", "B")
YES, NO, ABSTAIN = Ballot.YES, Ballot.NO, Ballot.ABSTAIN


def said(*ballots: Ballot) -> Room:
    return replace(ROOM, ballots=dict(zip(ROOM.members, ballots, strict=False)))


def winners(ordering: Ordering, best: str) -> list[Step]:
    """Every step when `best` wins each it is in, else the first."""
    steps: list[Step] = []
    won: list[str | None] = []
    while (step := next_step(ordering, won)) is not None:
        steps.append(step)
        won.append(best if best in {step.first, step.second} else step.first)
    assert chosen(ordering, won) == best
    return steps


def test_the_counter_proposals_meet_first_and_then_the_main_one() -> None:
    ordering = laid_out(ROOM, 14, ["B", "A", "C"], "A")
    assert ordering == Ordering("A", ("B", "C"))
    assert winners(ordering, "A") == [PAIR, MAIN]
    assert winners(ordering, "C") == [PAIR, Step(2, StepKind.MAIN, "A", "C")]


def test_the_winner_of_a_pair_goes_on_to_the_next() -> None:
    ordering = Ordering("A", ("B", "C", "D"))
    assert winners(ordering, "B") == [
        PAIR,
        Step(2, StepKind.COUNTER, "B", "D"),
        Step(3, StepKind.MAIN, "A", "B"),
    ]
    assert winners(ordering, "C")[1:] == [
        Step(2, StepKind.COUNTER, "C", "D"),
        Step(3, StepKind.MAIN, "A", "C"),
    ]


def test_one_counter_proposal_meets_the_main_one_at_once() -> None:
    ordering = laid_out(ROOM, 14, ["A", "B"], "B")
    assert winners(ordering, "B") == [Step(1, StepKind.MAIN, "B", "A")]


@pytest.mark.parametrize("count", range(2, 8))
def test_every_proposal_can_win_and_there_is_one_step_fewer_than_proposals(count: int) -> None:
    labels = "ABCDEFG"[:count]
    for main, best in product(labels, labels):
        steps = winners(laid_out(ROOM, 14, labels, main), best)
        assert [step.number for step in steps] == list(range(1, count))
        assert [step.kind for step in steps[:-1]] == [StepKind.COUNTER] * (count - 2)
        assert (steps[-1].kind, steps[-1].first) == (StepKind.MAIN, main)


def test_nothing_is_chosen_before_the_main_vote_or_after_a_step_without_winner() -> None:
    ordering = Ordering("A", ("B", "C"))
    assert chosen(ordering, []) is None
    assert chosen(ordering, ["B"]) is None
    assert chosen(ordering, ["B", None]) is None
    assert chosen(ordering, ["B", "A"]) == "A"
    assert next_step(ordering, [None]) is None
    assert next_step(ordering, ["B", "A"]) is None


@pytest.mark.parametrize(
    ("room", "proposals", "reason"),
    [
        (replace(ROOM, form=Form.CAPSULAM), "AB", Reason.ONLY_IN_MEETINGS),
        (replace(ROOM, presidium=Presidium(16, 14)), "AB", Reason.NOT_THE_PRESIDING),
        (replace(ROOM, conflicted=frozenset({14})), "AB", Reason.NOT_THE_PRESIDING),
        (ROOM, "A", Reason.TOO_FEW_PROPOSALS),
        (ROOM, "ABA", Reason.TOO_FEW_PROPOSALS),
        (ROOM, "BC", Reason.UNKNOWN_PROPOSAL),
    ],
)
def test_who_presides_names_one_of_the_proposals(
    room: Room, proposals: str, reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        laid_out(room, 14, tuple(proposals), "A")
    assert refused.value.reason is reason
    assert refused.value.source == ORDER == setting("D2")


def test_the_proposals_are_named_in_a_refusal() -> None:
    with pytest.raises(Refusal) as refused:
        laid_out(ROOM, 14, ("A", "B"), "C")
    assert refused.value.fields == {"proposals": frozenset({"A", "B"})}


def test_a_yes_is_for_the_first_and_a_no_for_the_second() -> None:
    for_b, for_c = said(YES, YES, YES, NO), said(NO, NO, NO, YES)
    assert result(APPLIED, for_b, PAIR) == StepResult(PAIR, tally(APPLIED, for_b), "B")
    assert result(APPLIED, for_c, PAIR).winner == "C"
    assert result(APPLIED, for_c, PAIR).step is PAIR
    assert result(APPLIED, for_c, PAIR).tally == tally(APPLIED, for_c)


def test_who_presides_settles_a_tie_between_two() -> None:
    assert result(APPLIED, said(YES, YES, NO, YES, NO, NO), PAIR).winner == "B"
    assert result(APPLIED, said(YES, YES, YES, NO, NO, NO), PAIR).winner == "C"
    waiting = result(APPLIED, said(YES, YES, NO, ABSTAIN, NO), PAIR)
    assert (waiting.winner, waiting.tally.outcome) == (None, Outcome.WAITING)
    for ballot, winner in ((YES, "B"), (NO, "C")):
        answered = replace(said(YES, NO), casting=CastingVote(14, ballot))
        assert result(APPLIED, answered, PAIR).winner == winner


def test_one_who_has_stood_aside_does_not_preside_for_either() -> None:
    ballots = {14: Ballot.OUT, 16: NO, 11: YES}
    assert result(APPLIED, replace(ROOM, ballots=ballots), PAIR).winner == "C"


def test_without_a_quorum_or_a_casting_vote_nothing_wins() -> None:
    three = replace(said(YES, YES, YES), present=frozenset({11, 12, 13}))
    assert result(APPLIED, three, PAIR).winner is None
    nobody = AppliedOrder(WorkingOrder(tie_rule=TieRule.NOBODY), "2026-02")
    assert result(nobody, said(YES, NO), PAIR).winner is None


def test_under_a_greater_majority_the_main_vote_may_have_no_winner() -> None:
    applied = AppliedOrder(WorkingOrder(meeting_majority=Majority.TWO_THIRDS), "2026-02")
    for ballots, winner in (
        ((YES, YES, NO), "A"),
        ((YES, NO, NO), "B"),
        ((YES, YES, YES, NO, NO), None),
        ((YES, YES, NO, NO, NO), None),
    ):
        assert result(applied, said(*ballots), MAIN).winner == winner
    narrow = result(applied, said(YES, YES, YES, NO, NO), PAIR)
    assert (narrow.winner, narrow.tally.yardstick) == ("B", Yardstick.SIMPLE)


def test_an_abstention_is_for_neither_of_two_counter_proposals() -> None:
    applied = AppliedOrder(WorkingOrder(abstention=Abstention.AGAINST), "2026-02")
    ballots = said(YES, YES, NO, ABSTAIN, ABSTAIN)
    assert result(applied, ballots, PAIR).winner == "B"
    assert result(applied, ballots, MAIN).winner is None


@given(some.lists(some.sampled_from(Ballot), min_size=7, max_size=7))
def test_it_does_not_matter_which_of_two_stands_first(ballots: list[Ballot]) -> None:
    other = {YES: NO, NO: YES}
    turned = [other.get(ballot, ballot) for ballot in ballots]
    swapped = replace(PAIR, first="C", second="B")
    first = result(APPLIED, said(*ballots), PAIR)
    assert result(APPLIED, said(*turned), swapped).winner == first.winner


def test_a_step_is_named_in_swedish() -> None:
    assert [kind.value for kind in StepKind] == ["val av motförslag", "huvudvotering"]


LABELS = some.lists(some.sampled_from("ABCDEF"), max_size=6)


@few
@given(LABELS, some.sampled_from("ABCDEF"), some.sampled_from(ROOM.members))
def test_an_order_holds_each_proposal_once_or_is_refused(
    proposals: list[str], main: str, person: int
) -> None:
    refused = reason_of(lambda: laid_out(ROOM, person, proposals, main))
    if refused is None:
        ordering = laid_out(ROOM, person, proposals, main)
        assert sorted((ordering.main, *ordering.counters)) == sorted(proposals)
        assert ordering.counters == tuple(each for each in proposals if each != main)
        assert (ordering.main, person) == (main, 14)
    else:
        repeated = len(set(proposals)) < len(proposals)
        assert person != 14 or len(proposals) < 2 or repeated or main not in proposals


@few
@given(some.integers(1, 5), some.lists(some.booleans(), min_size=5, max_size=5))
def test_one_proposal_falls_in_each_step_until_one_is_left(
    counters: int, first_wins: list[bool]
) -> None:
    ordering = Ordering("A", tuple("BCDEF"[:counters]))
    standing, won = {"A", *ordering.counters}, list[str | None]()
    while (step := next_step(ordering, won)) is not None:
        assert {step.first, step.second} <= standing
        assert chosen(ordering, won) is None
        assert next_step(ordering, [*won, None]) is None
        winner, loser = step.first, step.second
        if not first_wins[len(won)]:
            winner, loser = loser, winner
        standing.remove(loser)
        won.append(winner)
    assert len(won) == counters
    assert standing == {chosen(ordering, won)}
