from datetime import date

import pytest

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
