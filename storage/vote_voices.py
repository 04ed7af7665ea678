"""What the members' own acts make of a vote: ballots, jäv, reservations and notes."""

from collections.abc import Mapping
from dataclasses import replace

from governance.acts import Act
from governance.ballots import Cast, settled, taken
from governance.conflicts import check_ruling, declared, objection, ruled
from governance.refusal import Refusal
from governance.reservations import Statement, noted, reserved
from governance.vote_reasons import Reason
from governance.voting import Vote, check_now, voter
from storage.member_events import Declared, Noted, Objected, Reserved, Ruled, Settled, Voted, Worded
from storage.stored_vote import Filed, Stored
from storage.vote_counting import counted_again, counted_as, judged


def voted(stored: Stored, event: Voted) -> Stored:
    """With the ballot in the room."""
    vote, room = stored.opened_for(Act.CAST)
    cast = Cast(event.acting, event.ballot, event.version, event.lock)
    after = taken(vote, room, cast)
    reasons = _said(stored.reasons, voter(vote, event.acting), event.words)
    return replace(stored, room=after, reasons=reasons)


def casting(stored: Stored, event: Settled) -> Stored:
    """With the casting vote, and counted."""
    vote, room = stored.opened_for(Act.GIVE_CASTING_VOTE)
    cast = Cast(event.acting, event.ballot, vote.version)
    after = settled(counted_as(stored, vote), room, cast)
    return counted_again(replace(stored, room=after), event.acting.at)


def in_conflict(stored: Stored, event: Declared) -> Stored:
    """With a conflict declared, the ballot gone."""
    vote, room = stored.opened_for(Act.DECLARE_CONFLICT)
    person = voter(vote, event.acting)
    after = replace(
        stored,
        room=declared(vote, room, event.acting),
        reasons=_said(stored.reasons, person, ""),
        grounds=_said(stored.grounds, person, event.words),
    )
    return judged(after)


def objected(stored: Stored, event: Objected) -> Stored:
    """With an objection raised, which the one who raised it upholds."""
    vote, room = stored.opened_for(Act.OBJECT)
    raised = objection(vote, room, event.acting, event.against)
    grounds = _said(stored.grounds, event.against, event.words)
    after = replace(stored, objections=(*stored.objections, raised), grounds=grounds)
    return judged(after)


def ruled_on(stored: Stored, event: Ruled) -> Stored:
    """With a ruling on an objection; Refusal ALREADY_IN_CONFLICT once it is upheld."""
    vote, room = stored.opened_for(Act.RULE_ON_OBJECTION)
    raised = stored.objections[event.objection - 1]
    person = check_ruling(vote, room, event.acting, raised)
    if raised.against in room.conflicted:
        raise Refusal(Reason.ALREADY_IN_CONFLICT, vote.applied.source("conflicted"))
    objections = list(stored.objections)
    objections[event.objection - 1] = ruled(raised, person, upholds=event.upholds)
    return judged(replace(stored, objections=tuple(objections)))


def reserving(stored: Stored, event: Reserved) -> Stored:
    """With a reservation."""
    vote, room = stored.opened_for(Act.RESERVE)
    person = _checked(vote, Act.RESERVE, event)
    course = stored.course_at(event.acting.at, event.meeting_over)
    return _filed(stored, reserved(course, room, person, event.acting.at), event.words)


def noting(stored: Stored, event: Noted) -> Stored:
    """With a note for the minutes."""
    vote, room = stored.opened_for(Act.ANNOTATE)
    person = _checked(vote, Act.ANNOTATE, event)
    course = stored.course_at(event.acting.at, event.meeting_over)
    return _filed(stored, noted(course, room, person, event.acting.at), event.words)


def worded(stored: Stored, event: Worded) -> Stored:
    """With the text of a statement; Refusal NOT_ENTITLED for another's."""
    vote, _ = stored.opened_for(Act.ANNOTATE)
    filed = stored.statements[event.statement - 1]
    if filed.statement.person != _checked(vote, Act.ANNOTATE, event):
        raise Refusal(Reason.NOT_ENTITLED, vote.applied.source("reservation_hours"))
    statements = list(stored.statements)
    after = replace(filed, words=event.words, reworded_at=event.acting.at)
    statements[event.statement - 1] = after
    return replace(stored, statements=tuple(statements))


def _checked(vote: Vote, act: Act, event: Reserved | Noted | Worded) -> int:
    check_now(vote, act, event.acting.at)
    return voter(vote, event.acting)


def _filed(stored: Stored, statement: Statement, words: str) -> Stored:
    return replace(stored, statements=(*stored.statements, Filed(statement, words)))


def _said(before: Mapping[int, str], person: int, words: str) -> Mapping[int, str]:
    others = {each: said for each, said in before.items() if each != person}
    return {**others, person: words} if words else others
