from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.adoptions import AppliedOrder
from governance.drafts import Draft, Shown, check_draft, check_proposal, check_text
from governance.local_time import STOCKHOLM
from governance.matters import Matter, Purpose
from governance.matters import Reason as MatterReason
from governance.provenance import reading, setting
from governance.refusal import Refusal
from governance.room import Form
from governance.vote_reasons import Reason
from governance.working_order import DRAFT
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

ADOPTED = AppliedOrder(DRAFT, "2026-01")
CLOSES = datetime(2026, 12, 8, 15, tzinfo=STOCKHOLM)


@pytest.mark.parametrize(
    ("title", "proposal", "reason", "fields"),
    [
        ("", "x", Reason.TITLE_MISSING, {}),
        (" \n", "x", Reason.TITLE_MISSING, {}),
        ("x" * 151, "x", Reason.TITLE_TOO_LONG, {"limit": 150}),
        ("x", "", Reason.PROPOSAL_MISSING, {}),
        ("x", " \t", Reason.PROPOSAL_MISSING, {}),
        ("x", "x" * 3001, Reason.PROPOSAL_TOO_LONG, {"limit": 3000}),
    ],
)
def test_a_text_that_is_empty_or_too_long_is_refused(
    title: str, proposal: str, reason: Reason, fields: dict[str, int]
) -> None:
    with pytest.raises(Refusal) as refused:
        check_text(title, proposal)
    assert refused.value.reason is reason
    assert refused.value.source == setting("längd på rubrik och förslag")
    assert refused.value.fields == fields


def test_a_text_may_be_as_long_as_its_limit() -> None:
    check_text("x" * 150, "x" * 3000)
    check_proposal("x" * 3000)


def test_quotes_and_keywords_in_a_title_are_only_text() -> None:
    check_text('Budget "2027" stänger=nu', "Förslag")


def test_a_draft_is_a_decision_that_shows_the_turnout_only() -> None:
    draft = Draft(Matter.BUDGET, "Budget 2027", "Förslag", Form.CAPSULAM, CLOSES)
    assert (draft.purpose, draft.shown) == (Purpose.DECISION, Shown.TURNOUT)
    assert (draft.papers, draft.contact, draft.amount) == ((), "", None)
    assert [shown.value for shown in Shown] == ["vilka som har röstat", "ställningen"]
    check_draft(draft, ADOPTED)


def test_a_draft_with_a_bad_text_or_of_another_body_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        check_draft(Draft(Matter.BUDGET, "", "x", Form.CAPSULAM, CLOSES), ADOPTED)
    assert refused.value.reason is Reason.TITLE_MISSING
    with pytest.raises(Refusal) as refused:
        check_draft(Draft(Matter.PROGRAMME, "x", "x", Form.CAPSULAM, CLOSES), ADOPTED)
    assert refused.value.reason is MatterReason.DECIDED_BY_OTHERS


@pytest.mark.parametrize("form", Form)
def test_the_first_order_is_adopted_per_capsulam(form: Form) -> None:
    draft = Draft(Matter.WORKING_ORDER, "Arbetsordning", "x", form, CLOSES)
    check_draft(draft, ADOPTED)
    if form is Form.CAPSULAM:
        check_draft(draft, AppliedOrder(DRAFT))
        return
    with pytest.raises(Refusal) as refused:
        check_draft(draft, AppliedOrder(DRAFT))
    assert refused.value.reason is Reason.ADOPTION_IS_PER_CAPSULAM
    assert refused.value.source == reading("A17")


@few
@given(
    some.integers(0, 160), some.integers(0, 3) | some.integers(2990, 3010), some.sampled_from(Form)
)
def test_a_draft_fits_when_its_texts_do_and_a_correction_when_its_proposal_does(
    title: int, proposal: int, form: Form
) -> None:
    texts = ("R" * title, "F" * proposal)
    draft = Draft(Matter.BUDGET, *texts, form, CLOSES)
    refused = reason_of(lambda: check_text(*texts))
    assert (refused is None) is (0 < title <= 150 and 0 < proposal <= 3000)
    corrected = reason_of(lambda: check_proposal(texts[1]))
    assert corrected is (refused if 0 < title <= 150 else corrected)
    assert (corrected is None) is (0 < proposal <= 3000)
    assert reason_of(lambda: check_draft(draft, ADOPTED)) is refused
    blank = replace(draft, title=" " * title)
    assert reason_of(lambda: check_draft(blank, ADOPTED)) is Reason.TITLE_MISSING
