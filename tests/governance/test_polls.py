from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.local_time import STOCKHOLM
from governance.people import Role
from governance.polls import (
    POLLS,
    Poll,
    Reason,
    check_alternatives,
    check_answer,
    check_poll,
    closed,
    counted,
    counters,
    is_open,
    suggested,
)
from governance.provenance import setting
from governance.refusal import Refusal
from governance.spelling import plain
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

AT = datetime(2026, 11, 22, 8, 30, tzinfo=STOCKHOLM)
TICK = timedelta(microseconds=1)
POLL = Poll("Lunch?", ("Soppa", "Fisk", "Sallad"), author=11)
SEVERAL = replace(POLL, multiple=True)


def test_a_sound_poll_is_asked() -> None:
    check_poll(POLL, AT)
    check_poll(replace(POLL, title="x" * 150, closes_at=AT + TICK), AT)
    check_alternatives(["Ja", "Nej"])
    check_alternatives([f"{'x' * 73}{number:02}" for number in range(20)])


@pytest.mark.parametrize(
    ("poll", "reason", "fields"),
    [
        (replace(POLL, title=" "), Reason.TITLE_MISSING, {}),
        (replace(POLL, title="x" * 151), Reason.TITLE_TOO_LONG, {"limit": 150}),
        (
            replace(POLL, alternatives=("Ja",)),
            Reason.ALTERNATIVES_OUTSIDE,
            {"fewest": 2, "most": 20},
        ),
        (
            replace(POLL, alternatives=tuple(map(str, range(300)))),
            Reason.ALTERNATIVES_OUTSIDE,
            {"fewest": 2, "most": 20},
        ),
        (
            replace(POLL, alternatives=tuple(map(str, range(21)))),
            Reason.ALTERNATIVES_OUTSIDE,
            {"fewest": 2, "most": 20},
        ),
        (replace(POLL, alternatives=("Ja", " ")), Reason.ALTERNATIVE_MISSING, {}),
        (
            replace(POLL, alternatives=("Ja", "x" * 76)),
            Reason.ALTERNATIVE_TOO_LONG,
            {"limit": 75},
        ),
        (replace(POLL, alternatives=("Ja", " jÁ ")), Reason.ALTERNATIVE_TWICE, {}),
        (replace(POLL, closes_at=AT), Reason.CLOSES_IN_THE_PAST, {"time": AT}),
    ],
)
def test_a_poll_that_cannot_be_asked_is_refused(
    poll: Poll, reason: Reason, fields: dict[str, object]
) -> None:
    with pytest.raises(Refusal) as refused:
        check_poll(poll, AT)
    assert refused.value.reason is reason
    assert refused.value.source == POLLS == setting("fråga")
    assert refused.value.fields == fields


def test_a_poll_is_open_until_and_not_at_its_close() -> None:
    timed = replace(POLL, closes_at=AT)
    assert is_open(POLL, AT)
    assert is_open(timed, AT - TICK)
    assert not is_open(timed, AT)
    assert not is_open(replace(POLL, closed=True), AT)


@pytest.mark.parametrize(
    ("poll", "numbers"),
    [(POLL, [1]), (POLL, [3]), (POLL, [2, 2]), (SEVERAL, [1, 3]), (SEVERAL, [1, 2, 3])],
)
def test_an_answer_names_alternatives_by_number(poll: Poll, numbers: list[int]) -> None:
    check_answer(poll, numbers, AT, answered=False)
    check_answer(poll, numbers, AT, answered=True)


