from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.adoptions import (
    Adoption,
    AppliedOrder,
    Reason,
    by_meeting,
    by_vote,
    in_force,
    order_for_adoption,
    order_for_vote,
)
from governance.local_time import STOCKHOLM
from governance.provenance import Mark, Source, reading, setting
from governance.refusal import Refusal
from governance.working_order import DRAFT, WorkingOrder
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

AT = datetime(2026, 11, 20, 12, tzinfo=STOCKHOLM)
STRICTER = WorkingOrder(quorum=5)
FIRST = Adoption(DRAFT, "2026-01", AT, "2026-11-20 § 4")
SECOND = Adoption(STRICTER, "2026-02", AT + timedelta(days=1), "omröstning 3")


def test_a_draft_stands_on_the_defaults() -> None:
    draft = AppliedOrder(DRAFT)
    assert not draft.adopted
    assert draft.source("quorum") == setting("D1")
    assert draft.source("minimum_days") == setting("D3")


def test_an_adopted_order_stands_on_its_decision_and_paragraph() -> None:
    assert FIRST.applied == AppliedOrder(DRAFT, "2026-01")
    assert FIRST.applied.adopted
    assert FIRST.applied.source("quorum") == Source(Mark.WORKING_ORDER, "beslut 2026-01 § 1")
    assert SECOND.applied.source("approval_days").ref == "beslut 2026-02 § 12"


def test_the_latest_adoption_is_in_force_from_its_moment() -> None:
    both = [SECOND, FIRST]
    assert in_force(both, AT - timedelta(microseconds=1)) is None
    assert in_force(both, AT) is FIRST
    assert in_force(both, SECOND.at - timedelta(microseconds=1)) is FIRST
    assert in_force(both, SECOND.at) is SECOND
    assert in_force([], AT) is None


def test_of_two_adoptions_at_one_moment_the_later_recorded_is_in_force() -> None:
    same = replace(SECOND, at=AT.astimezone(UTC))
    assert in_force([FIRST, same], AT) is same
    assert in_force([same, FIRST], AT) is FIRST


def test_adoptions_are_ordered_by_moment_also_in_the_doubled_hour() -> None:
    early = replace(FIRST, at=datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM))
    late = replace(SECOND, at=datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=STOCKHOLM))
    assert in_force([early, late], AT) is late
    assert in_force([early, late], datetime(2026, 10, 25, 0, 40, tzinfo=UTC)) is early


def test_without_an_adopted_order_only_its_adoption_is_voted_on() -> None:
    with pytest.raises(Refusal) as refused:
        order_for_vote([], AT)
    assert refused.value.reason is Reason.NO_WORKING_ORDER
    assert refused.value.source == reading("A17")
    assert order_for_adoption([], STRICTER, AT) == AppliedOrder(STRICTER)


def test_later_votes_and_changes_follow_the_order_in_force() -> None:
    assert order_for_vote([FIRST, SECOND], SECOND.at) == SECOND.applied
    assert order_for_adoption([FIRST], STRICTER, AT) == FIRST.applied


def test_a_meeting_adopts_by_its_protocol() -> None:
    assert by_meeting(DRAFT, "2026-01", AT, " 2026-11-20 § 4 ") == FIRST
    with pytest.raises(Refusal) as refused:
        by_meeting(DRAFT, "2026-01", AT, " ")
    assert refused.value.reason is Reason.NO_PROTOCOL
    assert refused.value.source == reading("A17")


def test_a_vote_adopts_by_its_number() -> None:
    assert by_vote(STRICTER, "2026-02", SECOND.at, 3) == SECOND


def test_the_reasons_are_told_apart() -> None:
    assert [reason.value for reason in Reason] == ["no working order", "no protocol"]


MADE = some.lists(
    some.builds(
        lambda hours, quorum, number: by_vote(
            WorkingOrder(quorum=quorum), f"2026-{number:02}", AT + timedelta(hours=hours), number
        ),
        some.integers(0, 6),
        some.integers(4, 7),
        some.integers(1, 99),
    ),
    max_size=6,
)


@few
@given(MADE, some.integers(-1, 7))
def test_the_order_in_force_is_the_last_one_made_by_then(made: list[Adoption], hours: int) -> None:
    at = AT + timedelta(hours=hours)
    standing: Adoption | None = None
    for each in made:
        if each.at <= at and (standing is None or each.at >= standing.at):
            standing = each
    assert in_force(made, at) == standing
    for_adoption = order_for_adoption(made, STRICTER, at)
    if standing is None:
        assert reason_of(lambda: order_for_vote(made, at)) is Reason.NO_WORKING_ORDER
        assert (for_adoption.order, for_adoption.adopted) == (STRICTER, False)
    else:
        assert order_for_vote(made, at) == for_adoption == standing.applied
        assert for_adoption.adopted


@few
@given(some.text(), some.sampled_from(["", " ", "\n", " \t"]))
def test_a_meetings_protocol_is_something_and_blanks_around_it_are_nothing(
    protocol: str, blank: str
) -> None:
    bare, wrapped = (
        (reason_of(lambda text=text: by_meeting(DRAFT, "2026-01", AT, text)))
        for text in (protocol, blank + protocol + blank)
    )
    assert bare is wrapped
    if bare is None:
        made = by_meeting(DRAFT, "2026-01", AT, blank + protocol + blank)
        assert made == by_meeting(DRAFT, "2026-01", AT, made.basis)
        assert made.basis
