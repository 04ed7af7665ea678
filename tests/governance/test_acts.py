import pytest
from hypothesis import given
from hypothesis import strategies as some

from governance.acts import ACTS, HANDS, STATES, Act, Hand, State, acts_of, check_roles, check_state
from governance.people import Role
from governance.provenance import setting
from governance.refusal import Refusal
from governance.vote_reasons import Reason
from tests.governance.any_number import few
from tests.governance.verdicts import reason_of

ALLOWED = {
    State.DRAFT: {Act.EDIT, Act.OPEN, Act.CANCEL},
    State.OPEN: {
        Act.EXTEND,
        Act.CORRECT,
        Act.CANCEL,
        Act.CLOSE_EARLY,
        Act.CALL_ROLL,
        Act.ELECT_PRESIDING,
        Act.CAST,
        Act.BE_REMINDED,
        Act.PROPOSE,
        Act.LAY_OUT,
        Act.DECLARE_CONFLICT,
        Act.OBJECT,
        Act.RULE_ON_OBJECTION,
        Act.REQUEST_MEETING,
        Act.RESERVE,
        Act.ANNOTATE,
    },
    State.COUNTING: {Act.COUNT, Act.RESERVE, Act.ANNOTATE},
    State.WAITING: {Act.ELECT_PRESIDING, Act.GIVE_CASTING_VOTE, Act.RESERVE, Act.ANNOTATE},
    State.CLOSED: {Act.RESERVE, Act.ANNOTATE},
    State.CANCELLED: set(),
    State.MEETING_REQUESTED: set(),
}
BY_ROLE = {
    Hand.DRAFTER: {Role.KANSLI, Role.MEMBER, Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR},
    Hand.LEADER: {Role.CHAIR, Role.STAND_IN_CHAIR, Role.VICE_CHAIR, Role.KANSLI},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("act", Act)
def test_an_act_is_done_in_its_states_only(act: Act, state: State) -> None:
    if act in ALLOWED[state]:
        check_state(act, state)
        return
    with pytest.raises(Refusal) as refused:
        check_state(act, state)
    assert refused.value.reason is Reason.WRONG_STATE
    assert refused.value.source == STATES == setting("en omröstnings gång")
    assert refused.value.fields == {"act": act, "state": state}


@pytest.mark.parametrize("hand", BY_ROLE)
@pytest.mark.parametrize("role", Role)
def test_a_hand_is_lent_by_its_roles_only(hand: Hand, role: Role) -> None:
    for act in acts_of(hand):
        if role in BY_ROLE[hand]:
            check_roles(act, {role, Role.OBSERVER})
            continue
        with pytest.raises(Refusal) as refused:
            check_roles(act, {role})
        assert refused.value.reason is Reason.WRONG_HAND
        assert refused.value.source == HANDS[hand].source
        assert refused.value.fields == {"act": act, "roles": frozenset(BY_ROLE[hand])}


def test_the_secretary_leads_and_drafts_but_never_votes_by_role() -> None:
    assert acts_of(Hand.DRAFTER) == (Act.EDIT,)
    assert acts_of(Hand.CLOCK) == (Act.COUNT,)
    assert set(acts_of(Hand.LEADER)) == {
        *(Act.OPEN, Act.EXTEND, Act.CORRECT, Act.CANCEL, Act.CLOSE_EARLY),
        *(Act.CALL_ROLL, Act.ELECT_PRESIDING),
    }
    assert set(acts_of(Hand.ELECTOR)) == {
        *(Act.CAST, Act.BE_REMINDED, Act.PROPOSE, Act.LAY_OUT),
        *(Act.DECLARE_CONFLICT, Act.OBJECT, Act.RULE_ON_OBJECTION),
        *(Act.REQUEST_MEETING, Act.GIVE_CASTING_VOTE, Act.RESERVE, Act.ANNOTATE),
    }


@pytest.mark.parametrize("hand", [Hand.ELECTOR, Hand.CLOCK])
def test_what_takes_no_role_is_not_refused_for_lack_of_one(hand: Hand) -> None:
    for act in acts_of(hand):
        check_roles(act, frozenset())


def test_every_act_has_its_rule() -> None:
    assert set(ACTS) == set(Act)
    assert HANDS[Hand.DRAFTER].source == setting("förbereda en omröstning")
    assert HANDS[Hand.LEADER].source == setting("leda en omröstning")


ROLES = some.frozensets(some.sampled_from(Role))


@few
@given(some.sampled_from(Act), some.sampled_from(State))
def test_an_act_is_for_the_states_that_are_written_out_and_no_other(act: Act, state: State) -> None:
    refused = reason_of(lambda: check_state(act, state))
    assert refused is (None if act in ALLOWED[state] else Reason.WRONG_STATE)


@few
@given(some.sampled_from(Act), ROLES, ROLES)
def test_another_role_never_takes_an_act_away(
    act: Act, roles: frozenset[Role], more: frozenset[Role]
) -> None:
    fewer, both = (
        reason_of(lambda held=held: check_roles(act, held)) for held in (roles, roles | more)
    )
    assert both is None or fewer is Reason.WRONG_HAND
    takes_a_role = reason_of(lambda: check_roles(act, ())) is not None
    assert [act in acts_of(hand) for hand in Hand].count(True) == 1
    assert takes_a_role is (act in (*acts_of(Hand.DRAFTER), *acts_of(Hand.LEADER)))
