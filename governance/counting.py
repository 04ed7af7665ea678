"""Counting (rösträkning): a room and the order it votes under become a tally (D1-D3, D5, D9)."""

from dataclasses import replace

from governance.adoptions import AppliedOrder
from governance.provenance import Source, charter, reading
from governance.room import Ballot, Form, Room, able_to_preside, presiding
from governance.tally import Casting, Counts, Measure, Number, Outcome, Tally, Yardstick
from governance.working_order import Abstention, Conflicted, Majority, TieRule


def tally(applied: AppliedOrder, room: Room) -> Tally:
    """The room counted under the order it votes under."""
    counts = _counts(room)
    against = counts.no + _abstentions_against(applied, room.form, counts)
    quorum = _quorum(applied, room)
    yardstick, needs, source = _majority(applied, room, counts.yes, against)
    majority = Measure(counts.yes, needs, source)
    tie = _is_tie(yardstick, quorum, counts.yes - against)
    casting = _casting(applied, room) if tie else None
    return Tally(
        form=room.form,
        counts=counts,
        counts_source=applied.source("abstention"),
        seats=Number(len(room.members), charter("R13")),
        present=Number(len(room.there), applied.source("quorum")),
        unconflicted=Number(len(room.taking_part), applied.source("conflicted")),
        against=against,
        quorum=quorum,
        yardstick=yardstick,
        majority=majority,
        tie=tie,
        casting=casting,
        outcome=_outcome(quorum, majority, casting),
    )


def decided(applied: AppliedOrder, room: Room) -> Outcome | None:
    """The outcome that no missing ballot can change any more (avgjord enligt nuläget), else None.

    More yes never sinks a proposal, so all the silent saying yes and all saying no are the
    extremes. Ballots may still be changed, so this closes nothing.
    """
    best, worst = (_filled(applied, room, ballot) for ballot in (Ballot.YES, Ballot.NO))
    return best if best is worst and best is not Outcome.WAITING else None


def _filled(applied: AppliedOrder, room: Room, ballot: Ballot) -> Outcome:
    ballots = {**room.ballots, **dict.fromkeys(room.silent, ballot)}
    return tally(applied, replace(room, ballots=ballots)).outcome


def _counts(room: Room) -> Counts:
    said = [room.ballots.get(person) for person in room.taking_part]
    return Counts(
        yes=said.count(Ballot.YES),
        no=said.count(Ballot.NO),
        abstained=said.count(Ballot.ABSTAIN),
        out=said.count(Ballot.OUT),
        silent=said.count(None),
        conflicted=len(room.there & room.conflicted),
        absent=len(room.members) - len(room.there),
    )


def _abstentions_against(applied: AppliedOrder, form: Form, counts: Counts) -> int:
    counted = form is Form.MEETING and applied.order.abstention is Abstention.AGAINST
    return counts.abstained if counted else 0


def _quorum(applied: AppliedOrder, room: Room) -> Measure | None:
    if room.form is Form.CAPSULAM:
        return None
    everybody = applied.order.conflicted is Conflicted.COUNTED
    there = room.there if everybody else room.taking_part
    return Measure(len(there), applied.order.quorum, applied.source("quorum"))


def _majority(
    applied: AppliedOrder, room: Room, yes: int, against: int
) -> tuple[Yardstick, int, Source]:
    """The yardstick, the fewest yes that carry, and where that stands."""
    if not applied.adopted:
        return Yardstick.ALL_SEATS, len(room.members), reading("A17")
    if room.form is Form.CAPSULAM:
        source = applied.source("capsulam_majority")
        return Yardstick.SEATS, applied.order.capsulam_majority, source
    source = applied.source("meeting_majority")
    if applied.order.meeting_majority is Majority.SIMPLE:
        return Yardstick.SIMPLE, against + 1, source
    return Yardstick.TWO_THIRDS, max(1, -(-2 * (yes + against) // 3)), source


def _is_tie(yardstick: Yardstick, quorum: Measure | None, lead: int) -> bool:
    return yardstick is Yardstick.SIMPLE and quorum is not None and quorum.met and lead == 0


def _casting(applied: AppliedOrder, room: Room) -> Casting | None:
    if applied.order.tie_rule is TieRule.NOBODY or not able_to_preside(room):
        return None
    person = presiding(room)
    source = applied.source("tie_rule")
    if person is None:
        return Casting(None, None, asked=False, source=source)
    own = _own(applied, room.ballots.get(person))
    if own is not None:
        return Casting(person, own, asked=False, source=source)
    given = room.casting
    answer = given.ballot if given is not None and given.person == person else None
    return Casting(person, answer, asked=True, source=source)


def _own(applied: AppliedOrder, ballot: Ballot | None) -> Ballot | None:
    """The ballot that settles a tie; an abstention only where it counts as a no."""
    if ballot is Ballot.ABSTAIN and applied.order.abstention is Abstention.AGAINST:
        return Ballot.NO
    return ballot if ballot in {Ballot.YES, Ballot.NO} else None


def _outcome(quorum: Measure | None, majority: Measure, casting: Casting | None) -> Outcome:
    if quorum is not None and not quorum.met:
        return Outcome.NOT_CARRIED
    if casting is None:
        return Outcome.CARRIED if majority.met else Outcome.NOT_CARRIED
    if casting.ballot is None:
        return Outcome.WAITING
    return Outcome.CARRIED if casting.ballot is Ballot.YES else Outcome.NOT_CARRIED
