from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.acts import State
from governance.adoptions import AppliedOrder
from governance.drafts import Draft
from governance.electorate import Elector
from governance.local_time import LOCAL, STOCKHOLM
from governance.matters import OUTSIDE_FRAME, Matter, Paper, Part, Purpose, ResourceFrame
from governance.matters import Reason as MatterReason
from governance.opening import (
    Caution,
    Conditions,
    Warned,
    cautions,
    check_closing,
    earliest_close,
    opened,
)
from governance.provenance import setting
from governance.refusal import Refusal
from governance.room import Form
from governance.vote_reasons import Reason
from governance.voting import Vote
from governance.working_order import DRAFT, WorkingOrder
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

ADOPTED = AppliedOrder(DRAFT, "2026-01")
AT = datetime(2026, 12, 1, 15, tzinfo=STOCKHOLM)
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)
TICK = timedelta(microseconds=1)
ELECTORS = tuple(
    Elector(seat, seat + 10, frozenset({("T1", f"U{seat + 10}")})) for seat in range(1, 8)
)
PAPER = Paper("https://example.org/budget")
BUDGET = Draft(
    Matter.BUDGET, "Budget 2027", "Förslag", Form.CAPSULAM, CLOSES, papers=(PAPER,), amount=10
)
FRAME = ResourceFrame(2027, 10, "dnr 1", date(2026, 1, 1))
UNDER = Conditions(ADOPTED, ELECTORS, FRAME)


def works(day: date) -> bool:
    return day.weekday() < 5 and day not in {date(2029, 3, 30), date(2029, 4, 2)}


def test_a_vote_opens_with_everything_frozen() -> None:
    assert opened(BUDGET, UNDER, AT.astimezone(UTC), works) == Vote(
        *(0, Matter.BUDGET, Purpose.DECISION, Form.CAPSULAM, ELECTORS, ADOPTED),
        opened_at=AT,
        earliest=CLOSES,
        closes_at=CLOSES,
        state=State.OPEN,
        version=1,
    )


def test_its_moments_are_local() -> None:
    vote = opened(replace(BUDGET, closes_at=CLOSES.astimezone(UTC)), UNDER, AT, works)
    assert {vote.opened_at.tzinfo, vote.earliest.tzinfo, vote.closes_at.tzinfo} == {STOCKHOLM}


def test_per_capsulam_the_minimum_time_is_counted_in_working_days() -> None:
    assert earliest_close(Form.CAPSULAM, ADOPTED, AT, works) == CLOSES
    shorter = AppliedOrder(WorkingOrder(minimum_days=2), "2026-02")
    assert earliest_close(Form.CAPSULAM, shorter, AT, works) == CLOSES - timedelta(days=5)


def test_a_meeting_has_no_minimum_time() -> None:
    assert earliest_close(Form.MEETING, ADOPTED, AT, works) == AT
    soon = replace(BUDGET, form=Form.MEETING, closes_at=AT + TICK)
    assert opened(soon, UNDER, AT, works).earliest == AT


@pytest.mark.parametrize("closes_at", [AT, AT - TICK, AT - timedelta(days=9)])
@pytest.mark.parametrize("form", Form)
def test_a_closing_time_lies_in_the_future(form: Form, closes_at: datetime) -> None:
    with pytest.raises(Refusal) as refused:
        check_closing(replace(BUDGET, form=form, closes_at=closes_at), ADOPTED, AT, works)
    assert refused.value.reason is Reason.CLOSES_IN_THE_PAST
    assert refused.value.source == setting("stängningstid")
    assert refused.value.fields == {"time": closes_at}


def test_a_closing_time_before_the_minimum_is_refused_with_the_earliest() -> None:
    early = replace(BUDGET, closes_at=CLOSES - TICK)
    with pytest.raises(Refusal) as refused:
        opened(early, UNDER, AT, works)
    assert refused.value.reason is Reason.CLOSES_TOO_EARLY
    assert refused.value.source == ADOPTED.source("minimum_days")
    assert refused.value.fields == {"earliest": CLOSES, "days": 5}


def test_the_first_order_is_voted_on_under_its_own_minimum() -> None:
    draft = replace(BUDGET, matter=Matter.WORKING_ORDER, closes_at=CLOSES - TICK)
    with pytest.raises(Refusal) as refused:
        opened(draft, Conditions(AppliedOrder(DRAFT), ELECTORS), AT, works)
    assert refused.value.source == setting("D3")


def test_a_time_in_the_doubled_hour_is_not_past_at_its_first_pass() -> None:
    at = datetime(2026, 10, 25, 2, 40, tzinfo=STOCKHOLM)
    meeting = replace(BUDGET, form=Form.MEETING, closes_at=at.replace(minute=10, fold=1))
    assert check_closing(meeting, ADOPTED, at, works) == at


def test_what_belongs_to_the_matter_is_there_per_capsulam() -> None:
    report = replace(BUDGET, matter=Matter.REPORT)
    with pytest.raises(Refusal) as refused:
        opened(report, UNDER, AT, works)
    assert refused.value.reason is MatterReason.PAPERS_MISSING
    whole = Paper("https://example.org", frozenset({Part.MANAGEMENT_REPORT, Part.ACCOUNTS}))
    assert opened(replace(report, papers=(whole,)), UNDER, AT, works).matter is Matter.REPORT
    meeting = replace(report, form=Form.MEETING)
    assert opened(meeting, UNDER, AT, works).form is Form.MEETING


