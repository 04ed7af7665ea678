"""What is told of a vote, one fact a line, each rule with its mark."""

from collections.abc import Iterator
from datetime import datetime

from governance.acts import State
from governance.adoptions import AppliedOrder
from governance.counting import tally
from governance.drafts import Draft, Shown
from governance.matters import MATTERS, OUTSIDE_FRAME, Purpose, ResourceFrame, outside_frame
from governance.provenance import reading
from governance.room import Form
from handlers.answer import Fact
from handlers.texts import tallies
from handlers.texts.formats import day, kronor, together, weekday_moment
from handlers.vote_view import View
from storage.stored_vote import Stored

FORMS = {Form.CAPSULAM: "per capsulam", Form.MEETING: "på möte"}
STATES = {
    State.DRAFT: "utkast, inte öppnad",
    State.OPEN: "öppen",
    State.COUNTING: "stängd, räknas",
    State.WAITING: "stängd, väntar på utslagsröst",
    State.CLOSED: "stängd",
    State.CANCELLED: "avbruten",
    State.MEETING_REQUESTED: "stoppad, sammanträde är begärt",
}
CLOSES = {
    State.OPEN: "Stänger",
    State.CANCELLED: "Skulle stänga",
    State.MEETING_REQUESTED: "Skulle stänga",
}
"""What is said of the closing time while nothing has been counted."""


def closing(stored: Stored) -> datetime:
    """When a vote closes, or is meant to."""
    return stored.draft.closes_at if stored.vote is None else stored.vote.closes_at


def there(stored: Stored) -> str:
    """How many of the members are there, or were when it was counted."""
    if stored.room is None:
        raise LookupError(stored.id)
    return f"{len(stored.room.there)} av {len(stored.room.members)}"


def chain(stored: Stored) -> Fact:
    """Where the vote's chain stands: what a later check is held against."""
    return Fact("Kedja", f"{stored.sequence} händelser, huvud {stored.digest}")


def of_draft(view: View, frame: ResourceFrame | None) -> Iterator[Fact]:
    """What is told of the matter, before and after it is opened."""
    draft = view.stored.draft
    yield Fact("Ärende", matter(draft))
    yield Fact("Form", f"{FORMS[draft.form]}{_meeting(view)}")
    for paper in draft.papers:
        yield Fact("Underlag", paper.link)
    if draft.amount is not None:
        yield Fact("Belopp", f"{kronor(draft.amount)}{_outside(draft.amount, frame)}")
    if frame is not None:
        yield Fact(f"Resursram {frame.year}", f"{kronor(frame.amount)} ({frame.decision})")
    if draft.contact:
        yield Fact("Kontakt", draft.contact)


def _meeting(view: View) -> str:
    """The day of the meeting, and its place."""
    if view.meeting is None:
        return ""
    place = f", {view.meeting.place}" if view.meeting.place else ""
    return f" {day(view.meeting.day)}{place}"


def carries(form: Form, applied: AppliedOrder) -> str:
    """What carries the proposal."""
    order = applied.order
    if not applied.adopted:
        return f"7 av 7 bifall {tallies.mark(reading('A17'))}"
    if form is Form.CAPSULAM:
        source = tallies.mark(applied.source("capsulam_majority"))
        return f"minst {order.capsulam_majority} av 7 bifall {source}"
    majority = tallies.mark(applied.source("meeting_majority"))
    quorum = tallies.mark(applied.source("quorum"))
    needed = f"{order.meeting_majority} majoritet av avgivna {majority}"
    return f"{needed}, minst {order.quorum} av 7 närvarande utan jäv {quorum}"


def matter(draft: Draft) -> str:
    """A matter, and who decides it when it is only prepared here."""
    if draft.purpose is Purpose.DECISION:
        return str(draft.matter)
    return f"{draft.matter}, beredning: beslutas av {MATTERS[draft.matter].body}"


def _outside(amount: int, frame: ResourceFrame | None) -> str:
    source = tallies.mark(OUTSIDE_FRAME)
    beyond = f", utanför resursram: kräver regionernas beslut {source}"
    return beyond if outside_frame(amount, frame) else ""


def of_vote(view: View) -> Iterator[Fact]:
    """What is told of a vote that has been opened."""
    stored = view.stored
    yield Fact("Läge", STATES[view.state])
    yield from of_draft(view, stored.frame)
    yield Fact(CLOSES.get(view.state, "Stängdes"), _closes(view))
    if stored.vote is not None:
        if len(stored.wordings) > 1:
            yield Fact("Version", f"{stored.vote.version}, rättad: tidigare röster är nollställda")
        if view.state is State.OPEN:
            yield Fact("Bifalls med", carries(stored.draft.form, stored.vote.applied))
        yield Fact("Arbetsordning", order(stored.vote.applied))
    yield from _turnout(view)


def order(applied: AppliedOrder) -> str:
    """The order a vote runs under."""
    return (
        f"beslut {applied.decision}" if applied.adopted else "förslaget, som ännu inte är antaget"
    )


def _closes(view: View) -> str:
    # Not how long is left: a card stays as it was drawn while the days pass.
    return weekday_moment(view.stored.closed_at or closing(view.stored))


def _turnout(view: View) -> Iterator[Fact]:
    if view.state not in {State.OPEN, State.COUNTING, State.WAITING}:
        return
    room = view.room
    voted = tuple(view.title_of(each) for each in room.voted)
    names = f": {together(voted)}" if voted else ""
    yield Fact("Har röstat", f"{len(voted)} av {len(room.taking_part)}{names}")
    if room.conflicted:
        yield Fact("Jäv", together(view.title_of(each) for each in sorted(room.conflicted)))
    for place in view.stored.open_objections:
        against = view.title_of(view.stored.objections[place - 1].against)
        yield Fact("Jävsinvändning", f"mot {against}, inte avgjord")
    if view.stored.draft.shown is Shown.RUNNING and view.stored.vote is not None:
        counts = tally(view.stored.vote.applied, room).counts
        yield Fact("Ställning", tallies.counts(counts))
    if view.person is not None and view.person in room.ballots:
        locked = ", låst" if view.person in room.locked else ""
        yield Fact("Din röst", f"{tallies.BALLOTS[room.ballots[view.person]]}{locked}")
