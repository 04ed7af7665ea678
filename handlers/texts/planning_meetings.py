"""What is said of meetings that are planned (R21, D13)."""

from collections.abc import Mapping, Sequence

from governance.local_time import before as comes_before
from governance.meeting_cautions import Warned
from governance.meetings import Kind, Meeting
from governance.provenance import Source, charter
from handlers.answer import Answer, Fact, Facts, Part, Text
from handlers.meeting_view import View
from handlers.texts import meeting_buttons as buttons
from handlers.texts import meeting_cautions
from handlers.texts.meeting_words import title, when, where
from handlers.texts.meetings import call_facts

NEW = "lägg in ett möte, som det kallas till när tiden är inne"
NEW_HINTS: Mapping[str, str] = {
    "datum": "Mötets dag, till exempel 2027-02-11.",
    "tid": "Från och till, till exempel 10:00-12:00.",
    "plats": "Var mötet hålls, eller en länk till det.",
    "typ": "Sammanträde om inget väljs. Konferenser räknas för sig.",
}


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
    return Answer(title(found), parts, grounds(view, warned))


def _afterwards(found: Meeting) -> str:
    """What is left to do with a meeting recorded when it has been."""
    rest = "" if found.kind is Kind.CONFERENCE else "Anteckna närvaron och "
    ending = "avsluta" if rest else "Avsluta"
    return f"Mötet har redan varit. {rest}{ending} det, så räknas det som hållet."


def grounds(view: View, warned: Sequence[Warned]) -> tuple[Source, ...]:
    """What a meeting to come stands on, and the warnings of it."""
    conference = view.meeting.kind is Kind.CONFERENCE
    counted = charter("R22" if conference else "R21")
    call = () if conference else (view.applied.source("notice_days"),)
    return tuple(dict.fromkeys((counted, *call, *(each.source for each in warned))))
