"""What follows a count: the register's entry, an order adopted, and everybody told (D11)."""

from dataclasses import replace

from governance.acts import State
from governance.adoptions import by_vote
from governance.decisions import Entry, beside, deciders
from governance.local_time import local
from governance.matters import Matter, Purpose
from governance.tally import Outcome
from handlers.announcing import Announcer
from handlers.minutes_posts import ask_for
from handlers.texts import notices
from handlers.vote_view import View
from storage import adoptions, people, register
from storage.archive import Archive
from storage.journal import Act
from storage.stored_vote import Stored


def conclude(stored: Stored, made: Act, archive: Archive) -> View:
    """Tell what a count made of a vote: the decision, which is entered, or what it now waits for.

    Of several proposals it may be a step, after which the next one goes on, unless time is out.
    """
    view = View(stored, made.at, people.load(archive))
    announcer = Announcer(stored, made.at, archive)
    match stored.state:
        case State.CLOSED:
            view = _entered(view, made, archive)
        case State.WAITING:
            announcer.over(notices.waiting(view))
            _ask_presiding(stored, made, archive)
        case State.CANCELLED:
            announcer.over(notices.cancelled(stored))
        case _:
            announcer.stepped(notices.step(stored))
    ask_for(stored.meeting, made.at, archive)
    return view


def _entered(view: View, made: Act, archive: Archive) -> View:
    """Enter the decision, and tell it."""
    stored = view.stored
    entry = entry_of(view, archive)
    register.enter(archive, _act("beslut fört in", made), entry, (stored.id, stored.digest))
    _adopt(stored, entry, made, archive)
    view = replace(view, decision=str(entry.number))
    Announcer(stored, made.at, archive).over(notices.result(view))
    return view


def entry_of(view: View, archive: Archive) -> Entry:
    """What the register holds of a counted vote."""
    stored = view.stored
    if stored.result is None or stored.closed_at is None:
        raise LookupError(stored.id)
    return Entry(
        number=register.number_at(archive, stored.closed_at),
        kind=stored.draft.purpose,
        matter=stored.draft.matter,
        day=local(stored.closed_at).date(),
        title=stored.draft.title,
        text=decided_text(stored),
        outcome=outcome_of(stored),
        basis=f"omröstning {stored.id}",
        presented_by=view.title_of(stored.author) if stored.author is not None else "",
        deciders=deciders(view.room),
        beside=beside(view.room),
    )


def outcome_of(stored: Stored) -> Outcome:
    """What the vote came to; of several proposals, whether one of them won."""
    if stored.result is None:
        raise LookupError(stored.id)
    won = stored.steps and stored.steps[-1].winner is not None
    return Outcome.CARRIED if won else stored.result.outcome


def decided_text(stored: Stored) -> str:
    """The wording that was decided on; of several proposals the one that won."""
    winner = stored.steps[-1].winner if stored.steps else None
    return stored.proposals[int(winner) - 1] if winner is not None else stored.draft.proposal


def _adopt(stored: Stored, entry: Entry, made: Act, archive: Archive) -> None:
    carried = stored.result is not None and stored.result.outcome is Outcome.CARRIED
    decision = stored.draft.purpose is Purpose.DECISION
    if stored.draft.matter is not Matter.WORKING_ORDER or not (carried and decision):
        return
    if stored.order is None or stored.closed_at is None:
        raise LookupError(stored.id)
    adopted = by_vote(stored.order, str(entry.number), stored.closed_at, stored.id)
    adoptions.adopt(archive, _act("arbetsordning antagen", made), adopted)


def _ask_presiding(stored: Stored, made: Act, archive: Archive) -> None:
    casting = stored.result.casting if stored.result is not None else None
    if casting is not None and casting.person is not None and stored.closed_at is not None:
        notice = notices.settle(stored, stored.closed_at)
        Announcer(stored, made.at, archive).tell(casting.person, notice)


def _act(name: str, made: Act) -> Act:
    return Act(name, made.at, made.actor)
