"""What is said of a year's meetings as they are proposed, and when they are put in."""

from collections.abc import Iterator, Mapping, Sequence

from governance.meeting_cautions import Warned
from governance.meetings import Meeting
from governance.proposed_year import CALENDAR, Proposed, Purpose
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


def proposed(year: int, found: Sequence[Proposed]) -> Answer:
    """The four meetings, each with a button that opens its form."""
    rows = tuple(
        (str(number), _day(each), WHY[each.purpose]) for number, each in enumerate(found, 1)
    )
    columns = (Column("Nr", numeric=True), Column("Dag"), Column("För"))
    text = (
        "Ett förslag att ändra i: inget är inlagt än. Dagarna är arbetsdagar, tisdag till torsdag "
        "där det går, och inte i vecka 27–32."
    )
    if all(each.day is None for each in found):
        text = "Det finns inget att föreslå."
    parts: tuple[Part, ...] = (
        Text(text),
        Table(f"Sammanträden {year}", columns, rows),
        *_missing(found),
        *_choices(found),
        Choices((buttons.year(year), buttons.ALL)),
    )
    sources = (charter("R21"), *(each for one in found for each in one.sources), CALENDAR)
    return Answer(f"Förslag till möten {year}", parts, _once(sources))


def _day(found: Proposed) -> str:
    if found.known is not None:
        return f"{weekday(found.known.day)} ({name(found.known).lower()}, finns redan)"
    return weekday(found.day) if found.day is not None else "ingen dag kvar"


def _missing(found: Sequence[Proposed]) -> Iterator[Part]:
    count = sum(each.day is None and each.known is None for each in found)
    if count:
        said = plural(count, "Ett av mötena får", f"{count} av mötena får")
        yield Text(f"Observera: {said} inte plats i den tid som är kvar. Planera en annan dag.")


def _choices(found: Sequence[Proposed]) -> Iterator[Part]:
    days = [each.day for each in found if each.day is not None]
    if not days:
        return
    every = {1: "Lägg in mötet", 4: "Lägg in alla fyra"}.get(len(days), f"Lägg in alla {len(days)}")
    fields = {"dagar": ", ".join(map(str, days)), "tid": buttons.ORDINARY_HOURS}
    put = Choice(every, Chosen("möten lägg-in", fields), Style.PRIMARY)
    yield Choices((put, *(_one(each) for each in found if each.day is not None)))


def _one(found: Proposed) -> Choice:
    fields = {"datum": str(found.day), "tid": buttons.ORDINARY_HOURS, "typ": "sammanträde"}
    label = f"Ändra {found.day:%-d/%-m}" if found.day is not None else ""
    return Choice(label, Chosen("möte nytt", fields), opens_form=True)


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
