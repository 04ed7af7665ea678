"""The count against the rules told a second time, in words and without a line in common."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations_with_replacement, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from governance.adoptions import AppliedOrder
from governance.counting import decided, tally
from governance.provenance import Mark, Source, charter, reading, setting
from governance.room import Ballot, CastingVote, Form, Presidium, Room
from governance.tally import Casting, Counts, Measure, Number, Outcome, Tally, Yardstick
from governance.working_order import (
    DRAFT,
    Abstention,
    Conflicted,
    Majority,
    TieRule,
    WorkingOrder,
    changed,
)

APPLIED = AppliedOrder(DRAFT, "2026-01")
STATES = ("away", "jäv", "silent", "bifall", "avslag", "avstår", "deltar-inte")
UNABLE = ("away", "jäv", "deltar-inte")
ABLE = ("silent", "bifall", "avslag", "avstår")
RANK = {Outcome.NOT_CARRIED: 0, Outcome.WAITING: 1, Outcome.CARRIED: 2}


@dataclass(frozen=True)
class Case:
    """What each of the seven does, by seat, and on which seats the presiding sit, in order."""

    states: tuple[str, ...]
    chair: int | None = None
    vice: int | None = None
    elected: int | None = None
    answer: str = ""


def room(case: Case, form: Form = Form.MEETING) -> Room:
    seats = dict(enumerate(case.states))
    return Room(
        form,
        tuple(seats),
        present=frozenset(seat for seat, state in seats.items() if state != "away"),
        conflicted=frozenset(seat for seat, state in seats.items() if state == "jäv"),
        ballots={seat: Ballot(state) for seat, state in seats.items() if state in {*Ballot}},
        presidium=Presidium(case.chair, case.vice, case.elected),
        casting=_answer(case),
    )


def _answer(case: Case) -> CastingVote | None:
    order = (case.chair, case.vice, case.elected)
    able = [seat for seat in order if seat is not None and case.states[seat] in ABLE]
    return CastingVote(able[0], Ballot(case.answer)) if case.answer and able else None


def counted(case: Case) -> Tally:
    return tally(APPLIED, room(case))


def meeting_oracle(case: Case) -> str:
    """D1, D2 and D5 as they are told to people."""
    fit = [state for state in case.states if state not in ("away", "jäv")]
    if len(fit) in (0, 1, 2, 3):
        return "bifölls inte"
    balance = 0
    for state in fit:
        balance += {"bifall": 1, "avslag": -1}.get(state, 0)
    if balance != 0:
        return "bifölls" if balance > 0 else "bifölls inte"
    for seat in (case.chair, case.vice, case.elected):
        if seat is None or case.states[seat] in ("away", "jäv", "deltar-inte"):
            continue
        verdicts = {"bifall": "bifölls", "avslag": "bifölls inte"}
        own, answer = case.states[seat], case.answer
        return verdicts.get(own) or verdicts.get(answer, "väntar på utslagsröst")
    everybody_stood_aside = all(state == "deltar-inte" for state in fit)
    return "bifölls inte" if everybody_stood_aside else "väntar på utslagsröst"


def meeting_cases() -> Iterator[Case]:
    """Every state of the seven x who presides, seats that are alike not told apart.

    Who presides is somebody able to: as chair, or, when a chair is not able, as vice chair. Where
    nobody does, two who are not able are chair and vice chair.
    """
    for own in ABLE:
        for others in combinations_with_replacement(STATES, 6):
            yield Case((own, *others), chair=0)
            unable = next((state for state in others if state in UNABLE), None)
            if unable is not None:
                rest = list(others)
                rest.remove(unable)
                yield Case((unable, own, *rest), chair=0, vice=1)
    for everybody in combinations_with_replacement(STATES, 7):
        ordered = tuple(sorted(everybody, key=lambda state: state not in UNABLE))
        if ordered[1] in UNABLE:
            yield Case(ordered, chair=0, vice=1)


MEETINGS = list(meeting_cases())
CAPSULAMS = [Case(states) for states in combinations_with_replacement(STATES[1:], 7)]


def test_every_state_is_tried_in_under_ten_thousand_cases() -> None:
    assert len(set(MEETINGS)) == len(MEETINGS) == 8400
    assert len(CAPSULAMS) == 792
    tried = {tuple(sorted(case.states)) for case in MEETINGS}
    assert tried == {tuple(sorted(all7)) for all7 in combinations_with_replacement(STATES, 7)}


def test_every_meeting_comes_to_what_the_rules_say() -> None:
    wrong = [case for case in MEETINGS if counted(case).outcome.value != meeting_oracle(case)]
    assert wrong == []
    assert {meeting_oracle(case) for case in MEETINGS} == {outcome.value for outcome in Outcome}


def test_every_vote_per_capsulam_comes_to_what_the_rules_say() -> None:
    for case in CAPSULAMS:
        found = tally(APPLIED, room(case, Form.CAPSULAM))
        carried = case.states.count("bifall") in (4, 5, 6, 7)
        assert found.outcome is (Outcome.CARRIED if carried else Outcome.NOT_CARRIED), case
        assert (found.quorum, found.tie, found.casting) == (None, False, None)
        assert found.quorate


@pytest.mark.parametrize("form", Form)
def test_every_number_is_what_can_be_counted_on_the_fingers(form: Form) -> None:
    for case in MEETINGS if form is Form.MEETING else CAPSULAMS:
        found = tally(APPLIED, room(case, form))
        said = Counter(case.states)
        assert found.counts == Counts(*(said[state] for state in COUNTED)), case
        assert found.seats.value == 7
        assert found.present.value == 7 - said["away"]
        assert found.unconflicted.value == 7 - said["away"] - said["jäv"]
        assert found.cast == said["bifall"] + said["avslag"]


COUNTED = ("bifall", "avslag", "avstår", "deltar-inte", "silent", "jäv", "away")

SEVEN = some.tuples(*[some.sampled_from(STATES)] * 7)
PRESIDING = some.lists(some.integers(0, 6), min_size=3, max_size=3, unique=True)
ANSWERS = some.sampled_from(("", "bifall", "avslag"))


@given(SEVEN, PRESIDING, ANSWERS)
@settings(max_examples=1000)
def test_any_seat_may_preside_and_answer(
    states: tuple[str, ...], presiding: list[int], answer: str
) -> None:
    chair, vice, elected = presiding
    case = Case(states, chair, vice, elected, answer)
    assert counted(case).outcome.value == meeting_oracle(case)


# The vectors of the rules, and the numbers on both sides of each limit.


def case_of(*states: str, chair: int | None = None) -> Case:
    return Case((*states, *("away",) * (7 - len(states))), chair)


YES, NO, ABSTAIN, OUT, SILENT, JÄV = "bifall", "avslag", "avstår", "deltar-inte", "silent", "jäv"


@pytest.mark.parametrize(
    ("states", "outcome"),
    [
        ((YES, YES, YES, YES, SILENT, SILENT, SILENT), Outcome.CARRIED),
        ((YES, YES, YES, NO, ABSTAIN, ABSTAIN, JÄV), Outcome.NOT_CARRIED),
        ((YES, YES, YES, SILENT, SILENT, SILENT, SILENT), Outcome.NOT_CARRIED),
        ((YES, YES, YES, YES, NO, NO, NO), Outcome.CARRIED),
        ((YES, YES, YES, YES, JÄV, JÄV, JÄV), Outcome.CARRIED),
    ],
)
def test_per_capsulam_four_of_the_seven_seats_carry(
    states: tuple[str, ...], outcome: Outcome
) -> None:
    found = tally(APPLIED, room(case_of(*states), Form.CAPSULAM))
    assert found.outcome is outcome
    assert found.majority == Measure(states.count(YES), 4, APPLIED.source("capsulam_majority"))
    assert found.yardstick is Yardstick.SEATS


def test_a_tie_of_six_passes_on_the_casting_vote() -> None:
    found = counted(case_of(YES, YES, YES, NO, NO, NO, JÄV, chair=0))
    assert (found.outcome, found.tie) == (Outcome.CARRIED, True)
    assert found.casting == Casting(0, Ballot.YES, asked=False, source=APPLIED.source("tie_rule"))
    against = counted(case_of(YES, YES, YES, NO, NO, NO, JÄV, chair=5))
    assert against.outcome is Outcome.NOT_CARRIED


def test_four_present_of_whom_one_in_conflict_are_not_quorate() -> None:
    found = counted(case_of(YES, YES, YES, JÄV, chair=0))
    assert found.quorum == Measure(3, 4, APPLIED.source("quorum"))
    assert (found.quorate, found.outcome) == (False, Outcome.NOT_CARRIED)
    assert counted(case_of(YES, YES, YES, YES, JÄV, chair=0)).quorate


@pytest.mark.parametrize("other", [ABSTAIN, OUT, SILENT])
def test_those_who_say_nothing_for_or_against_keep_the_quorum(other: str) -> None:
    found = counted(case_of(YES, other, other, other, chair=0))
    assert (found.quorate, found.outcome) == (True, Outcome.CARRIED)


def test_nobody_for_and_nobody_against_is_a_tie() -> None:
    waiting = counted(case_of(ABSTAIN, SILENT, OUT, OUT, chair=0))
    assert (waiting.tie, waiting.outcome) == (True, Outcome.WAITING)
    assert waiting.casting == Casting(0, None, asked=True, source=APPLIED.source("tie_rule"))


@pytest.mark.parametrize("own", [ABSTAIN, SILENT])
def test_only_one_who_has_taken_no_side_is_asked(own: str) -> None:
    tied = case_of(own, YES, NO, YES, NO, chair=0)
    assert counted(tied).outcome is Outcome.WAITING
    for answer, outcome in ((YES, Outcome.CARRIED), (NO, Outcome.NOT_CARRIED)):
        found = counted(replace(tied, answer=answer))
        assert found.outcome is outcome
        assert found.casting == Casting(
            0, Ballot(answer), asked=True, source=APPLIED.source("tie_rule")
        )


def test_an_answer_by_another_settles_nothing() -> None:
    tied = room(case_of(SILENT, YES, NO, YES, NO, chair=0))
    by_another = replace(tied, casting=CastingVote(1, Ballot.YES))
    assert tally(APPLIED, by_another).outcome is Outcome.WAITING


@pytest.mark.parametrize("unable", ["away", JÄV, OUT])
def test_presiding_passes_on(unable: str) -> None:
    tied = Case((unable, NO, YES, YES, NO, ABSTAIN, SILENT), chair=0, vice=1, elected=2)
    assert counted(tied).outcome is Outcome.NOT_CARRIED
    twice = Case((unable, unable, YES, NO, YES, NO, ABSTAIN), chair=0, vice=1, elected=2)
    assert counted(twice).outcome is Outcome.CARRIED
    nobody = counted(replace(twice, elected=None))
    assert nobody.outcome is Outcome.WAITING
    assert nobody.casting == Casting(None, None, asked=False, source=APPLIED.source("tie_rule"))


def test_where_all_have_stood_aside_nobody_can_settle_it() -> None:
    found = counted(case_of(OUT, OUT, OUT, OUT, chair=0))
    assert (found.outcome, found.tie, found.casting) == (Outcome.NOT_CARRIED, True, None)


def test_no_tie_is_settled_without_a_quorum() -> None:
    found = counted(case_of(YES, NO, ABSTAIN, chair=0))
    assert (found.outcome, found.tie, found.casting) == (Outcome.NOT_CARRIED, False, None)


def test_every_number_carries_its_mark() -> None:
    found = counted(case_of(YES, YES, YES, YES, NO, NO, ABSTAIN, chair=0))

    def paragraph(number: int) -> Source:
        return Source(Mark.WORKING_ORDER, f"beslut 2026-01 § {number}")

    assert found == Tally(
        form=Form.MEETING,
        counts=Counts(4, 2, 1, 0, 0, 0, 0),
        counts_source=paragraph(7),
        seats=Number(7, charter("R13")),
        present=Number(7, paragraph(1)),
        unconflicted=Number(7, paragraph(8)),
        against=2,
        quorum=Measure(7, 4, paragraph(1)),
        yardstick=Yardstick.SIMPLE,
        majority=Measure(4, 3, paragraph(2)),
        tie=False,
        casting=None,
        outcome=Outcome.CARRIED,
    )


def test_the_outcome_completes_the_sentence() -> None:
    assert [outcome.value for outcome in Outcome] == [
        *("bifölls", "bifölls inte", "väntar på utslagsröst")
    ]
    assert [yardstick.value for yardstick in Yardstick] == [
        "enkel majoritet av avgivna",
        "två tredjedelar av avgivna",
        "av stolarna",
        "alla stolar",
    ]


# The adoption of the working order, under the draft itself.


@pytest.mark.parametrize("other", [NO, ABSTAIN, OUT, SILENT, JÄV])
def test_the_first_order_takes_seven_yes(other: str) -> None:
    draft = AppliedOrder(DRAFT)
    all_yes = tally(draft, room(case_of(*(YES,) * 7), Form.CAPSULAM))
    assert (all_yes.outcome, all_yes.yardstick) == (Outcome.CARRIED, Yardstick.ALL_SEATS)
    assert all_yes.majority == Measure(7, 7, reading("A17"))
    assert all_yes.counts_source == setting("D6")
    six = tally(draft, room(case_of(*(YES,) * 6, other), Form.CAPSULAM))
    assert six.outcome is Outcome.NOT_CARRIED


# What another working order changes.


def under(**changes: int | str) -> AppliedOrder:
    return AppliedOrder(changed(DRAFT, changes), "2026-02")


@pytest.mark.parametrize(
    ("states", "needs", "outcome"),
    [
        ((YES, YES, YES, YES, NO, NO), 4, Outcome.CARRIED),
        ((YES, YES, YES, NO, NO, ABSTAIN), 4, Outcome.NOT_CARRIED),
        ((YES, YES, YES, YES, NO, NO, NO), 5, Outcome.NOT_CARRIED),
        ((YES, YES, YES, YES, YES, NO, NO), 5, Outcome.CARRIED),
        ((YES, YES, NO, NO), 3, Outcome.NOT_CARRIED),
        ((YES, YES, NO, ABSTAIN), 2, Outcome.CARRIED),
        ((ABSTAIN, ABSTAIN, ABSTAIN, ABSTAIN), 1, Outcome.NOT_CARRIED),
        ((YES, ABSTAIN, ABSTAIN, ABSTAIN), 1, Outcome.CARRIED),
    ],
)
def test_two_thirds_of_the_votes_cast(
    states: tuple[str, ...], needs: int, outcome: Outcome
) -> None:
    applied = under(meeting_majority=Majority.TWO_THIRDS)
    found = tally(applied, room(case_of(*states, chair=0)))
    assert found.outcome is outcome
    assert found.yardstick is Yardstick.TWO_THIRDS
    assert found.majority == Measure(states.count(YES), needs, applied.source("meeting_majority"))
    assert (found.tie, found.casting) == (False, None)


def test_a_greater_quorum_and_majority_bind() -> None:
    five = under(quorum=5, capsulam_majority=5)
    four_there = room(case_of(YES, YES, YES, YES, chair=0))
    assert tally(five, four_there).outcome is Outcome.NOT_CARRIED
    assert tally(five, replace(four_there, form=Form.CAPSULAM)).outcome is Outcome.NOT_CARRIED
    five_there = room(case_of(YES, YES, YES, YES, YES, chair=0))
    assert tally(five, five_there).outcome is Outcome.CARRIED
    assert tally(five, replace(five_there, form=Form.CAPSULAM)).outcome is Outcome.CARRIED


def test_without_a_casting_vote_a_tie_falls() -> None:
    found = tally(under(tie_rule=TieRule.NOBODY), room(case_of(YES, YES, NO, NO, chair=0)))
    assert (found.outcome, found.tie, found.casting) == (Outcome.NOT_CARRIED, True, None)


def test_an_abstention_may_count_against() -> None:
    applied = under(abstention=Abstention.AGAINST)
    found = tally(applied, room(case_of(YES, YES, NO, ABSTAIN, ABSTAIN, chair=0)))
    assert (found.against, found.cast, found.majority.needs) == (3, 5, 4)
    assert found.outcome is Outcome.NOT_CARRIED
    tied = tally(applied, room(case_of(ABSTAIN, YES, YES, NO, chair=0)))
    assert tied.casting == Casting(0, Ballot.NO, asked=False, source=applied.source("tie_rule"))
    assert tied.outcome is Outcome.NOT_CARRIED
    asked = tally(applied, room(case_of(SILENT, YES, NO, YES, ABSTAIN, chair=0)))
    assert asked.outcome is Outcome.WAITING
    by_seats = tally(applied, room(case_of(YES, YES, YES, YES, ABSTAIN), Form.CAPSULAM))
    assert (by_seats.against, by_seats.outcome) == (0, Outcome.CARRIED)


def test_one_in_conflict_may_count_as_present() -> None:
    applied = under(conflicted=Conflicted.COUNTED)
    found = tally(applied, room(case_of(YES, YES, YES, JÄV, chair=0)))
    assert found.quorum == Measure(4, 4, applied.source("quorum"))
    assert found.unconflicted.value == 3
    assert found.outcome is Outcome.CARRIED


ORDERS = some.builds(
    WorkingOrder,
    quorum=some.integers(4, 7),
    meeting_majority=some.sampled_from(Majority),
    capsulam_majority=some.integers(4, 7),
    tie_rule=some.sampled_from(TieRule),
    abstention=some.sampled_from(Abstention),
    conflicted=some.sampled_from(Conflicted),
)
CASES = some.builds(
    lambda states, seats: Case(states, *seats), SEVEN, PRESIDING | some.just([None] * 3)
)
APPLIEDS = some.builds(AppliedOrder, ORDERS, some.sampled_from(["2026-01", ""]))


@given(APPLIEDS, CASES, some.sampled_from(Form), some.integers(0, 6))
@settings(max_examples=1000)
def test_an_added_yes_never_sinks_a_proposal(
    applied: AppliedOrder, case: Case, form: Form, seat: int
) -> None:
    added = replace(case, states=(*case.states[:seat], YES, *case.states[seat + 1 :]))
    before, after = (tally(applied, room(each, form)).outcome for each in (case, added))
    assert RANK[after] >= RANK[before]


@given(APPLIEDS, CASES, some.sampled_from(Form), some.permutations(range(7)))
def test_the_order_of_members_and_ballots_is_irrelevant(
    applied: AppliedOrder, case: Case, form: Form, shuffled: Sequence[int]
) -> None:
    original = room(case, form)
    ballots = {seat: original.ballots[seat] for seat in shuffled if seat in original.ballots}
    mixed = replace(original, members=tuple(shuffled), ballots=ballots)
    assert tally(applied, mixed) == tally(applied, original)


@given(APPLIEDS, CASES, some.sampled_from(Form))
def test_everybody_is_counted_once(applied: AppliedOrder, case: Case, form: Form) -> None:
    counts = tally(applied, room(case, form)).counts
    said = (counts.yes, counts.no, counts.abstained, counts.out, counts.silent)
    assert sum((*said, counts.conflicted, counts.absent)) == 7


def test_a_ballot_from_outside_the_electorate_counts_for_nothing() -> None:
    clean = room(case_of(YES, YES, NO, NO, chair=0))
    stuffed = replace(
        clean,
        present=clean.present | {99},
        conflicted=clean.conflicted | {98},
        ballots={**clean.ballots, 98: Ballot.NO, 99: Ballot.NO, 6: Ballot.NO},
    )
    for form in Form:
        one, other = (replace(each, form=form) for each in (clean, stuffed))
        expected = tally(APPLIED, one)
        assert tally(APPLIED, other).present == expected.present
        if form is Form.MEETING:
            assert tally(APPLIED, other) == expected


# "Avgjord enligt nuläget".


@given(APPLIEDS, CASES, some.sampled_from(Form))
@settings(max_examples=300)
def test_decided_is_what_no_missing_ballot_can_change(
    applied: AppliedOrder, case: Case, form: Form
) -> None:
    standing = room(case, form)
    missing = sorted(standing.silent)[:4]
    against = dict.fromkeys(standing.silent - {*missing}, Ballot.NO)
    now = replace(standing, ballots={**standing.ballots, **against})
    ends = set()
    for said in product(Ballot, repeat=len(missing)):
        ballots = {**now.ballots, **dict(zip(missing, said, strict=True))}
        ends.add(tally(applied, replace(now, ballots=ballots)).outcome)
    sure = ends.pop() if len(ends) == 1 else None
    assert decided(applied, now) is (None if sure is Outcome.WAITING else sure)


@pytest.mark.parametrize(
    ("states", "outcome"),
    [
        ((YES, YES, YES, YES, SILENT, SILENT, SILENT), Outcome.CARRIED),
        ((YES, YES, YES, SILENT, SILENT, SILENT, SILENT), None),
        ((NO, NO, NO, SILENT, SILENT, SILENT, SILENT), None),
        ((NO, NO, NO, NO, SILENT, SILENT, SILENT), Outcome.NOT_CARRIED),
        ((JÄV, ABSTAIN, OUT, NO, SILENT, SILENT, SILENT), Outcome.NOT_CARRIED),
    ],
)
def test_a_vote_per_capsulam_is_decided_at_the_fourth(
    states: tuple[str, ...], outcome: Outcome | None
) -> None:
    assert decided(APPLIED, room(case_of(*states), Form.CAPSULAM)) is outcome
