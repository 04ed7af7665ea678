from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.duties import Kind as Duty
from governance.reminder_offsets import Offset
from governance.reminder_topics import (
    FOLLOWING,
    KINDS,
    TOPICS,
    Topic,
    followed,
    is_choice,
    kind_of,
    plan_for,
    topic,
    topic_of,
)
from governance.reminders import PLANS, Kind, Plan, Subject, Told
from tests.governance.any_number import few

ONE = Plan((Offset(7),), (Told.CHANNEL,))
OTHER = Plan((Offset(3),), (Told.OWNER,))


def subject(kind: Kind, *duties: Duty) -> Subject:
    return Subject(kind, "sak", date(2027, 3, 31), ("frister", {}), duties=duties)


def test_what_has_a_plan_is_named_by_a_word_of_its_own() -> None:
    assert [each.value for each in TOPICS] == [
        *("frist", "utträde", "möte", "mandat", "bevakning", "omröstning"),
        *("verksamhetsrapport", "verksamhetsplan", "sammanträden", "konferenser"),
        *("rmc-au", "arbetsordning", "finansieringsbeslut", "folkmängd"),
    ]
    assert topic("frist") is Kind.DUTY
    assert topic("rmc-au") is Duty.COMMITTEE
    # Both are duties too, each with a kind to itself.
    assert topic("utträde") is Kind.EXIT
    assert topic("mandat") is Kind.TERM


def test_what_has_no_plan_is_an_error() -> None:
    with pytest.raises(ValueError, match="kaffe"):
        topic("kaffe")


def test_every_kind_of_duty_is_of_a_kind() -> None:
    assert KINDS.keys() == set(Duty)
    assert {duty.value: kind.value for duty, kind in FOLLOWING.items()} == {
        "verksamhetsrapport": "frist",
        "verksamhetsplan": "frist",
        "sammanträden": "frist",
        "konferenser": "frist",
        "rmc-au": "bevakning",
        "arbetsordning": "bevakning",
        "finansieringsbeslut": "bevakning",
        "folkmängd": "bevakning",
    }
    assert (kind_of(Duty.EXIT), kind_of(Duty.TERMS)) == (Kind.EXIT, Kind.TERM)
    assert (kind_of(Duty.PLAN), kind_of(Kind.MEETING)) == (Kind.DUTY, Kind.MEETING)


def test_a_kind_of_duty_follows_the_others_until_it_has_a_plan_of_its_own() -> None:
    assert plan_for(Duty.REPORT, {}) == PLANS[Kind.DUTY]
    assert followed(Duty.REPORT, {}) is Kind.DUTY
    assert plan_for(Duty.REPORT, {Kind.DUTY: ONE}) == ONE
    assert followed(Duty.REPORT, {Kind.DUTY: ONE, Duty.PLAN: OTHER}) is Kind.DUTY
    both = {Kind.DUTY: ONE, Duty.REPORT: OTHER}
    assert plan_for(Duty.REPORT, both) == OTHER
    assert followed(Duty.REPORT, both) is None
    assert plan_for(Duty.PLAN, both) == plan_for(Kind.DUTY, both) == ONE
    assert plan_for(Duty.POPULATIONS, both) == PLANS[Kind.OTHER]


def test_a_kind_follows_nothing() -> None:
    assert all(followed(each, {}) is None for each in Kind)
    assert followed(Duty.EXIT, {}) is None


def test_what_is_proposed_is_no_choice_but_for_a_duty_that_could_follow_another() -> None:
    assert not any(is_choice(kind, PLANS[kind]) for kind in Kind)
    assert all(is_choice(kind, ONE) for kind in Kind)
    assert not is_choice(Duty.TERMS, PLANS[Kind.TERM])
    assert is_choice(Duty.TERMS, PLANS[Kind.DUTY])
    assert all(is_choice(duty, PLANS[kind]) for duty, kind in FOLLOWING.items())


def test_a_subject_has_its_plan_from_its_kind_of_duty_else_from_its_kind() -> None:
    assert topic_of(subject(Kind.DUTY, Duty.REPORT)) is Duty.REPORT
    assert topic_of(subject(Kind.DUTY, Duty.MEETINGS, Duty.CONFERENCES)) is Duty.MEETINGS
    assert topic_of(subject(Kind.EXIT, Duty.EXIT)) is Kind.EXIT
    assert topic_of(subject(Kind.TERM, Duty.TERMS)) is Kind.TERM
    assert topic_of(subject(Kind.OTHER)) is Kind.OTHER
    assert topic_of(subject(Kind.MEETING)) is Kind.MEETING


@few
@given(
    some.sampled_from(TOPICS),
    some.dictionaries(some.sampled_from(TOPICS), some.sampled_from((ONE, OTHER, PLANS[Kind.DUTY]))),
    some.sampled_from(Duty),
)
def test_whatever_is_chosen_everything_has_one_plan(
    of: Topic, chosen: dict[Topic, Plan], duty: Duty
) -> None:
    assert topic(of.value) is of
    kind = followed(of, chosen)
    if kind is None:
        assert plan_for(of, chosen) == chosen.get(of, PLANS.get(kind_of(of)))
    else:
        assert kind is kind_of(of)
        assert plan_for(of, chosen) == plan_for(kind, chosen)
    given = {each: plan for each, plan in chosen.items() if is_choice(each, plan)}
    assert plan_for(of, given) == plan_for(of, chosen)
    found = topic_of(subject(kind_of(duty), duty))
    assert found.value in {duty.value, kind_of(duty).value}
    assert kind_of(found) is kind_of(duty)
    assert plan_for(found, chosen) == plan_for(duty, chosen)