def test_what_others_decide_opens_as_a_preparation_only() -> None:
    programme = replace(BUDGET, matter=Matter.PROGRAMME)
    with pytest.raises(Refusal) as refused:
        opened(programme, UNDER, AT, works)
    assert refused.value.reason is MatterReason.DECIDED_BY_OTHERS
    prepared = opened(replace(programme, purpose=Purpose.PREPARATION), UNDER, AT, works)
    assert prepared.purpose is Purpose.PREPARATION


def test_a_sound_draft_is_warned_of_nothing() -> None:
    assert list(cautions(BUDGET, UNDER, works)) == []
    assert list(cautions(replace(BUDGET, amount=None), UNDER, works)) == []
    assert list(cautions(replace(BUDGET, amount=11), replace(UNDER, frame=None), works)) == []


def test_a_preview_warns_of_what_stops_nobody() -> None:
    draft = replace(
        BUDGET,
        papers=(),
        amount=11,
        closes_at=datetime(2029, 3, 31, 12, tzinfo=STOCKHOLM),
        purpose=Purpose.PREPARATION,
    )
    unlinked = (replace(ELECTORS[0], accounts=frozenset()), *ELECTORS[1:])
    assert list(cautions(draft, replace(UNDER, electorate=unlinked), works)) == [
        Warned(Caution.NO_PAPERS, setting("underlag")),
        Warned(Caution.OUTSIDE_FRAME, OUTSIDE_FRAME),
        Warned(Caution.NO_ACCOUNT, setting("koppling av stol"), (11,)),
        Warned(Caution.CLOSES_ON_FREE_DAY, setting("stängningstid")),
        Warned(Caution.ONLY_PREPARATION, setting("beredning")),
    ]
    assert opened(draft, UNDER, AT, works).closes_at == draft.closes_at


def test_the_free_day_is_a_swedish_one() -> None:
    friday_night = datetime(2026, 12, 11, 23, 30, tzinfo=UTC)  # Saturday in Sweden
    found = list(cautions(replace(BUDGET, closes_at=friday_night), UNDER, works))
    assert [warned.caution for warned in found] == [Caution.CLOSES_ON_FREE_DAY]


def test_a_close_in_the_doubled_hour_is_warned_of() -> None:
    doubled = datetime(2027, 10, 31, 2, 30, tzinfo=STOCKHOLM)
    found = list(cautions(replace(BUDGET, closes_at=doubled), UNDER, works))
    assert Warned(Caution.CLOSES_IN_DOUBLED_HOUR, LOCAL) in found


def test_cautions_are_told_apart() -> None:
    assert len({caution.value for caution in Caution}) == 6


HOURS = some.integers(-24, 24 * 30)
DRAFTS = some.builds(
    lambda matter, purpose, form, hours, amount: Draft(
        *(matter, "Rubrik", "Förslag", form, AT + timedelta(hours=hours), purpose),
        amount=amount,
    ),
    some.sampled_from(Matter),
    some.sampled_from(Purpose),
    some.sampled_from(Form),
    HOURS,
    some.none() | some.integers(0, 20),
)
CONDITIONS = some.builds(
    lambda days, gone, frame: Conditions(
        AppliedOrder(WorkingOrder(minimum_days=days), "2026-01"),
        tuple(
            replace(each, accounts=frozenset()) if each.person in gone else each
            for each in ELECTORS
        ),
        frame,
    ),
    some.integers(1, 10),
    some.frozensets(some.integers(11, 17)),
    some.none() | some.just(FRAME),
)


@few
@given(DRAFTS, CONDITIONS)
def test_a_draft_is_refused_or_opens_and_closes_when_it_may(
    draft: Draft, under: Conditions
) -> None:
    too_soon = reason_of(lambda: check_closing(draft, under.applied, AT, works))
    if reason_of(lambda: opened(draft, under, AT, works)) is None:
        vote = opened(draft, under, AT, works)
        assert too_soon is None
        assert AT == vote.opened_at <= vote.earliest <= vote.closes_at == draft.closes_at
        assert vote.opened_at < vote.closes_at
        assert vote.earliest == check_closing(draft, under.applied, AT, works)
        assert (vote.state, vote.version) == (State.OPEN, 1)
        assert (vote.electorate, vote.applied) == (under.electorate, under.applied)
        later = replace(draft, closes_at=draft.closes_at + timedelta(days=1))
        assert opened(later, under, AT, works).earliest == vote.earliest


@few
@given(some.sampled_from(Form), CONDITIONS, HOURS, some.integers(0, 99))
def test_who_opens_later_or_under_a_longer_time_never_closes_earlier(
    form: Form, under: Conditions, gone: int, more: int
) -> None:
    one, other = AT + timedelta(hours=gone), AT + timedelta(hours=gone + more)
    first = earliest_close(form, under.applied, one, works)
    assert one <= first <= earliest_close(form, under.applied, other, works)
    days = under.applied.order.minimum_days + 1
    longer = AppliedOrder(WorkingOrder(minimum_days=days), "2026-01")
    assert earliest_close(form, longer, one, works) >= first
    assert (first == one) is (form is Form.MEETING)


@few
@given(DRAFTS, CONDITIONS)
def test_a_preview_warns_of_each_thing_once_and_of_less_when_it_is_mended(
    draft: Draft, under: Conditions
) -> None:
    warned = [each.caution for each in cautions(draft, under, works)]
    assert len(set(warned)) == len(warned)
    mended = replace(draft, papers=(PAPER,), amount=None, purpose=Purpose.DECISION)
    left = [each.caution for each in cautions(mended, UNDER, works)]
    assert left == [each for each in warned if "CLOSES" in each.name]
