"""What is said of one meeting as it stands (R21, D1, D13, A6)."""

from collections.abc import Iterator, Sequence

from governance.agenda import too_long
from governance.attendance import PRESIDING
from governance.meetings import Kind, Meeting, State
from governance.provenance import Source, charter
from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts import tallies
from handlers.texts.formats import plural, together, weekday_moment
from handlers.texts.meeting_answers import BEFORE, all_asked, coming, grounds
from handlers.texts.meeting_words import STATES, agenda, title, when, where
from handlers.texts.vote_facts import there
from storage.stored_vote import Stored

ONE = "ett möte, eller nästa, med dagordning och vilka som kommer"


def none_coming(*, plans: bool) -> Answer:
    """That no meeting is planned."""
    planning = (buttons.NEW,) if plans else ()
    parts = (Text("Inget möte är planerat."), Choices((*planning, buttons.ALL)))
    return Answer("Nästa möte", parts, (charter("R21"),))


def meeting(view: View) -> Answer:
    """One meeting as it stands."""
    empty = (
        (Text("Dagordningen är tom."),)
        if view.meeting.kind is Kind.MEETING and not view.items
        else ()
    )
    parts: tuple[Part, ...] = (
        Facts(tuple(_facts(view))),
        *agenda(view),
        *empty,
        *_too_long(view),
        *buttons.rows(view),
    )
    return Answer(title(view.meeting), parts, _grounds(view))


def _facts(view: View) -> Iterator[Fact]:
    found = view.meeting
    yield Fact("Läge", f"{STATES[view.state]}{_why(found)}")
    yield Fact("När", when(found))
    yield Fact("Plats", where(found))
    if view.state in BEFORE:
        yield from call_facts(view)
    yield from coming(view, asked=all_asked(view))
    yield from present(view)


def _why(found: Meeting) -> str:
    return f": {found.cancelled}" if found.cancelled else ""


def call_facts(view: View) -> Iterator[Fact]:
    """When the call goes out, or went."""
    mark = tallies.mark(view.applied.source("notice_days"))
    if view.meeting.called_at is not None:
        yield Fact("Kallelsen", f"gick ut {weekday_moment(view.meeting.called_at)}")
    elif view.calls_at is not None:
        yield Fact("Kallelsen", f"går ut {weekday_moment(view.calls_at)} {mark}")
        if view.calls_at.date() > view.notice_day:
            days = view.applied.order.notice_days
            yield Fact("Observera", f"kallelsen går ut mindre än {days} dagar före mötet {mark}")
        yield Fact("Dagordningen", "varje ledamot kan lägga till punkter tills kallelsen går ut")
    elif view.meeting.kind is Kind.MEETING and not view.meeting.timed:
        asked = f"”möte {view.meeting.number} flytta tid=10:00-12:00”"
        yield Fact("Kallelsen", f"går ut först när mötet har en tid: ange den med {asked}")


def present(view: View) -> Iterator[Fact]:
    """Who is there, whether they are enough, and who presides.

    A vote that was counted with others there keeps its own roll, which is told beside it.
    """
    found = view.attendance
    if found is None:
        return
    count = f"{len(found.members)} av {len(view.called.members)}"
    yield Fact("Närvarande", f"{count}: {_titles(view, found.members) or 'ingen'}")
    if found.beside:
        yield Fact("Närvarande utan rösträtt", _titles(view, found.beside))
    enough = "ja" if found.quorum.met else "nej"
    held = f"{found.quorum.has} av minst {found.quorum.needs}"
    yield Fact("Beslutförhet", f"{enough}, {held} {tallies.mark(found.quorum.source)}")
    for each in view.counted_on_others:
        yield Fact(f"Vid omröstning {each.id}", _there(view, each))
    leads = "ingen, välj någon med ”leds-av”"
    if found.presiding is not None:
        leads = view.title_of(found.presiding)
    label = "Ledde mötet" if view.state is State.HELD else "Leder mötet"
    yield Fact(label, f"{leads} {tallies.mark(PRESIDING)}")


def _there(view: View, counted: Stored) -> str:
    room = counted.room
    persons = () if room is None else tuple(each for each in room.members if each in room.there)
    return f"{there(counted)} närvarande: {_titles(view, persons) or 'ingen'}"


def _titles(view: View, persons: Sequence[int]) -> str:
    return together(view.title_of(each) for each in persons)


def _too_long(view: View) -> Iterator[Part]:
    over = too_long(view.items, view.meeting)
    if over:
        minutes = plural(over, "minut", "minuter")
        yield Text(f"Observera: punkterna beräknas ta {over} {minutes} längre än mötet.")


def _grounds(view: View) -> tuple[Source, ...]:
    meeting_kind = view.meeting.kind is Kind.MEETING
    counted_by = charter("R21" if meeting_kind else "R22")
    order = (view.applied.source("notice_days"),) if meeting_kind else ()
    held = (view.applied.source("quorum"), PRESIDING) if view.attendance is not None else ()
    return (counted_by, *order, *grounds(view, asked=all_asked(view)), *held)
