"""What is said of the year's dates.

A date is shown as it is written: it is never moved, and nothing is called timely or late.
"""

from collections.abc import Mapping

from governance.provenance import Source, setting
from governance.year import CONFERENCES, MEETINGS, Duty, Occurrence
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Text
from handlers.ask import Chosen
from handlers.kinds import FIRST_YEAR, LAST_YEAR
from handlers.texts.formats import days_left, listed, weekday

DATES = "de datum som samarbetsformerna ger, med dagar kvar"

COUNTS = {2: "två", 4: "fyra"}
NAMES: Mapping[Duty, str] = {
    Duty.REPORT: "Verksamhetsrapporten för {year}",
    Duty.PLAN: "Verksamhetsplanen för {year}",
    Duty.EXIT: "Utträde den 1 januari {year}",
    Duty.MEETINGS: f"Minst {COUNTS[MEETINGS]} möten {{year}}",
    Duty.CONFERENCES: f"De {COUNTS[CONFERENCES]} konferenserna {{year}}",
}
ASKS: Mapping[Duty, str] = {
    Duty.REPORT: "Styrgruppen överlämnar den till alla 21 regioner: både förvaltningsberättelsen "
    "och årsbokslutet.",
    Duty.PLAN: "Den presenteras för både RMC och LfU, med områden och ansvariga regioner.",
    Duty.EXIT: "En region som vill lämna meddelar kansliet eller styrgruppens ordförande.",
    Duty.MEETINGS: "Konferenserna räknas inte som möten.",
    Duty.CONFERENCES: "Styrgruppen är med på dem utöver sina egna möten.",
}
COUNTED = frozenset({Duty.MEETINGS, Duty.CONFERENCES})
"""What is counted over the year: its last day is no date to plan for."""

ADVICE = setting("planera för arbetsdagen före")


def upcoming(found: tuple[Occurrence, ...], year: int) -> Answer:
    """The next occurrence of each duty."""
    ways_on = Choices((_year(year), _year(year + 1)))
    return Answer("Kommande frister", (_facts(found), *free_days(found), ways_on), sources(found))


def in_year(year: int, found: tuple[Occurrence, ...]) -> Answer:
    """The duties of a calendar year."""
    near = (each for each in (year - 1, year + 1) if FIRST_YEAR <= each <= LAST_YEAR)
    ways_on = Choices((*map(_year, near), Choice("Kommande frister", Chosen("frister", {}))))
    return Answer(f"Frister {year}", (_facts(found), *free_days(found), ways_on), sources(found))


def name(found: Occurrence) -> str:
    """What is due."""
    return NAMES[found.duty].format(year=found.concerns)


def when(found: Occurrence) -> str:
    """When it is due, as written, and how far away that is; the safest date comes first."""
    due = f"{weekday(found.due)}, {days_left(found.days_left)}"
    if found.duty in COUNTED:
        return f"Räknas till och med {due}."
    if found.plan_for is None:
        return f"Senast {due}."
    return f"Planera för {weekday(found.plan_for)}. Sista dag enligt samarbetsformerna är {due}."


def free_days(found: tuple[Occurrence, ...]) -> tuple[Text, ...]:
    """What to know when a date is no working day; nothing when they all are."""
    following = tuple(
        weekday(each.next_working) for each in found if _advised(each) and each.next_working
    )
    if not following:
        return ()
    return (
        Text(
            "Inget datum flyttas för att det är en helg. Regeln om nästa vardag, som skulle ge "
            f"{listed(following)}, gäller tider i lag; samarbetsformerna säger inget om helgdag. "
            "Är du osäker, fråga kansliet eller styrgruppens ordförande."
        ),
    )


def sources(found: tuple[Occurrence, ...]) -> tuple[Source, ...]:
    """What the dates, and the advice on them, stand on."""
    stated = (source for each in found for source in each.sources)
    advice = (ADVICE,) if any(_advised(each) for each in found) else ()
    return tuple(dict.fromkeys((*stated, *advice)))


def _advised(found: Occurrence) -> bool:
    return found.plan_for is not None and found.duty not in COUNTED


def _facts(found: tuple[Occurrence, ...]) -> Facts:
    return Facts(tuple(Fact(name(each), f"{when(each)} {ASKS[each.duty]}") for each in found))


def _year(year: int) -> Choice:
    return Choice(f"Frister {year}", Chosen("frister", {"år": str(year)}))
