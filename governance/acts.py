"""The acts of a vote: in which states, and by whose hand, each may be done."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from governance.people import RIGHTS, Right, Role, Rule
from governance.provenance import Source, setting
from governance.refusal import Refusal
from governance.vote_reasons import Reason


class State(StrEnum):
    """Where a vote is in its life; the value is the word people read."""

    DRAFT = "utkast"
    OPEN = "öppen"
    COUNTING = "stängd, räknas"
    WAITING = "väntar på utslagsröst"
    CLOSED = "stängd"
    CANCELLED = "avbruten"
    MEETING_REQUESTED = "sammanträde begärt"


class Hand(StrEnum):
    """Who does an act."""

    DRAFTER = "den som förbereder"
    LEADER = "den som leder omröstningen"
    ELECTOR = "den som har rösträtt"
    CLOCK = "klockan"


HANDS: Mapping[Hand, Rule] = {
    Hand.DRAFTER: RIGHTS[Right.DRAFT_VOTE],
    Hand.LEADER: RIGHTS[Right.LEAD_VOTE],
}
"""The hands that follow from a role; electors are frozen in the vote, the clock is nobody."""


class Act(StrEnum):
    """What can be done to a vote; the value is the word people type or read."""

    EDIT = "ändra utkastet"
    OPEN = "öppna"
    EXTEND = "förlänga"
    CORRECT = "rätta"
    CANCEL = "avbryta"
    CLOSE_EARLY = "stänga"
    COUNT = "räkna"
    CALL_ROLL = "anteckna närvaro"
    ELECT_PRESIDING = "anteckna vald mötesordförande"
    CAST = "rösta"
    BE_REMINDED = "bli påmind"
    PROPOSE = "lägga fram ett yrkande"
    LAY_OUT = "bestämma propositionsordningen"
    DECLARE_CONFLICT = "anmäla jäv"
    OBJECT = "invända om jäv"
    RULE_ON_OBJECTION = "avgöra en jävsinvändning"
    REQUEST_MEETING = "begära sammanträde"
    GIVE_CASTING_VOTE = "lägga utslagsröst"
    RESERVE = "reservera sig"
    ANNOTATE = "lämna en protokollsanteckning"


@dataclass(frozen=True, slots=True)
class ActRule:
    """The states an act may be done in, and by which hand."""

    states: frozenset[State]
    hand: Hand


_OPEN = frozenset({State.OPEN})
_TO_COME = frozenset({State.DRAFT, State.OPEN})
_OPENED = frozenset({State.OPEN, State.COUNTING, State.WAITING, State.CLOSED})

ACTS: Mapping[Act, ActRule] = {
    Act.EDIT: ActRule(frozenset({State.DRAFT}), Hand.DRAFTER),
    Act.OPEN: ActRule(frozenset({State.DRAFT}), Hand.LEADER),
    Act.EXTEND: ActRule(_OPEN, Hand.LEADER),
    Act.CORRECT: ActRule(_OPEN, Hand.LEADER),
    Act.CANCEL: ActRule(_TO_COME, Hand.LEADER),
    Act.CLOSE_EARLY: ActRule(_OPEN, Hand.LEADER),
    Act.COUNT: ActRule(frozenset({State.COUNTING}), Hand.CLOCK),
    Act.CALL_ROLL: ActRule(_OPEN, Hand.LEADER),
    Act.ELECT_PRESIDING: ActRule(frozenset({State.OPEN, State.WAITING}), Hand.LEADER),
    Act.CAST: ActRule(_OPEN, Hand.ELECTOR),
    Act.BE_REMINDED: ActRule(_OPEN, Hand.ELECTOR),
    Act.PROPOSE: ActRule(_OPEN, Hand.ELECTOR),
    Act.LAY_OUT: ActRule(_OPEN, Hand.ELECTOR),
    Act.DECLARE_CONFLICT: ActRule(_OPEN, Hand.ELECTOR),
    Act.OBJECT: ActRule(_OPEN, Hand.ELECTOR),
    Act.RULE_ON_OBJECTION: ActRule(_OPEN, Hand.ELECTOR),
    Act.REQUEST_MEETING: ActRule(_OPEN, Hand.ELECTOR),
    Act.GIVE_CASTING_VOTE: ActRule(frozenset({State.WAITING}), Hand.ELECTOR),
    Act.RESERVE: ActRule(_OPENED, Hand.ELECTOR),
    Act.ANNOTATE: ActRule(_OPENED, Hand.ELECTOR),
}
"""Every act with its rule: the one table, generated into the docs."""

STATES: Source = setting("en omröstnings gång")
"""Where it stands what may be done when."""


def check_state(act: Act, state: State) -> None:
    """Refusal WRONG_STATE, with the state, when the act is not for it."""
    if state not in ACTS[act].states:
        raise Refusal(Reason.WRONG_STATE, STATES, act=act, state=state)


def check_roles(act: Act, roles: Collection[Role]) -> None:
    """Refusal WRONG_HAND, with the roles that may, when the act takes a role that is not held.

    An elector's act takes no role: the seat is what counts, and kansliet has none (R13).
    """
    rule = HANDS.get(ACTS[act].hand)
    if rule is not None and rule.roles.isdisjoint(roles):
        raise Refusal(Reason.WRONG_HAND, rule.source, act=act, roles=rule.roles)


def acts_of(hand: Hand) -> tuple[Act, ...]:
    """Everything a hand does, for `vem` and the docs."""
    return tuple(act for act, rule in ACTS.items() if rule.hand is hand)
