"""What is said of what to be careful of in a meeting that is planned."""

from collections.abc import Iterator, Sequence

from governance.meeting_cautions import Caution, Warned
from governance.meetings import Meeting
from governance.proposed_year import FREE_WEEKS
from handlers.answer import Text
from handlers.texts.formats import weekday
from handlers.texts.meeting_words import hours, name
from handlers.workdays import name_of


def texts(meeting: Meeting, warned: Sequence[Warned]) -> Iterator[Text]:
    """A paragraph for each caution."""
    return (Text(f"Observera: {_said(meeting, each)}") for each in warned)


def _said(meeting: Meeting, warned: Warned) -> str:
    match warned.caution:
        case Caution.FREE_DAY:
            called = name_of(meeting.day)
            known = f" ({called})" if called else ""
            return f"{weekday(meeting.day)} är ingen arbetsdag{known}."
        case Caution.SUMMER:
            week = meeting.day.isocalendar().week
            weeks = f"{FREE_WEEKS[0]}–{FREE_WEEKS[-1]}"
            return f"mötet ligger i vecka {week}. I vecka {weeks} har många semester."
        case Caution.OVERLAP:
            return f"tiden krockar med {_other(warned.other)}"
        case Caution.COMES_TWICE:
            return (
                f"{weekday(meeting.day)} går klockan från 03.00 tillbaka till 02.00, så "
                "klockslaget kommer två gånger. Den första gången gäller."
            )


def _other(meeting: Meeting | None) -> str:
    if meeting is None:
        return "ett annat möte."
    return f"{name(meeting).lower()}, {meeting.kind} {hours(meeting)}."
