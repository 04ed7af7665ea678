"""The words for meetings: what they are called, when they are, and how they stand."""

from collections.abc import Mapping

from governance.agenda import Item, ItemKind
from governance.meetings import Kind, Meeting, State
from handlers.answer import Column, Table
from handlers.meeting_view import View
from handlers.texts.formats import short, weekday

STATES: Mapping[State, str] = {
    State.PLANNED: "planerat",
    State.CALLED: "kallat",
    State.GOING_ON: "pågår",
    State.UNCONFIRMED: "har varit, men är inte avslutat",
    State.HELD: "hållet",
    State.CANCELLED: "inställt",
}
"""Each state as it stands after "Läge"."""
KINDS: Mapping[ItemKind, str] = {
    ItemKind.INFORMATION: "Information",
    ItemKind.PREPARATION: "Beredning",
    ItemKind.DECISION: "Beslut",
}


def title(meeting: Meeting) -> str:
    """A meeting by its number, kind and day."""
    return f"{name(meeting)}: {meeting.kind} {weekday(meeting.day)}"


def lower_title(meeting: Meeting) -> str:
    """A meeting as it stands after other words."""
    said = title(meeting)
    return f"{said[0].lower()}{said[1:]}"


def name(meeting: Meeting) -> str:
    """A meeting by its number."""
    return f"Möte {meeting.number}"


def hours(meeting: Meeting) -> str:
    """From when to when; empty where nobody has said."""
    if meeting.ends is not None:
        return f"kl. {meeting.start:%H.%M}–{meeting.ends:%H.%M}"
    return f"kl. {meeting.start:%H.%M}" if meeting.timed else ""


def when(meeting: Meeting) -> str:
    """The day in words, with the hours."""
    return f"{weekday(meeting.day)} {hours(meeting)}".strip()


def where(meeting: Meeting) -> str:
    """The place."""
    return meeting.place or "inte bestämd"


def a_kind(kind: Kind) -> str:
    """The kind with its article."""
    return "ett sammanträde" if kind is Kind.MEETING else "en konferens"


def agenda(view: View) -> tuple[Table, ...]:
    """The agenda as a table; nothing while it is empty."""
    if not view.items:
        return ()
    titles = ("Typ", "Rubrik", "Ansvarig", "Minuter", "Underlag")
    columns = (Column("Punkt", numeric=True), *(Column(each) for each in titles))
    rows = tuple(_row(view, item) for item in view.items)
    return (Table("Dagordning", columns, rows),)


def _row(view: View, item: Item) -> tuple[str, ...]:
    broken = ", avbruten" if view.broken_off(item) else ""
    vote = f" (omröstning {item.vote}{broken})" if item.vote is not None else ""
    return (
        str(item.position),
        f"{KINDS[item.kind]}{vote}",
        item.title,
        view.title_of(item.owner) if item.owner is not None else "",
        "" if item.minutes is None else str(item.minutes),
        " ".join(item.papers),
    )


def named(item: Item) -> str:
    """An item by its place and its title."""
    return f"punkt {item.position}, {short(item.title)}"