@pytest.mark.parametrize(
    ("poll", "numbers", "reason"),
    [
        (POLL, [], Reason.NO_SUCH_ALTERNATIVE),
        (POLL, [0], Reason.NO_SUCH_ALTERNATIVE),
        (POLL, [4], Reason.NO_SUCH_ALTERNATIVE),
        (SEVERAL, [1, 4], Reason.NO_SUCH_ALTERNATIVE),
        (POLL, [1, 2], Reason.ONLY_ONE),
        (replace(POLL, closed=True), [1], Reason.CLOSED),
        (replace(POLL, closes_at=AT), [1], Reason.CLOSED),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(
    poll: Poll, numbers: list[int], reason: Reason
) -> None:
    with pytest.raises(Refusal) as refused:
        check_answer(poll, numbers, AT, answered=False)
    assert (refused.value.reason, refused.value.source) == (reason, POLLS)
    expected = {"highest": 3} if reason is Reason.NO_SUCH_ALTERNATIVE else {}
    assert refused.value.fields == expected


def test_an_anonymous_answer_is_given_once() -> None:
    anonymous = replace(POLL, anonymous=True)
    check_answer(anonymous, [1], AT, answered=False)
    with pytest.raises(Refusal) as refused:
        check_answer(anonymous, [1], AT, answered=True)
    assert (refused.value.reason, refused.value.source) == (Reason.ANSWERED, POLLS)


def test_a_suggestion_comes_last_where_they_are_allowed() -> None:
    allowing = replace(POLL, suggestions=True)
    assert suggested(allowing, "Gryta", AT).alternatives == (*POLL.alternatives, "Gryta")
    for poll, text, reason in (
        (POLL, "Gryta", Reason.NO_SUGGESTIONS),
        (allowing, "FISK", Reason.ALTERNATIVE_TWICE),
        (allowing, " ", Reason.ALTERNATIVE_MISSING),
        (replace(allowing, closed=True), "Gryta", Reason.CLOSED),
        (replace(allowing, closes_at=AT), "Gryta", Reason.CLOSED),
    ):
        with pytest.raises(Refusal) as refused:
            suggested(poll, text, AT)
        assert (refused.value.reason, refused.value.source) == (reason, POLLS)


def test_a_poll_is_closed_by_who_asked_it_or_by_kansliet() -> None:
    assert closed(POLL, 11, {Role.MEMBER}, AT) == replace(POLL, closed=True)
    assert closed(POLL, 3, {Role.KANSLI}, AT).closed
    for poll, person, reason in (
        (POLL, 12, Reason.NOT_YOURS),
        (replace(POLL, closed=True), 11, Reason.CLOSED),
        (replace(POLL, closes_at=AT), 11, Reason.CLOSED),
    ):
        with pytest.raises(Refusal) as refused:
            closed(poll, person, {Role.MEMBER}, AT)
        assert (refused.value.reason, refused.value.source) == (reason, POLLS)


ANSWERS = some.lists(some.lists(some.integers(1, 3), min_size=1, max_size=4), max_size=30)


@given(ANSWERS)
def test_counters_kept_one_by_one_are_those_counted_at_the_end(answers: list[list[int]]) -> None:
    standing: tuple[int, ...] = (0, 0, 0)
    for answer in answers:
        standing = counted(standing, answer)
    chosen = Counter(number for answer in answers for number in set(answer))
    assert standing == counters(SEVERAL, answers) == (chosen[1], chosen[2], chosen[3])


def test_reasons_are_told_apart() -> None:
    assert len({reason.value for reason in Reason}) == len(Reason) == 13


MOMENTS = some.integers(-48, 48).map(lambda hours: AT + timedelta(hours=hours))
OTHERS = some.builds(
    replace,
    some.just(POLL),
    closes_at=some.none() | MOMENTS,
    multiple=some.booleans(),
    anonymous=some.booleans(),
    suggestions=some.booleans(),
    closed=some.booleans(),
)
NUMBERS = some.lists(some.integers(0, 5), max_size=4)


def test_what_each_has_chosen_is_counted_once_a_person() -> None:
    assert counters(SEVERAL, [{1}, [1, 3], [3, 3]]) == (2, 0, 2)
    assert counters(SEVERAL, []) == (0, 0, 0)
    assert counted((2, 0, 2), [2, 3]) == (2, 1, 3)


@few
@given(some.lists(some.text(max_size=80), max_size=22), some.text(max_size=160), MOMENTS)
def test_alternatives_that_are_taken_can_be_told_apart_and_a_poll_takes_no_others(
    alternatives: list[str], title: str, moment: datetime
) -> None:
    refused = reason_of(lambda: check_alternatives(alternatives))
    assert refused is reason_of(lambda: check_alternatives(alternatives[::-1]))
    poll = replace(POLL, title=title, alternatives=tuple(alternatives), closes_at=moment)
    asked = reason_of(lambda: check_poll(poll, AT))
    if refused is None:
        assert 2 <= len({plain(each).strip() for each in alternatives}) <= 20
        assert all(len(each) <= 75 for each in alternatives)
        assert (asked is None) is (bool(title.strip()) and len(title) <= 150 and moment > AT)
    else:
        assert asked in {refused, Reason.TITLE_MISSING, Reason.TITLE_TOO_LONG}


@few
@given(poll=OTHERS, one=MOMENTS, other=MOMENTS, numbers=NUMBERS, answered=some.booleans())
def test_a_poll_that_is_over_stays_over_and_takes_nothing(
    *, poll: Poll, one: datetime, other: datetime, numbers: list[int], answered: bool
) -> None:
    first, last = sorted((one, other))
    assert is_open(poll, first) or not is_open(poll, last)
    by_hand = reason_of(lambda: closed(poll, POLL.author, (), last))
    by_kansliet = reason_of(lambda: closed(poll, 99, {Role.KANSLI}, last))
    by_another = reason_of(lambda: closed(poll, 99, {Role.CHAIR}, last))
    answer = reason_of(lambda: check_answer(poll, numbers, last, answered=answered))
    suggestion = reason_of(lambda: suggested(poll, "Paj", last))
    if is_open(poll, last):
        assert (by_hand, by_kansliet, by_another) == (None, None, Reason.NOT_YOURS)
        assert not is_open(closed(poll, POLL.author, (), last), first)
        assert (suggestion is None) is poll.suggestions
        again = reason_of(lambda: check_answer(poll, [*numbers, *numbers], last, answered=answered))
        assert answer is again
    else:
        assert {by_hand, by_kansliet, by_another, answer, suggestion} == {Reason.CLOSED}


@few
@given(OTHERS, NUMBERS)
def test_an_answer_that_is_taken_is_counted_where_it_was_given(
    poll: Poll, numbers: list[int]
) -> None:
    going_on = replace(poll, closed=False, closes_at=None, suggestions=True)
    if reason_of(lambda: check_answer(going_on, numbers, AT, answered=False)) is None:
        found = counters(going_on, [numbers])
        assert sum(found) == len(set(numbers)) >= 1
        assert poll.multiple or sum(found) == 1
        wider = suggested(going_on, "Paj", AT)
        assert counters(wider, [numbers]) == (*found, 0)
        assert reason_of(lambda: check_answer(wider, numbers, AT, answered=False)) is None
    elif numbers:
        assert not {*numbers} <= {1, 2, 3} or not poll.multiple
