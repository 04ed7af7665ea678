"""Links: who may ask, who approves, and when a request is over."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.links import (
    CARRIED,
    LIFETIME,
    LIMITS,
    MOST_REQUESTS,
    WINDOW,
    Approver,
    Claim,
    Link,
    LinkRequest,
    Ruling,
    Stage,
    Standing,
    approving_roles,
    carries_seat,
    expired,
    expiry,
    may_ask,
    may_rule,
    next_stage,
    suffices,
)
from governance.people import Role
from governance.provenance import setting
from tests.governance.any_number import few

STOCKHOLM = ZoneInfo("Europe/Stockholm")
AT = datetime(2026, 11, 22, 8, 30, tzinfo=STOCKHOLM)
CLAIM = Claim(("T1", "U1"), 5, "skane@example.org")
REQUEST = LinkRequest(1, CLAIM, AT, expiry(AT))
PLAIN = Standing(seated=False)
SEATED = Standing(seated=True)
CHAIR = Standing(seated=True, roles=frozenset({Role.CHAIR}))


def ruling(stage: Stage, *, approved: bool = True, by: int = 1) -> Ruling:
    return Ruling(1, stage, approved, by, AT)


def approver(*roles: Role, person: int = 2, user: str = "U2") -> Approver:
    return Approver(person, ("T1", user), frozenset(roles))


def test_a_request_lives_for_seven_days_to_the_same_time_of_day() -> None:
    in_spring = datetime(2027, 3, 25, 12, tzinfo=STOCKHOLM)
    assert expiry(in_spring) == datetime(2027, 4, 1, 12, tzinfo=STOCKHOLM)
    assert timedelta(days=7) == LIFETIME
    assert setting("koppling") == LIMITS


@pytest.mark.parametrize(
    ("hours", "allowed"),
    [((), True), ((1, 2), True), ((1, 2, 3), False), ((1, 2, 24), True), ((0, 0, 23), False)],
)
def test_an_account_asks_three_times_a_day(hours: tuple[int, ...], *, allowed: bool) -> None:
    assert may_ask([AT - timedelta(hours=back) for back in hours], AT) is allowed


def test_the_day_is_24_hours_also_when_the_clock_is_changed() -> None:
    after = datetime(2026, 10, 25, 12, tzinfo=STOCKHOLM)
    earlier = after.astimezone(UTC) - timedelta(hours=24, minutes=30)
    assert may_ask([earlier.astimezone(STOCKHOLM)] * 3, after)
    assert not may_ask([earlier + timedelta(hours=1)] * 3, after)


@given(some.lists(some.integers(0, 172_800), max_size=12))
def test_never_more_than_three_within_any_day(seconds: list[int]) -> None:
    made: list[datetime] = []
    for second in sorted(seconds):
        moment = AT.astimezone(UTC) + timedelta(seconds=second)
        if may_ask(made, moment):
            made.append(moment)
    for one in made:
        assert sum(one <= other < one + WINDOW for other in made) <= MOST_REQUESTS


def test_kansliet_comes_first_then_the_seat() -> None:
    kansli, seat = ruling(Stage.KANSLI), ruling(Stage.SEAT)
    assert next_stage(()) is Stage.KANSLI
    assert next_stage((kansli,)) is Stage.SEAT
    assert next_stage((kansli, seat)) is None
    assert next_stage((ruling(Stage.KANSLI, approved=False),)) is None
    assert next_stage((kansli, ruling(Stage.SEAT, approved=False))) is None


def test_without_a_seat_kansliet_is_enough() -> None:
    assert suffices(Stage.KANSLI, PLAIN)
    assert not suffices(Stage.KANSLI, SEATED)
    assert suffices(Stage.SEAT, SEATED)


def test_a_request_whose_seat_has_ended_can_still_be_ruled_on() -> None:
    given_before = (ruling(Stage.KANSLI),)
    assert may_rule(approver(Role.CHAIR), REQUEST, PLAIN, given_before)
    assert suffices(Stage.SEAT, PLAIN)


def test_a_request_expires_to_the_second() -> None:
    assert not expired(REQUEST, expiry(AT) - timedelta(seconds=1))
    assert expired(REQUEST, expiry(AT))


def test_a_request_is_held_against_real_time_in_the_night_when_clocks_are_set_back() -> None:
    first_pass = datetime(2026, 10, 25, 2, 30, tzinfo=STOCKHOLM)
    until_then = LinkRequest(1, CLAIM, AT, first_pass)
    assert expired(until_then, first_pass.replace(minute=10, fold=1))
    assert not expired(until_then, first_pass.replace(minute=10))


@pytest.mark.parametrize(
    ("rulings", "carried"),
    [
        ((), False),
        ((ruling(Stage.KANSLI),), False),
        ((ruling(Stage.KANSLI), ruling(Stage.SEAT)), True),
        ((ruling(Stage.KANSLI), ruling(Stage.SEAT, approved=False)), False),
    ],
)
def test_an_account_acts_for_a_seat_by_the_second_approval(
    rulings: tuple[Ruling, ...], *, carried: bool
) -> None:
    assert carries_seat(Link(5, AT), rulings) is carried
    assert carries_seat(Link(5, AT - timedelta(days=1)), rulings) is carried
    assert carries_seat(Link(5, AT, minuted=True), rulings)


def test_an_approval_from_before_the_link_is_worth_nothing() -> None:
    later = Link(5, AT + timedelta(seconds=1))
    assert not carries_seat(later, (ruling(Stage.KANSLI), ruling(Stage.SEAT)))


def test_the_chair_approves_a_seat_and_the_vice_chair_the_chairs_own() -> None:
    assert approving_roles(Stage.KANSLI, CHAIR) == {Role.KANSLI}
    assert approving_roles(Stage.SEAT, SEATED) == {Role.CHAIR, Role.STAND_IN_CHAIR}
    assert approving_roles(Stage.SEAT, CHAIR) == {Role.VICE_CHAIR}
    stand_in = Standing(seated=True, roles=frozenset({Role.STAND_IN_CHAIR}))
    assert approving_roles(Stage.SEAT, stand_in) == {Role.VICE_CHAIR}


def test_whoever_is_seated_or_leads_carries_that_by_approval_only() -> None:
    assert {Role.MEMBER, Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR} == CARRIED


@pytest.mark.parametrize(
    ("who", "standing", "given_before", "allowed"),
    [
        (approver(Role.KANSLI), PLAIN, (), True),
        (approver(Role.CHAIR), PLAIN, (), False),
        (approver(), PLAIN, (), False),
        (approver(Role.KANSLI, person=5), PLAIN, (), False),
        (approver(Role.KANSLI, user="U1"), PLAIN, (), False),
        (approver(Role.KANSLI), PLAIN, (ruling(Stage.KANSLI),), False),
        (approver(Role.CHAIR), SEATED, (), False),
        (approver(Role.CHAIR), SEATED, (ruling(Stage.KANSLI),), True),
        (approver(Role.VICE_CHAIR), SEATED, (ruling(Stage.KANSLI),), False),
        (approver(Role.KANSLI), SEATED, (ruling(Stage.KANSLI),), False),
        (approver(Role.VICE_CHAIR), CHAIR, (ruling(Stage.KANSLI),), True),
        (approver(Role.CHAIR), CHAIR, (ruling(Stage.KANSLI),), False),
        (approver(Role.CHAIR), SEATED, (ruling(Stage.KANSLI, by=2),), False),
        (approver(Role.CHAIR), SEATED, (ruling(Stage.KANSLI, approved=False),), False),
    ],
)
def test_who_may_rule(
    who: Approver, standing: Standing, given_before: tuple[Ruling, ...], *, allowed: bool
) -> None:
    assert may_rule(who, REQUEST, standing, given_before) is allowed


@given(
    some.sets(some.sampled_from(Role)),
    some.sampled_from([PLAIN, SEATED, CHAIR]),
    some.lists(some.sampled_from(Stage), max_size=2),
)
def test_nobody_ever_rules_on_their_own(
    roles: set[Role], standing: Standing, given_stages: list[Stage]
) -> None:
    own = approver(*roles, person=CLAIM.person)
    rulings = [ruling(stage) for stage in given_stages]
    assert not may_rule(own, REQUEST, standing, rulings)


MINUTES = some.integers(-60 * 24 * 9, 60 * 24 * 9).map(lambda gone: timedelta(minutes=gone))
RULINGS = some.lists(
    some.builds(
        lambda stage, approved, gone: Ruling(1, stage, approved, 1, AT + gone),
        some.sampled_from(Stage),
        some.booleans(),
        MINUTES,
    ),
    max_size=4,
)
STANDINGS = some.builds(Standing, some.booleans(), some.frozensets(some.sampled_from(Role)))


@few
@given(MINUTES, MINUTES)
def test_a_request_that_has_expired_stays_so_and_has_waited_seven_days(
    one: timedelta, other: timedelta
) -> None:
    asked, earlier, later = AT + one, AT + min(one, other), AT + max(one, other)
    request = LinkRequest(1, CLAIM, asked, expiry(asked))
    assert expiry(earlier) <= expiry(later)
    assert expiry(asked).time() == asked.time()
    assert expired(request, later) or not expired(request, earlier)
    assert not expired(request, expiry(asked) - timedelta(seconds=1))
    assert expired(request, max(later, expiry(asked)))


@few
@given(STANDINGS, some.lists(some.booleans(), max_size=4))
def test_a_request_takes_one_approval_or_two_and_ends_with_a_refusal(
    standing: Standing, answers: list[bool]
) -> None:
    rulings: list[Ruling] = []
    for answer in answers:
        stage = next_stage(rulings)
        if stage is None or (rulings and suffices(rulings[-1].stage, standing)):
            break
        rulings.append(ruling(stage, approved=answer, by=len(rulings) + 1))
    stages = [each.stage for each in rulings]
    assert stages == list(Stage)[: len(stages)]
    assert len(stages) <= 1 + standing.seated
    assert all(each.approved for each in rulings[:-1])
    assert not rulings or rulings[-1].approved or next_stage(rulings) is None


@few
@given(RULINGS, RULINGS, MINUTES)
def test_another_ruling_or_another_order_never_takes_a_seat_from_an_account(
    rulings: list[Ruling], more: list[Ruling], gone: timedelta
) -> None:
    link = Link(5, AT + gone)
    carried = carries_seat(link, rulings)
    assert all(carries_seat(link, mixed) is carried for mixed in permutations(rulings))
    assert carries_seat(link, [*rulings, *more]) or not carried
    assert carries_seat(Link(5, link.at - timedelta(days=1)), rulings) or not carried
    assert not carries_seat(link, [each for each in rulings if each.stage is Stage.KANSLI])
    assert carries_seat(Link(5, link.at, minuted=True), rulings)


@few
@given(STANDINGS)
def test_no_role_gives_both_approvals_and_no_chair_their_own(standing: Standing) -> None:
    kansli, seat = (approving_roles(stage, standing) for stage in Stage)
    assert kansli
    assert seat
    assert kansli.isdisjoint(seat)
    assert seat.isdisjoint(standing.roles & {Role.CHAIR, Role.STAND_IN_CHAIR})
