"""What is said of meetings that are planned, moved and cancelled (R21, D13)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from governance.local_time import before as comes_before
from governance.meeting_cautions import Warned
from governance.meetings import Kind, Meeting
from governance.provenance import Source, charter, setting
from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts import meeting_cautions, vote_buttons
from handlers.texts.formats import weekday_moment
from handlers.texts.meeting_words import name, title, when, where
from handlers.texts.meetings import call_facts
from storage.stored_vote import Stored

NEW = "lägg in ett möte, som det kallas till när tiden är inne"
NEW_HINTS: Mapping[str, str] = {
    "datum": "Mötets dag, till exempel 2027-02-11.",
    "tid": "Från och till, till exempel 10:00-12:00.",
    "plats": "Var mötet hålls, eller en länk till det.",
    "typ": "Sammanträde om inget väljs. Konferenser räknas för sig.",
}
MOVE = "flytta ett möte och tala om det för dem det gäller"
CANCEL = "ställ in ett möte och tala om det för dem det gäller"

TOLD: Source = setting("besked om flyttade och inställda möten")


def planned(view: View, warned: Sequence[Warned]) -> Answer:
    """The receipt for a new meeting, with what to be careful of."""
    found = view.meeting
    passed = not comes_before(view.at, found.starts_at)
    parts: tuple[Part, ...] = (
        Text("Mötet är inlagt."),
        Facts((Fact("När", when(found)), Fact("Plats", where(found)), *call_facts(view))),
        *meeting_cautions.texts(found, warned),
        *((Text(_afterwards(found)),) if passed else ()),
        *buttons.rows(view),
    )
    return Answer(title(found), parts, _sources(view, warned))


def _afterwards(found: Meeting) -> str:
    """What is left to do with a meeting recorded when it has been."""
    rest = "" if found.kind is Kind.CONFERENCE else "Anteckna närvaron och "
    ending = "avsluta" if rest else "Avsluta"
    return f"Mötet har redan varit. {rest}{ending} det, så räknas det som hållet."


@dataclass(frozen=True, slots=True)
class Moved:
    """A meeting as it was and as it is, who is told besides the channel, the drafts that follow."""

    before: Meeting
    view: View
    told: tuple[int, ...]
    drafts: Sequence[Stored]


def moved(made: Moved, warned: Sequence[Warned]) -> Answer:
    """The receipt for a move, with what to be careful of."""
    before, view = made.before, made.view
    parts: tuple[Part, ...] = (
        Text(f"{_is_moved(view)}{_told(view, made.told)}"),
        Facts((*_facts(view, before), *call_facts(view))),
        *(Text(_follows(each)) for each in made.drafts),
        *meeting_cautions.texts(view.meeting, warned),
        *buttons.rows(view),
    )
    return Answer(title(view.meeting), parts, (*_sources(view, warned), TOLD))


def _follows(draft: Stored) -> str:
    closes = weekday_moment(draft.draft.closes_at)
    return f"Utkastet till omröstning {draft.id} följer med mötet och stänger nu {closes}."


def move_notice(view: View, before: Meeting, told: Sequence[int]) -> Answer:
    """What those who knew of it are told."""
    called = _once_called(view, told) and view.calls_at is not None
    again = "Kallelsen kommer på nytt." if called else ""
    text = f"{_is_moved(view)} {again}".strip()
    ways_on = Choices((buttons.show(view.meeting), buttons.call(view.meeting)))
    parts = (Text(text), Facts(_facts(view, before)), ways_on)
    return Answer(f"{name(view.meeting)} är flyttat", parts, (TOLD,))


def _is_moved(view: View) -> str:
    return f"{name(view.meeting)}, {view.meeting.kind}, har ny tid eller plats."


def _facts(view: View, before: Meeting) -> tuple[Fact, ...]:
    found = view.meeting
    times = ((when(before), when(found)), (where(before), where(found)))
    return tuple(
        Fact(label, f"{now} (förut {then})" if then != now else now)
        for label, (then, now) in zip(("När", "Plats"), times, strict=True)
    )


def cancelled(view: View, told: Sequence[int], drafts: Sequence[Stored]) -> Answer:
    """The receipt for a cancellation, with what becomes of the drafts of votes on the meeting."""
    found = view.meeting
    parts: tuple[Part, ...] = (
        Text(f"Mötet är inställt.{_told(view, told)}"),
        Facts((Fact("Skäl", found.cancelled),)),
        *(Text(_stranded(each)) for each in drafts),
    )
    shown = tuple(vote_buttons.show(each) for each in drafts)
    ways_on = Choices((*shown, buttons.NEW, buttons.year(found.day.year)))
    counted = charter("R22" if found.kind is Kind.CONFERENCE else "R21")
    return Answer(title(found), (*parts, ways_on), (counted, TOLD))


def _stranded(draft: Stored) -> str:
    return (
        f"Utkastet till omröstning {draft.id} hör till mötet och kan inte öppnas där. Flytta det "
        f"till ett annat möte med ”omröstning {draft.id} ändra möte=<nr>”, eller avbryt det."
    )


def cancel_notice(view: View) -> Answer:
    """What those who knew of it are told."""
    found = view.meeting
    facts = (Fact("Skulle ha varit", when(found)), Fact("Skäl", found.cancelled))
    text = Text(f"{name(found)}, {found.kind}, är inställt.")
    if found.kind is Kind.CONFERENCE:
        text = Text(f"{name(found)}, {found.kind}, är inställd.")
    ways_on = Choices((buttons.ALL,))
    return Answer(f"{name(found)} är inställt", (text, Facts(facts), ways_on), (TOLD,))


def _once_called(view: View, told: Sequence[int]) -> bool:
    """Whether others than those invited beside are told: they were called to it once."""
    return bool(frozenset(told).difference(view.called.beside))


def _told(view: View, told: Sequence[int]) -> str:
    whom = ""
    if _once_called(view, told):
        whom = " och till var och en som var kallad"
    elif told:
        whom = " och till dem som är inbjudna"
    return f" Det sägs nu i styrgruppens kanal{whom}."


def _sources(view: View, warned: Sequence[Warned]) -> tuple[Source, ...]:
    conference = view.meeting.kind is Kind.CONFERENCE
    counted = charter("R22" if conference else "R21")
    call = () if conference else (view.applied.source("notice_days"),)
    return tuple(dict.fromkeys((counted, *call, *(each.source for each in warned))))
