"""What is said of the register of decisions: its pages, and what is overdue in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from governance.decisions import (
    REGISTER,
    Entry,
    FollowUp,
    Reason,
    is_overdue,
    is_pending,
    is_up_for_review,
)
from governance.matters import Purpose
from governance.tally import Outcome
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.register_reasons import Reason as Unknown
from handlers.texts.formats import day, days_left, plural, short

REGISTER_LINE = "besluten i registret: de senaste, ett års eller ett av dem med sitt bevis"
SEARCH = "beslut där vissa ord står"
FOLLOW_UP = (
    "anteckna vem som följer upp ett beslut, till när och hur det går; ett streck tömmer ett fält, "
    "som i ansvarig=-"
)
HINTS: Mapping[str, str] = {
    "ansvarig": "Vem som ser till att det blir gjort. Det som lämnas tomt här blir tomt.",
    "senast": "När det ska vara klart.",
    "granskas": "När beslutet ska ses över.",
    "diarienummer": "Till exempel RS 2026-1234.",
    "formellt": "Det formella beslutet i värden eller regionerna, om det behövs ett.",
}
TITLE = "Beslutsregistret"
LATE_SHOWN = 5

REFUSALS: Mapping[StrEnum, str] = {
    Unknown.NO_SUCH_DECISION: "Det finns inget beslut {decision} i registret.",
    Reason.BEFORE_THE_DECISION: "Det kan inte följas upp före beslutet, som togs {day}.",
}
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.CARRIED: "bifall",
    Outcome.NOT_CARRIED: "inte bifall",
    Outcome.WAITING: "väntar på utslagsröst",
}


@dataclass(frozen=True, slots=True)
class Line:
    """An entry with its follow-up, if it has one."""

    entry: Entry
    follow_up: FollowUp | None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the register, and what is overdue in all of it."""

    lines: Sequence[Line]
    overdue: Sequence[Line]
    today: date
    more: bool


def page(shown: Page, fields: Mapping[str, str]) -> Answer:
    """The newest entries of all years, or of the one in `fields`."""
    year = fields.get("vilket", "")
    title = f"{TITLE} {year}".rstrip()
    if not shown.lines:
        return Answer(title, (Text(_empty(year)), *_ways_on(shown, fields)), (REGISTER,))
    parts = (*overdue(shown), _table(shown), *_ways_on(shown, fields))
    return Answer(title, parts, (REGISTER,))


def found(shown: Page, words: str) -> Answer:
    """The entries that hold some words."""
    title = f"Beslut med ”{short(words)}”"
    everything = Choice("Alla beslut", Chosen("beslut", {}))
    if not shown.lines:
        text = "Inget beslut i registret har de orden i rubriken, texten eller grunden."
        return Answer(title, (Text(text), Choices((everything,))), (REGISTER,))
    older = _older(shown, Chosen("beslut sök", {"ord": words}))
    ways_on = Choices((*_entries(shown), *older, everything))
    return Answer(title, (_table(shown), ways_on), (REGISTER,))


def overdue(shown: Page) -> tuple[Part, ...]:
    """What should have been done by now."""
    if not shown.overdue:
        return ()
    facts = tuple(
        Fact(
            f"{each.entry.number} {short(each.entry.title)}", follow_up(each.follow_up, shown.today)
        )
        for each in shown.overdue[:LATE_SHOWN]
        if each.follow_up is not None
    )
    count = len(shown.overdue)
    heading = f"{count} {plural(count, 'försenad uppföljning', 'försenade uppföljningar')}"
    return (Facts(facts, heading),)


def follow_up(found: FollowUp | None, today: date) -> str:
    """How far what was decided has come, in a few words."""
    if found is None:
        return "–"
    owner = f", {found.owner}" if found.owner else ""
    return f"{found.status}{owner}{_when(found, today)}"


def _when(found: FollowUp, today: date) -> str:
    if is_overdue(found, today) and found.due is not None:
        return f", försenad sedan {day(found.due)}"
    if is_pending(found) and found.due is not None:
        return f", senast {day(found.due)}, {days_left((found.due - today).days)}"
    return ", dags att granska" if is_up_for_review(found, today) else ""


def _table(shown: Page) -> Table:
    columns = ("Beslut", "Dag", "Ärende", "Rubrik", "Utfall", "Uppföljning")
    rows = tuple(
        (
            str(each.entry.number),
            each.entry.day.isoformat(),
            kind(each.entry),
            each.entry.title,
            OUTCOMES[each.entry.outcome],
            follow_up(each.follow_up, shown.today),
        )
        for each in shown.lines
    )
    return Table("Senaste först", tuple(Column(title) for title in columns), rows)


def kind(entry: Entry) -> str:
    """A matter, and that it is only prepared here when it is."""
    prepared = entry.kind is Purpose.PREPARATION
    return f"{entry.matter} (beredning)" if prepared else str(entry.matter)


def _empty(year: str) -> str:
    when = f" från {year}" if year else " än"
    return (
        f"Det finns inget beslut i registret{when}. Ett beslut förs in när en omröstning har "
        "räknats eller när kansliet anger protokollet där det togs. Rådgivande frågor förs aldrig "
        "in."
    )


def _ways_on(shown: Page, fields: Mapping[str, str]) -> tuple[Part, ...]:
    csv = Choice("Hämta som CSV", Chosen("beslut", {**fields, "som": "csv"}))
    everything = (Choice("Alla beslut", Chosen("beslut", {})),) if fields else ()
    files = (csv,) if shown.lines else ()
    choices = (*_entries(shown), *_older(shown, Chosen("beslut", fields)), *everything, *files)
    return (Choices(choices),) if choices else ()


def _entries(shown: Page) -> tuple[Choice, ...]:
    return tuple(
        Choice(f"Beslut {each.entry.number}", Chosen("beslut", {"vilket": str(each.entry.number)}))
        for each in shown.lines[:3]
    )


def _older(shown: Page, asked: Chosen) -> tuple[Choice, ...]:
    if not shown.more:
        return ()
    before = {"före": str(shown.lines[-1].entry.number)}
    return (Choice("Äldre", Chosen(asked.verb, {**asked.fields, **before})),)
