"""Plans of reminders as kansliet may choose them."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from governance.nudges import NUDGES
from governance.refusal import Refusal
from governance.reminder_offsets import AFTER, HALF
from governance.reminder_topics import Topic, kind_of
from governance.reminders import PLANS, REMINDERS, TOLD_FROM, Kind, Plan, Told, is_told

FARTHEST_DAYS = 14
"""From how far before its close a vote's people may be nudged."""


class Reason(StrEnum):
    """Why a plan is not taken."""

    FIXED = "fixed"
    NOT_OPEN = "not while it is open"
    NO_HALF = "no half time"
    NO_HOURS = "no hours"
    NO_AFTER = "no after"
    NOT_TOLD = "not told"
    NEVER_TOLD = "never told"
    NOBODY_TOLD = "nobody told"


MEETINGS_TELL = frozenset({Told.CHANNEL, Told.OWNER, Told.CHAIR, Told.EVERYBODY})
OTHERS_TELL = frozenset({Told.CHANNEL, Told.OWNER, Told.BACKUP, Told.CHAIR})


@dataclass(frozen=True, slots=True)
class Later:
    """The groups a kind has that are told only from near the date, the first told first."""

    groups: tuple[Told, ...]


def tells(kind: Kind) -> frozenset[Told]:
    """Who can be told of subjects of a kind."""
    return MEETINGS_TELL if kind is Kind.MEETING else OTHERS_TELL


def told_later(kind: Kind) -> Later:
    """Who of a kind is told only from near the date."""
    later = (each for each in TOLD_FROM if each in tells(kind))
    return Later(tuple(sorted(later, key=lambda each: -TOLD_FROM[each])))


def check_plan(of: Topic, plan: Plan) -> None:
    """Refuse a plan that could not be kept.

    NO_HALF and NO_HOURS where what is due is not open for a time and has no time of day; NO_AFTER
    where nothing is left to do afterwards; NOT_TOLD for somebody whom a subject of the kind does
    not have. NEVER_TOLD for a group that is told from so near the date that no offset reaches it,
    NOBODY_TOLD for an offset that reaches no group: what looks like a reminder would be none. Of
    votes FIXED for another hour or other people, NOT_OPEN for what is not before their close or
    too far before it.
    """
    kind = kind_of(of)
    if kind is Kind.VOTE:
        _check_vote(plan)
        return
    if HALF in plan.offsets:
        raise Refusal(Reason.NO_HALF, REMINDERS)
    if kind is not Kind.MEETING and any(each.hours for each in plan.offsets):
        raise Refusal(Reason.NO_HOURS, REMINDERS)
    if kind in {Kind.MEETING, Kind.EXIT} and AFTER in plan.offsets:
        raise Refusal(Reason.NO_AFTER, REMINDERS)
    missing = [each for each in plan.told if each not in tells(kind)]
    if missing:
        raise Refusal(Reason.NOT_TOLD, REMINDERS, told=missing[0].value, kind=of.value)
    _check_reach(plan, told_later(kind))


def _check_vote(plan: Plan) -> None:
    proposed = PLANS[Kind.VOTE]
    if (plan.told, plan.hour) != (proposed.told, proposed.hour):
        raise Refusal(Reason.FIXED, NUDGES)
    farthest = timedelta(days=FARTHEST_DAYS)
    if any(not (each.half or timedelta() < each.ahead <= farthest) for each in plan.offsets):
        raise Refusal(Reason.NOT_OPEN, NUDGES, days=FARTHEST_DAYS)


def _check_reach(plan: Plan, later: Later) -> None:
    reached = {told for told in plan.told if any(is_told(told, each) for each in plan.offsets)}
    never = frozenset(plan.told) - reached
    if never:
        days = min(TOLD_FROM[each] for each in never)
        instead = ", ".join(each for each in plan.told if each in reached) or Told.CHANNEL.value
        fields = {"never": never, "later": later, "days": days, "instead": instead}
        raise Refusal(Reason.NEVER_TOLD, REMINDERS, **fields)
    nobody = frozenset(
        each for each in plan.offsets if not any(is_told(told, each) for told in plan.told)
    )
    if nobody:
        raise Refusal(Reason.NOBODY_TOLD, REMINDERS, nobody=nobody, later=later)
