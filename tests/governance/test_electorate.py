from dataclasses import replace
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.electorate import Elector, electorate, entitled, without_account
from governance.provenance import charter, setting
from governance.refusal import Refusal
from governance.steering import Holding
from governance.vote_reasons import Reason
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

DAY = date(2026, 11, 22)
START = date(2026, 1, 1)
HOLDINGS = [Holding(seat, seat + 10, START) for seat in range(1, 8)]
OWNERS = {("T1", "U11"): 11, ("T2", "U11"): 11, ("T1", "U12"): 12, ("T1", "U99"): 99}
ELECTORS = electorate(HOLDINGS, OWNERS, DAY)


def test_the_electorate_is_the_seven_by_seat_with_their_accounts() -> None:
    assert electorate(reversed(HOLDINGS), OWNERS, DAY) == (
        Elector(1, 11, frozenset({("T1", "U11"), ("T2", "U11")})),
        Elector(2, 12, frozenset({("T1", "U12")})),
        *(Elector(seat, seat + 10) for seat in range(3, 8)),
    )


@pytest.mark.parametrize(
    ("holdings", "persons"),
    [
        (HOLDINGS[:6], 6),
        ([*HOLDINGS, Holding(7, 99, START)], 8),
        ([*HOLDINGS[:6], Holding(6, 99, START)], 7),
        ([*HOLDINGS[:6], replace(HOLDINGS[6], person=11)], 6),
        ([*HOLDINGS[:6], replace(HOLDINGS[6], since=date(2026, 11, 23))], 6),
        ([*HOLDINGS[:6], replace(HOLDINGS[6], until=date(2026, 11, 21))], 6),
    ],
)
def test_seven_different_persons_hold_the_seven_seats(
    holdings: list[Holding], persons: int
) -> None:
    with pytest.raises(Refusal) as refused:
        electorate(holdings, OWNERS, DAY)
    assert refused.value.reason is Reason.NOT_SEVEN_SEATED
    assert refused.value.source == charter("R13")
    assert refused.value.fields == {"persons": persons}


def test_those_without_an_account_are_known() -> None:
    assert without_account(ELECTORS) == (13, 14, 15, 16, 17)


def test_an_elector_acts_from_an_account_linked_at_opening() -> None:
    assert entitled(ELECTORS, 11, ("T2", "U11")) is ELECTORS[0]
    assert entitled(ELECTORS, 12, ("T1", "U12")) is ELECTORS[1]
    assert entitled(ELECTORS, 13, None) is ELECTORS[2]


@pytest.mark.parametrize("person", [99, None])
def test_an_outsider_is_not_entitled(person: int | None) -> None:
    for account in (("T1", "U99"), ("T1", "U11"), None):
        with pytest.raises(Refusal) as refused:
            entitled(ELECTORS, person, account)
        assert refused.value.reason is Reason.NOT_ENTITLED
        assert refused.value.source == charter("R11")


@pytest.mark.parametrize("account", [("T1", "U98"), ("T1", "U12")])
def test_an_account_linked_later_does_not_count(account: tuple[str, str]) -> None:
    with pytest.raises(Refusal) as refused:
        entitled(ELECTORS, 11, account)
    assert refused.value.reason is Reason.LINKED_LATER
    assert refused.value.source == setting("koppling av stol")


def test_the_reasons_of_votes_are_told_apart() -> None:
    assert len({reason.value for reason in Reason}) == len(Reason)
    assert all(reason.value == reason.name.lower().replace("_", " ") for reason in Reason)


SEATED = some.lists(
    some.builds(Holding, some.integers(1, 8), some.integers(11, 18), some.just(START)), max_size=3
).map(lambda more: [*HOLDINGS[: 7 - len(more)], *more]) | some.just(HOLDINGS)
LINKED = some.dictionaries(
    some.tuples(some.just("T1"), some.sampled_from("abcdef")), some.integers(11, 18)
)


@few
@given(SEATED, LINKED, some.randoms(use_true_random=False))
def test_there_are_seven_electors_on_seven_seats_or_no_vote_is_opened(
    holdings: list[Holding], owners: dict[tuple[str, str], int], chance: Random
) -> None:
    shuffled = chance.sample(holdings, len(holdings))
    whole = len({held.person for held in holdings}) == 7
    if whole and sorted(held.seat for held in holdings) == [1, 2, 3, 4, 5, 6, 7]:
        electors = electorate(holdings, owners, DAY)
        assert electors == electorate(shuffled, owners, DAY)
        assert [each.seat for each in electors] == [1, 2, 3, 4, 5, 6, 7]
        linked = {(key, each.person) for each in electors for key in each.accounts}
        seated = {held.person for held in holdings}
        assert linked == {(key, owner) for key, owner in owners.items() if owner in seated}
    else:
        refused = reason_of(lambda: electorate(holdings, owners, DAY))
        assert refused is Reason.NOT_SEVEN_SEATED


@few
@given(LINKED, some.integers(11, 18), some.sampled_from("abcdef"))
def test_an_account_votes_for_the_elector_it_was_linked_to_and_nobody_else(
    owners: dict[tuple[str, str], int], person: int, name: str
) -> None:
    electors = electorate(HOLDINGS, owners, DAY)
    account = ("T1", name)
    if person in range(11, 18) and owners.get(account) == person:
        assert entitled(electors, person, account).person == person
        assert person not in without_account(electors)
    else:
        refused = reason_of(lambda: entitled(electors, person, account))
        assert refused is (Reason.LINKED_LATER if person < 18 else Reason.NOT_ENTITLED)
    assert {*without_account(electors), *owners.values()} | {18} == set(range(11, 19))
