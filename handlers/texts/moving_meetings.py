"""What is said of meetings that are moved, altered and cancelled (R21, D13)."""

from collections.abc import Sequence
from dataclasses import dataclass

from governance.meeting_cautions import Warned
from governance.meetings import Kind, Meeting, State
from governance.provenance import Source, charter, setting
from handlers.answer import Answer, Choices, Fact, Facts, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts import meeting_cautions, vote_buttons
from handlers.texts.formats import listed, weekday_moment
from handlers.texts.meeting_words import name, title, when, where
from handlers.texts.meetings import call_facts
from handlers.texts.planning_meetings import grounds
from storage.stored_vote import Stored

MOVE = "flytta ett möte och tala om det för dem det gäller"
CANCEL = "ställ in ett möte och tala om det för dem det gäller"

TOLD: Source = setting("besked om flyttade och inställda möten")
AGAIN = "Kallelsen kommer på nytt. Den som har svarat på den förra svarar igen."
"""What whoever was called is told when the call holds no more."""


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
        Text(f"{_is_moved(view, before)}{told_now(view, made.told)}"),
        Facts((*_facts(view, before), *call_facts(view))),
        *(Text(_follows(each)) for each in made.drafts),
        *meeting_cautions.texts(view.meeting, warned),
        *buttons.rows(view),
    )
    return Answer(title(view.meeting), parts, (*grounds(view, warned), TOLD))


def _follows(draft: Stored) -> str:
    closes = weekday_moment(draft.draft.closes_at)
    return f"Utkastet till omröstning {draft.id} följer med mötet och stänger nu {closes}."


def move_notice(view: View, before: Meeting, told: Sequence[int], *, called_anew: bool) -> Answer:
    """What those who knew of it are told."""
    called = once_called(view, told) and called_anew
    again = AGAIN if called else ""
    text = f"{_is_moved(view, before)} {again}".strip()
    ways_on = Choices((buttons.show(view.meeting), buttons.call(view.meeting)))
    parts = (Text(text), Facts(_facts(view, before)), ways_on)
    moves = view.meeting.slot != before.slot
    done = "är flyttat" if moves else f"har {listed(_news(view.meeting, before))}"
    return Answer(f"{name(view.meeting)} {done}", parts, (TOLD,))


def _is_moved(view: View, before: Meeting) -> str:
    found = view.meeting
    holds = " Kallelsen och svaren på den gäller." if view.state is State.CALLED else ""
    return f"{name(found)}, {found.kind}, har {listed(_news(found, before))}.{holds}"


def _news(found: Meeting, before: Meeting) -> tuple[str, ...]:
    """What of a meeting is another than it was."""
    changes = {
        "ny dag": found.day != before.day,
        "ny tid": found.start != before.start,
        "ny sluttid": found.start == before.start and found.ends != before.ends,
        "ny plats": found.place != before.place,
    }
    return tuple(said for said, changed in changes.items() if changed)


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
        Text(f"Mötet är inställt.{told_now(view, told)}"),
        Facts((Fact("Skäl", found.cancelled),)),
        *(Text(_stranded(each)) for each in drafts),
    )
    shown = tuple(vote_buttons.show(each) for each in drafts)
    again = (*buttons.resume(view), buttons.NEW, buttons.year(found.day.year))
    ways_on = Choices((*shown, *again))
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


def once_called(view: View, told: Sequence[int]) -> bool:
    """Whether others than those invited beside are told: they were called to it once."""
    return bool(frozenset(told).difference(view.called.beside))


def told_now(view: View, told: Sequence[int]) -> str:
    """Whom it is told now, as it stands after what was done."""
    whom = ""
    if once_called(view, told):
        whom = " och till var och en som var kallad"
    elif told:
        whom = " och till dem som är inbjudna"
    return f" Det sägs nu i styrgruppens kanal{whom}."
