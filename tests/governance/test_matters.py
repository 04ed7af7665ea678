from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.matters import (
    MATTERS,
    OUTSIDE_FRAME,
    DecidingBody,
    Matter,
    Paper,
    Part,
    Purpose,
    Reason,
    ResourceFrame,
    check_body,
    check_papers,
    frame_of,
    missing_parts,
    outside_frame,
)
from governance.provenance import Source, charter, reading, setting
from governance.refusal import Refusal
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

OURS = [matter for matter in Matter if matter not in {Matter.PROGRAMME, Matter.AMENDMENT}]
DAY = date(2026, 11, 22)
FRAME = ResourceFrame(2027, 1_000_000_000, "dnr 1", date(2026, 1, 1))


def test_a_matter_is_the_word_people_type() -> None:
    assert [matter.value for matter in Matter] == [
        *("verksamhetsplan", "budget", "verksamhetsrapport", "arbetsordning"),
        *("utträdesbekräftelse", "programförklaring", "samarbetsformer", "annat"),
    ]


def test_every_matter_has_its_body_and_its_ground() -> None:
    ours = DecidingBody.STEERING_GROUP
    assert {matter: (rule.body, rule.source) for matter, rule in MATTERS.items()} == {
        Matter.PLAN: (ours, charter("R11")),
        Matter.BUDGET: (ours, charter("R11")),
        Matter.REPORT: (ours, charter("R11")),
        Matter.WORKING_ORDER: (ours, reading("A17")),
        Matter.EXIT_CONFIRMATION: (ours, charter("R25")),
        Matter.PROGRAMME: (DecidingBody.LFU_AND_RMC, charter("R12")),
        Matter.AMENDMENT: (DecidingBody.REGIONS, charter("R23")),
        Matter.OTHER: (ours, setting("övriga ärenden")),
    }


@pytest.mark.parametrize("matter", OURS)
@pytest.mark.parametrize("purpose", Purpose)
def test_the_steering_group_decides_its_own_matters(matter: Matter, purpose: Purpose) -> None:
    check_body(matter, purpose)


