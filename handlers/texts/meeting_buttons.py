"""The buttons of a meeting: what can be done to it now, by whoever looks."""

from collections.abc import Iterator, Sequence
from datetime import time

from governance.agenda import Item, ItemKind, may_edit
from governance.meeting_acts import Act, allowed
from governance.meetings import Kind, Meeting, State
from handlers.answer import Choice, Choices, Style
from handlers.ask import Chosen
from handlers.meeting_view import View

ALL = Choice("Alla möten", Chosen("möten", {}))
NEW = Choice("Nytt möte", Chosen("möte nytt", {}), opens_form=True)
ORDINARY = (time(10), time(12))
ORDINARY_HOURS = "10:00-12:00"
"""The hours a meeting is proposed to have."""
MOST_EDITED = 5
"""How many items have a button each to be changed by; the others are changed by their number."""


def show(meeting: Meeting) -> Choice:
    """The button that shows a meeting."""
    return Choice(f"Möte {meeting.number}", Chosen("möte", _number(meeting)))


def minutes(meeting: Meeting) -> Choice:
    """The button that shows a meeting's minutes."""
    return Choice("Protokollet", Chosen("protokoll", _number(meeting)))


def call(meeting: Meeting) -> Choice:
    """The button that shows a meeting's call, with the calendar file; a conference has no call."""
    conference = meeting.kind is Kind.CONFERENCE
    label = "Kalenderfil" if conference else "Kallelse och kalenderfil"
    return Choice(label, Chosen("kallelse", _number(meeting)))


def reopen(meeting: Meeting) -> Choice:
    """The button that takes back that a meeting is over."""
    fields = {**_number(meeting), "gäller": State.HELD.value}
    return Choice("Ångra", Chosen("möte återuppta", fields))


def resume(view: View) -> tuple[Choice, ...]:
    """The button that takes back that a meeting is cancelled, while it has not begun."""
    if view.state is not State.CANCELLED or not (view.viewer.plans and _may(view, Act.REOPEN)):
        return ()
    sure = "Mötet hålls ändå, och alla som har fått veta att det är inställt får besked."
    chosen = Chosen("möte återuppta", {**_number(view.meeting), "gäller": State.CANCELLED.value})
    return (Choice("Återuppta", chosen, confirm=sure),)


def year(of: int) -> Choice:
    """The button that shows a year's meetings."""
    return Choice(f"Möten {of}", Chosen("möten", {"år": str(of)}))


def propose(of: int, style: Style = Style.PLAIN) -> Choice:
    """The button that proposes a year's meetings."""
    return Choice(f"Föreslå möten {of}", Chosen("möten föreslå", {"år": str(of)}), style)


def replies(view: View) -> tuple[Choice, ...]:
    """The two answers to the call, for those who are called, and in a channel."""
    viewer = view.viewer
    called = viewer.to_all or viewer.person in view.called.everybody
    if not (called and _may(view, Act.REPLY)):
        return ()
    return (
        Choice("Kommer", Chosen("möte kommer", answered(view.meeting)), Style.PRIMARY),
        Choice("Kommer inte", Chosen("möte kommer-inte", answered(view.meeting))),
    )


def add_item(view: View) -> tuple[Choice, ...]:
    """The button that adds to the agenda: every member's until the call has gone out."""
    return (_form("Lägg till punkt", "möte punkt", view.meeting),) if _adds(view) else ()


def edit_items(view: View, items: Sequence[Item]) -> tuple[Choice, ...]:
    """The buttons that change some items, of those who may: filled with what the item is."""
    viewer = view.viewer
    found = items if _adds(view) else ()
    mine = [each for each in found if may_edit(each, viewer.person, plans=viewer.plans)]
    return tuple(_edit(view.meeting, each) for each in mine[:MOST_EDITED])


def _edit(meeting: Meeting, item: Item) -> Choice:
    fields = {**_number(meeting), "punkt": str(item.position)}
    chosen = Chosen("möte punkt ändra", fields)
    return Choice(f"Ändra punkt {item.position}", chosen, opens_form=True)


