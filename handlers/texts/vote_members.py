"""The members in a vote: the electorate, who has voted, and in the end how each did."""

from collections.abc import Iterator
from datetime import datetime

from governance.acts import State
from governance.electorate import Elector
from governance.local_time import before
from governance.reservations import Kind, in_effect
from handlers.answer import Column, Fact, Facts, Part, Table
from handlers.texts import tallies
from handlers.vote_view import View
from storage.stored_vote import Filed

OVER = {State.CLOSED}
ROLL = "Röstlängd, fastställd när omröstningen öppnades"
LATER = "texten kan lämnas tills protokollet är justerat"
KINDS = {Kind.RESERVATION: "Reservation", Kind.NOTE: "Protokollsanteckning"}


def parts(view: View) -> Iterator[Part]:
    """The electorate for those who ask, and once it is over how everybody voted."""
    vote = view.stored.vote
    if vote is None or view.state in {State.CANCELLED, State.MEETING_REQUESTED}:
        return
    if view.state in OVER or not view.to_all:
        rows = tuple(_row(view, elector) for elector in vote.electorate)
        columns = tuple(Column(title) for title in ("Stol", "Ledamot", "Konto", "Röst"))
        caption = "Så röstade ledamöterna" if view.state in OVER else ROLL
        yield Table(caption, columns, rows)
    left = statements(view)
    if left:
        yield Facts(left)


def statements(view: View) -> tuple[Fact, ...]:
    """The reservations and notes that stand, once it is over."""
    return tuple(Fact(_label(view, each), each.words or LATER) for each in _shown(view))


def worded_since(view: View, at: datetime) -> tuple[str, ...]:
    """The reservations and notes that stand and whose text has been given since a moment."""
    given = (each for each in _shown(view) if each.words and not before(each.worded_at, at))
    return tuple(_label(view, each) for each in given)


def _row(view: View, elector: Elector) -> tuple[str, ...]:
    account = "kopplat" if elector.accounts else "saknas"
    return (str(elector.seat), view.title_of(elector.person), account, said(view, elector.person))


def said(view: View, person: int) -> str:
    """How a member stands in a vote: how they voted once it is over, before that whether."""
    room = view.room
    if person in room.conflicted:
        return "jäv"
    if person not in room.there:
        return "frånvarande"
    if view.state not in OVER:
        return "har röstat" if person in room.ballots else ""
    if person not in room.ballots:
        return "har inte svarat"
    reason = view.stored.reasons.get(person)
    voted = tallies.BALLOTS[room.ballots[person]]
    return f"{voted}: {reason}" if reason else voted


def _shown(view: View) -> tuple[Filed, ...]:
    """Reservations only once it is known that they stand: before, they would tell the ballot."""
    if view.state not in OVER:
        return ()
    course = view.stored.course_at(view.at)
    return tuple(
        each for each in view.stored.statements if in_effect(course, view.room, each.statement)
    )


def _label(view: View, filed: Filed) -> str:
    return f"{KINDS[filed.statement.kind]}, {view.title_of(filed.statement.person)}"
