"""What is said of the year's dates.

A date is shown as it is written: it is never moved, and nothing is called timely or late.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from governance.provenance import Source, setting
from governance.year import CONFERENCES, MEETINGS, Duty, Occurrence
from handlers.answer import Text
from handlers.texts.formats import days_left, listed, weekday

DATES = "årets frister med nummer, dagar kvar, läge och vems tur det är"

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


def name(found: Occurrence) -> str:
    """What is due."""
    return NAMES[found.duty].format(year=found.concerns)


def when(found: Occurrence) -> str:
    """When it is due, as written, and how far away that is; the safest date comes first."""
    return dated(found.due, found.days_left, _plan_for(found), counts=found.duty in COUNTED)


def dated(due: date, left: int, plan_for: date | None, *, counts: bool) -> str:
    """When something is due, and how far away that is."""
    last = f"{weekday(due)}, {days_left(left)}"
    if counts:
        return f"Räknas till och med {last}."
    if plan_for is None:
        return f"Senast {last}."
    return f"Planera för {weekday(plan_for)}. Sista dag enligt samarbetsformerna är {last}."


def free_days(found: tuple[Occurrence, ...]) -> tuple[Text, ...]:
    """What to know when a date is no working day; nothing when they all are."""
    return not_moved(
        tuple(each.next_working for each in found if _advised(each) and each.next_working)
    )


def not_moved(next_working: tuple[date, ...]) -> tuple[Text, ...]:
    """That no date is moved to any of these working days; nothing when there are none."""
    following = tuple(weekday(each) for each in next_working)
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
    advice = (ADVICE,) if any(_advised(each) and _plan_for(each) for each in found) else ()
    return tuple(dict.fromkeys((*stated, *advice)))


def _plan_for(found: Occurrence) -> date | None:
    """The working day to plan for; none once it has passed."""
    today = found.due - timedelta(days=found.days_left)
    passed = found.plan_for is not None and found.plan_for < today
    return None if passed else found.plan_for


def _advised(found: Occurrence) -> bool:
    return found.plan_for is not None and found.duty not in COUNTED