@pytest.mark.parametrize(
    ("matter", "source", "body"),
    [
        (Matter.PROGRAMME, charter("R12"), "LfU och RMC"),
        (Matter.AMENDMENT, charter("R23"), "varje region för sig"),
    ],
)
def test_what_others_decide_is_only_prepared(matter: Matter, source: Source, body: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_body(matter, Purpose.DECISION)
    assert refused.value.reason is Reason.DECIDED_BY_OTHERS
    assert refused.value.source == source
    assert refused.value.fields == {"matter": matter, "body": body}
    check_body(matter, Purpose.PREPARATION)


def test_the_report_needs_both_its_parts() -> None:
    management = Paper("https://example.org/1", frozenset({Part.MANAGEMENT_REPORT}))
    accounts = Paper("https://example.org/2", frozenset({Part.ACCOUNTS}))
    both = (Part.MANAGEMENT_REPORT, Part.ACCOUNTS)
    assert missing_parts(Matter.REPORT, []) == both
    assert missing_parts(Matter.REPORT, [Paper("https://example.org/3")]) == both
    assert missing_parts(Matter.REPORT, [management]) == (Part.ACCOUNTS,)
    assert missing_parts(Matter.REPORT, [accounts, management]) == ()
    check_papers(Matter.REPORT, [accounts, management])
    check_papers(Matter.REPORT, [Paper("https://example.org/4", frozenset(both))])


@pytest.mark.parametrize(
    ("matter", "parts", "source"),
    [
        (Matter.REPORT, {"förvaltningsberättelse", "årsbokslut"}, charter("R9")),
        (Matter.PLAN, {"pågående områden med ansvariga regioner"}, charter("R10")),
    ],
)
def test_papers_that_are_not_whole_are_refused_with_what_is_missing(
    matter: Matter, parts: set[str], source: Source
) -> None:
    with pytest.raises(Refusal) as refused:
        check_papers(matter, [])
    assert refused.value.reason is Reason.PAPERS_MISSING
    assert refused.value.source == source
    assert refused.value.fields == {"matter": matter, "parts": frozenset(parts)}


@pytest.mark.parametrize("matter", sorted(set(Matter) - {Matter.REPORT, Matter.PLAN}))
def test_other_matters_need_no_papers(matter: Matter) -> None:
    check_papers(matter, [])


def test_a_budget_above_the_given_frame_is_outside_it() -> None:
    assert not outside_frame(1_000_000_000, FRAME)
    assert outside_frame(1_000_000_001, FRAME)
    assert not outside_frame(1_000_000_001, None)
    assert reading("A11") == OUTSIDE_FRAME


def test_the_frame_is_the_years_own_and_the_last_recorded() -> None:
    raised = ResourceFrame(2027, 1_100_000_000, "dnr 2", date(2026, 6, 1))
    later = ResourceFrame(2027, 1_200_000_000, "dnr 3", date(2026, 11, 23))
    other = ResourceFrame(2028, 1, "dnr 4", date(2026, 1, 1))
    frames = [FRAME, raised, later, other]
    assert frame_of(frames, 2027, DAY) is raised
    assert frame_of([FRAME], 2027, DAY) is FRAME
    assert frame_of(frames, 2026, DAY) is None


def test_a_preparation_is_no_decision() -> None:
    assert [purpose.value for purpose in Purpose] == ["beslut", "beredning"]


PAPERS = some.lists(
    some.builds(Paper, some.just("https://example.org"), some.frozensets(some.sampled_from(Part)))
)
FRAMES = some.lists(
    some.builds(
        ResourceFrame,
        some.integers(2026, 2028),
        some.integers(1, 9),
        some.just("dnr 1"),
        some.dates(date(2026, 11, 19), date(2026, 11, 25)),
        some.none() | some.dates(date(2026, 11, 19), date(2026, 11, 25)),
    )
)


@few
@given(some.sampled_from(Matter), PAPERS, PAPERS)
def test_another_paper_never_makes_papers_less_whole(
    matter: Matter, papers: list[Paper], more: list[Paper]
) -> None:
    missing = missing_parts(matter, papers)
    assert missing == missing_parts(matter, papers[::-1]) == missing_parts(matter, papers * 2)
    assert set(missing_parts(matter, [*papers, *more])) <= set(missing)
    whole = Paper("", frozenset(missing))
    assert missing_parts(matter, [*papers, whole]) == ()
    refused = reason_of(lambda: check_papers(matter, papers))
    assert refused is (Reason.PAPERS_MISSING if missing else None)


@few
@given(some.sampled_from(Matter), some.sampled_from(Purpose))
def test_what_others_decide_may_be_prepared_but_not_decided(
    matter: Matter, purpose: Purpose
) -> None:
    decided_here = matter in OURS
    refused = reason_of(lambda: check_body(matter, purpose))
    may = decided_here or purpose is Purpose.PREPARATION
    assert refused is (None if may else Reason.DECIDED_BY_OTHERS)


@few
@given(FRAMES, some.integers(2026, 2028), some.integers(1, 9), some.integers(0, 9))
def test_a_frame_holds_for_its_year_and_a_larger_amount_is_no_less_outside(
    frames: list[ResourceFrame], year: int, amount: int, more: int
) -> None:
    frame = frame_of(frames, year, DAY)
    assert outside_frame(amount + more, frame) or not outside_frame(amount, frame)
    if frame is None:
        assert not outside_frame(10**12, frame)
    else:
        assert frame.year == year
        assert frame.since <= DAY <= (frame.until or DAY)
        assert [outside_frame(frame.amount + off, frame) for off in (0, 1)] == [False, True]
        assert frame_of(frames[frames.index(frame) :], year, DAY) == frame
        assert frame_of([*frames, frame], year, DAY) == frame
