import dataclasses
import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.provenance import setting
from governance.refusal import Refusal
from governance.working_order import (
    BY_FIELD,
    BY_WORD,
    DRAFT,
    TERMS,
    Abstention,
    Conflicted,
    Majority,
    Reason,
    Requesters,
    Term,
    TieRule,
    WorkingOrder,
    changed,
    plain_mapping,
    restored,
    term,
)
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

BOUNDS = {
    "quorum": (4, 7),
    "capsulam_majority": (4, 7),
    "minimum_days": (1, 30),
    "reservation_hours": (0, 168),
    "note_hours": (0, 168),
    "notice_days": (1, 60),
    "approval_days": (1, 60),
}
CHOICES: dict[str, type[StrEnum]] = {
    "meeting_majority": Majority,
    "meeting_requesters": Requesters,
    "tie_rule": TieRule,
    "abstention": Abstention,
    "conflicted": Conflicted,
}
ORDERS = some.builds(
    WorkingOrder,
    **{field: some.integers(*bounds) for field, bounds in BOUNDS.items()},
    **{field: some.sampled_from(choice) for field, choice in CHOICES.items()},
)


def test_the_draft_is_what_the_defaults_say() -> None:
    assert (DRAFT.quorum, DRAFT.capsulam_majority, DRAFT.minimum_days) == (4, 4, 5)
    assert DRAFT.meeting_majority is Majority.SIMPLE
    assert DRAFT.meeting_requesters is Requesters.MEMBERS
    assert DRAFT.tie_rule is TieRule.PRESIDING
    assert DRAFT.abstention is Abstention.NOT_CAST
    assert DRAFT.conflicted is Conflicted.LEFT_OUT
    assert (DRAFT.reservation_hours, DRAFT.note_hours) == (24, 24)
    assert (DRAFT.notice_days, DRAFT.approval_days) == (5, 14)


def test_every_field_has_its_paragraph_and_its_ground() -> None:
    assert [found.field for found in TERMS] == [
        field.name for field in dataclasses.fields(WorkingOrder)
    ]
    assert [found.paragraph for found in TERMS] == list(range(1, 13))
    assert [found.ground for found in TERMS] == [
        *("D1", "D2", "D3", "D3", "D3", "D5", "D6", "D9", "D7", "D8", "D13", "D10")
    ]


def test_every_field_has_its_word() -> None:
    assert [found.word for found in TERMS] == [
        "beslutförhet",
        "majoritet",
        "majoritet-per-capsulam",
        "minsta-tid",
        "begära-sammanträde",
        "utslagsröst",
        "avstå",
        "jäv",
        "reservation",
        "protokollsanteckning",
        "kallelse",
        "justering",
    ]
    assert len(BY_WORD) == len(BY_FIELD) == 12


def test_the_choices_are_the_words_people_type() -> None:
    assert {field: [str(each) for each in choice] for field, choice in CHOICES.items()} == {
        "meeting_majority": ["enkel", "två tredjedelar"],
        "meeting_requesters": ["varje ledamot", "ordföranden eller vice ordföranden"],
        "tie_rule": ["den som leder mötet", "ingen"],
        "abstention": ["räknas inte", "räknas som avslag"],
        "conflicted": ["räknas inte som närvarande", "räknas som närvarande"],
    }


@pytest.mark.parametrize("field", BOUNDS)
def test_a_number_stays_within_its_bounds(field: str) -> None:
    lowest, highest = BOUNDS[field]
    for value in (lowest, highest, str(lowest), str(highest)):
        assert getattr(changed(DRAFT, {field: value}), field) == int(value)
    for value in (lowest - 1, highest + 1, "", "fyra", "4,5", "9" * 10_000):
        with pytest.raises(Refusal) as refused:
            changed(DRAFT, {field: value})
        found = BY_FIELD[field]
        assert refused.value.reason is Reason.NOT_WITHIN
        assert refused.value.source == setting(found.ground)
        bounds = {"word": found.word, "lowest": lowest, "highest": highest}
        assert refused.value.fields == bounds


@pytest.mark.parametrize("field", CHOICES)
def test_a_choice_is_one_of_its_words(field: str) -> None:
    for choice in CHOICES[field]:
        for typed in (choice, choice.value, choice.value.upper()):
            assert getattr(changed(DRAFT, {field: typed}), field) is choice
    with pytest.raises(Refusal) as refused:
        changed(DRAFT, {field: "4"})
    found = BY_FIELD[field]
    assert refused.value.reason is Reason.NOT_A_CHOICE
    assert refused.value.source == setting(found.ground)
    assert refused.value.fields == {
        "word": found.word,
        "choices": frozenset(str(choice) for choice in CHOICES[field]),
    }


@pytest.mark.parametrize("found", TERMS, ids=lambda found: found.word)
def test_a_term_is_found_by_word_and_field(found: Term) -> None:
    assert term(found.word) is term(found.word.upper()) is term(found.field) is found


def test_an_unknown_term_is_refused_with_the_known_ones() -> None:
    with pytest.raises(Refusal) as refused:
        changed(DRAFT, {"lunch": 1})
    assert refused.value.reason is Reason.UNKNOWN_TERM
    assert refused.value.source == setting("arbetsordning")
    words = frozenset(each.word for each in TERMS)
    assert refused.value.fields == {"word": "lunch", "words": words}


def test_a_change_leaves_the_rest_alone() -> None:
    order = changed(DRAFT, {"beslutförhet": "5", "utslagsröst": "ingen"})
    assert order == WorkingOrder(quorum=5, tie_rule=TieRule.NOBODY)
    assert changed(order, {}) == order


@given(ORDERS)
def test_an_order_comes_back_from_storage_as_it_was(order: WorkingOrder) -> None:
    stored = plain_mapping(order)
    assert all(type(value) in {int, str} for value in stored.values())
    assert restored(json.loads(json.dumps(stored))) == order


def test_an_order_is_stored_as_words_and_numbers() -> None:
    assert plain_mapping(DRAFT) == {
        "quorum": 4,
        "meeting_majority": "enkel",
        "capsulam_majority": 4,
        "minimum_days": 5,
        "meeting_requesters": "varje ledamot",
        "tie_rule": "den som leder mötet",
        "abstention": "räknas inte",
        "conflicted": "räknas inte som närvarande",
        "reservation_hours": 24,
        "note_hours": 24,
        "notice_days": 5,
        "approval_days": 14,
    }


def test_a_stored_order_has_every_field_and_no_other() -> None:
    stored = plain_mapping(DRAFT)
    with pytest.raises(ValueError, match="quorum"):
        restored({**stored, "lunch": 1})
    del stored["approval_days"]
    with pytest.raises(ValueError, match="quorum"):
        restored(stored)


@few
@given(ORDERS, some.sampled_from(TERMS), ORDERS)
def test_a_term_is_changed_by_its_word_or_its_field_and_leaves_the_others_alone(
    order: WorkingOrder, found: Term, other: WorkingOrder
) -> None:
    assert term(found.word.upper()) == term(found.field) == term(found.word) == found
    value = plain_mapping(other)[found.field]
    after = changed(order, {found.word: value})
    assert after == changed(order, {found.field: value}) == changed(after, {found.word: value})
    assert plain_mapping(after) == {**plain_mapping(order), found.field: value}
    unknown = reason_of(lambda: changed(order, {f"{found.word}!": value}))
    assert unknown is Reason.UNKNOWN_TERM
