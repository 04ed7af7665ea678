"""Conflicts of interest (jäv): declared by oneself, or objected and decided by the others (D9)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from governance.acts import Act
from governance.refusal import Refusal
from governance.room import Room
from governance.vote_reasons import Reason
from governance.voting import Acting, Vote, check_elector, check_now, voter


@dataclass(frozen=True, slots=True)
class Objection:
    """An objection (jävsinvändning) by one member against another, and how the others rule.

    `rulings` says for each who has answered whether they uphold it; the one who objects does.
    """

    by: int
    against: int
    rulings: Mapping[int, bool] = field(default_factory=dict)


def declared(vote: Vote, room: Room, acting: Acting) -> Room:
    """The room with the actor in conflict: a ballot they have cast no longer counts.

    Refusal WRONG_STATE, NOT_ENTITLED, LINKED_LATER or ALREADY_IN_CONFLICT.
    """
    check_now(vote, Act.DECLARE_CONFLICT, acting.at)
    person = voter(vote, acting)
    if person in room.conflicted:
        raise Refusal(Reason.ALREADY_IN_CONFLICT, vote.applied.source("conflicted"))
    return in_conflict(room, person)


def in_conflict(room: Room, person: int) -> Room:
    """The room with the person's conflict established, their ballot and lock gone."""
    return replace(
        room,
        conflicted=room.conflicted | {person},
        ballots={each: said for each, said in room.ballots.items() if each != person},
        locked=room.locked - {person},
    )


def objection(vote: Vote, room: Room, acting: Acting, against: int) -> Objection:
    """An objection raised by the actor against another member.

    Refusal WRONG_STATE, NOT_ENTITLED, LINKED_LATER, IN_CONFLICT, NOT_PRESENT, AGAINST_ONESELF,
    NOT_ON_THE_ROLL for one without a seat, or ALREADY_IN_CONFLICT.
    """
    by = check_elector(vote, room, Act.OBJECT, acting)
    source = vote.applied.source("conflicted")
    if by == against:
        raise Refusal(Reason.AGAINST_ONESELF, source)
    if against not in vote.members:
        raise Refusal(Reason.NOT_ON_THE_ROLL, source)
    if against in room.conflicted:
        raise Refusal(Reason.ALREADY_IN_CONFLICT, source)
    return Objection(by, against, {by: True})


def others(room: Room, raised: Objection) -> frozenset[int]:
    """Who decides an objection: all who take part in the matter but the one it is against."""
    return room.taking_part - {raised.against}


def check_ruling(vote: Vote, room: Room, acting: Acting, raised: Objection) -> int:
    """The person who may rule on an objection; Refusal as in `objection`."""
    person = check_elector(vote, room, Act.RULE_ON_OBJECTION, acting)
    if person == raised.against:
        raise Refusal(Reason.AGAINST_ONESELF, vote.applied.source("conflicted"))
    return person


def ruled(raised: Objection, person: int, *, upholds: bool) -> Objection:
    """The objection with a member's ruling, which replaces an earlier one."""
    return replace(raised, rulings={**raised.rulings, person: upholds})


def upheld(room: Room, raised: Objection) -> bool | None:
    """Whether more than half of the others uphold it; None while that is open.

    Silence upholds nothing, so an objection that is open when the vote closes falls.
    """
    judges = others(room, raised)
    rulings = [raised.rulings[judge] for judge in judges & raised.rulings.keys()]
    if 2 * rulings.count(True) > len(judges):
        return True
    if 2 * (len(judges) - rulings.count(False)) <= len(judges):
        return False
    return None
