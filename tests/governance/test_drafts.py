from datetime import datetime

import pytest

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