def _adds(view: View) -> bool:
    """Whether the agenda is open to who looks."""
    act = Act.TEND_AGENDA if view.viewer.plans else Act.ADD_ITEM
    return view.viewer.adds and _may(view, act)


def rows(view: View) -> tuple[Choices, ...]:
    """Every button of a meeting now."""
    planned = (*_planning(view), *resume(view)) if view.viewer.plans else ()
    held = tuple(_holding(view)) if view.viewer.plans else ()
    agenda = (*add_item(view), *edit_items(view, view.items))
    found = ((*replies(view), *agenda), planned, held, tuple(_ways_on(view)))
    return tuple(Choices(choices) for choices in found if choices)


def _planning(view: View) -> Iterator[Choice]:
    meeting = view.meeting
    if _may(view, Act.CALL):
        sure = "Kallelsen går ut nu, till styrgruppens kanal och till var och en."
        chosen = Chosen("möte kalla", _number(meeting))
        yield Choice("Kalla nu", chosen, confirm=sure)
    if _may(view, Act.INVITE):
        yield _form("Bjud in", "möte bjud-in", meeting)
    if _may(view, Act.MOVE):
        yield _form("Flytta", "möte flytta", meeting)
    if view.roll is None and _may(view, Act.CANCEL):
        yield _form("Ställ in", "möte ställ-in", meeting, Style.DANGER)


def _holding(view: View) -> Iterator[Choice]:
    meeting = view.meeting
    if _may(view, Act.CALL_ROLL):
        yield _form("Närvaro", "möte närvaro", meeting, Style.PRIMARY)
    if _may(view, Act.ELECT):
        yield _form("Mötesordförande", "möte leds-av", meeting)
    if _may(view, Act.TEND_AGENDA):
        yield from (_vote(view, item) for item in view.items if _to_vote_on(view, item))
    conference = meeting.kind is Kind.CONFERENCE
    if _may(view, Act.END) and (conference or view.roll is not None):
        sure = "Efter mötet går det inte att reservera sig eller att anteckna närvaro."
        chosen = Chosen("möte avsluta", _number(meeting))
        ends = "Styrgruppen deltog" if conference else "Mötet är slut"
        yield Choice(ends, chosen, confirm="" if conference else sure)


def _to_vote_on(view: View, item: Item) -> bool:
    return item.kind is ItemKind.DECISION and (item.vote is None or view.broken_off(item))


def _vote(view: View, item: Item) -> Choice:
    """The button that opens the form of a vote on an item, filled with what is known of it."""
    meeting = view.meeting
    fields = {
        "form": "möte",
        "möte": str(meeting.number),
        "punkt": str(item.position),
        "rubrik": item.title,
        **({"underlag": item.papers[0]} if item.papers else {}),
    }
    chosen = Chosen("omröstning ny", fields)
    return Choice(f"Omröstning om punkt {item.position}", chosen, opens_form=True)


def _ways_on(view: View) -> Iterator[Choice]:
    for vote in view.votes:
        yield Choice(f"Visa omröstning {vote}", Chosen("omröstning", {"nr": str(vote)}))
    if view.state is State.HELD and view.meeting.kind is Kind.MEETING:
        yield minutes(view.meeting)
    elif view.state is not State.CANCELLED:
        yield call(view.meeting)
    yield ALL


def _may(view: View, act: Act) -> bool:
    return allowed(act, view.meeting, view.at)


def _form(label: str, verb: str, meeting: Meeting, style: Style = Style.PLAIN) -> Choice:
    return Choice(label, Chosen(verb, _number(meeting)), style, opens_form=True)


def answered(meeting: Meeting) -> dict[str, str]:
    """What an answer to a call is about: the meeting, at the day and time it was drawn for."""
    return {**_number(meeting), "gäller": meeting.slot}


def _number(meeting: Meeting) -> dict[str, str]:
    return {"nr": str(meeting.number)}
