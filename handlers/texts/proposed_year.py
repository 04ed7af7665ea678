"""What is said of a year's meetings as they are proposed, and when they are put in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from governance.meeting_cautions import Warned
from governance.meetings import Meeting
from governance.proposed_year import CALENDAR, Proposed, Purpose, too_late
from governance.provenance import Source, charter
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Style, Table, Text
from handlers.ask import Chosen
from handlers.texts import meeting_buttons as buttons
from handlers.texts import meeting_cautions
from handlers.texts.formats import plural, weekday
from handlers.texts.meeting_words import name, when

PROPOSE = "ett förslag till årets fyra sammanträden, som passar årets frister"
PUT_IN = "lägg in flera sammanträden på en gång"

WHY: Mapping[Purpose, str] = {
    Purpose.REPORT: "Verksamhetsrapporten beslutas, så att den hinner överlämnas till den 31 mars.",
    Purpose.SPRING: "Läget i områdena före sommaren.",
    Purpose.AUTUMN: "Förslaget till verksamhetsplan och budget bereds.",
    Purpose.PLAN: "Verksamhetsplanen och budgeten beslutas minst två veckor före den 15 december.",
}
EVERY = ("", "Lägg in mötet", "Lägg in båda", "Lägg in alla tre", "Lägg in alla fyra")
"""What the button says that puts in so many meetings: at most one for each part of the year."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A year's meetings as a draft.

    Days `over` found no place; `warned` is what to be careful of in the others, where they were
    `changed`. Who `puts` may put them in.
    """

    year: int
    found: Sequence[Proposed]
    over: Sequence[date] = ()
    warned: Sequence[tuple[Meeting, Sequence[Warned]]] = ()
    changed: bool = False
    puts: bool = False


def planned(day: date) -> Meeting:
    """A meeting of the draft as it would be put in."""
    start, ends = buttons.ORDINARY
    return Meeting(day, start, ends=ends)


def proposed(draft: Draft) -> Answer:
    """The four meetings, with a button that changes their days and one that puts them in."""
    rows = tuple(
        (str(number), _day(each, changed=draft.changed), WHY[each.purpose])
        for number, each in enumerate(draft.found, 1)
    )
    columns = (Column("Nr", numeric=True), Column("Dag"), Column("För"))
    parts: tuple[Part, ...] = (
        Text(_lead(draft)),
        Table(f"Sammanträden {draft.year}", columns, rows),
        *_missing(draft),
        *_cautions(draft),
        *_choices(draft),
        Choices((buttons.year(draft.year), buttons.ALL)),
    )
    grounds = (each for one in draft.found for each in one.sources)
    warned = (each.source for _, cautions in draft.warned for each in cautions)
    sources = (charter("R21"), *grounds, CALENDAR, *warned)
    return Answer(f"Förslag till möten {draft.year}", parts, _once(sources))


def _lead(draft: Draft) -> str:
    if all(each.day is None for each in draft.found):
        return "Det finns inget att lägga in." if draft.changed else "Det finns inget att föreslå."
    if draft.changed:
        return "Förslaget med de dagar som du har valt: inget är inlagt än."
    return (
        "Ett förslag att ändra i: inget är inlagt än. Dagarna är arbetsdagar, tisdag till torsdag "
        "där det går, och inte i vecka 27–32."
    )


def _day(found: Proposed, *, changed: bool = False) -> str:
    if found.known is not None:
        return f"{weekday(found.known.day)} ({name(found.known).lower()}, finns redan)"
    if found.day is not None:
        return weekday(found.day)
    return "ingen dag vald" if changed else "ingen dag kvar"


def _missing(draft: Draft) -> Iterator[Part]:
    count = sum(each.day is None and each.known is None for each in draft.found)
    if not count:
        return
    if draft.changed:
        said = plural(count, "ett av mötena har", f"{count} av mötena har")
        yield Text(f"Observera: {said} ingen dag.")
        return
    said = plural(count, "ett av mötena får", f"{count} av mötena får")
    yield Text(f"Observera: {said} inte plats i den tid som är kvar. Planera en annan dag.")


def _cautions(draft: Draft) -> Iterator[Part]:
    """What the days that were chosen do not keep to."""
    for day in draft.over:
        yield Text(
            f"Observera: {weekday(day)} är lämnad utanför, för den delen av året har redan sitt "
            "möte. Ett möte till läggs in med ”möte nytt”."
        )
    for each in draft.found:
        if each.day is not None and too_late(each):
            yield Text(f"Observera: {weekday(each.day)} är sent för: {_lower(WHY[each.purpose])}")
    for meeting, warned in draft.warned:
        yield from meeting_cautions.texts(meeting, warned)


def _lower(text: str) -> str:
    return f"{text[0].lower()}{text[1:]}"


def _choices(draft: Draft) -> Iterator[Part]:
    days = [each.day for each in draft.found if each.day is not None]
    if not days:
        return
    every = EVERY[len(days)]
    shown = ", ".join(map(str, days))
    fields = {"dagar": shown, "tid": buttons.ORDINARY_HOURS}
    put = Choice(every, Chosen("möten lägg-in", fields), Style.PRIMARY)
    asked = Chosen("möten föreslå", {"år": str(draft.year), "dagar": shown})
    change = Choice("Ändra dagarna", asked, opens_form=True)
    yield Choices((put, change) if draft.puts else (change,))


def put_in(found: Sequence[tuple[Meeting, Sequence[Warned]]]) -> Answer:
    """The receipt for the meetings put in, each with what to be careful of."""
    planned = [each for each, _ in found]
    facts = tuple(Fact(name(each), when(each)) for each in planned)
    warned = [text for each, cautions in found for text in meeting_cautions.texts(each, cautions)]
    count = plural(len(planned), "Mötet är inlagt", f"{len(planned)} möten är inlagda")
    text = f"{count}. Kallelserna går ut när deras tid är inne; till dess går allt att ändra."
    years = tuple(buttons.year(year) for year in dict.fromkeys(each.day.year for each in planned))
    shown = tuple(buttons.show(each) for each in planned)
    parts: tuple[Part, ...] = (
        Text(text),
        Facts(facts),
        *warned,
        Choices((*shown, *years)),
    )
    grounds = (charter("R21"), *(each.source for _, cautions in found for each in cautions))
    return Answer("Möten inlagda", parts, _once(grounds))


def _once(sources: Sequence[Source]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(sources))
