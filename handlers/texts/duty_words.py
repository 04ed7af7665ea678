"""How duties are put into words: what they are called, how they stand, what is left, whose turn.

Nothing is called timely or late: a duty is fulfilled, or fulfilled after its date.
"""

from collections.abc import Iterable, Mapping

from governance.duties import Duty, Kind
from governance.duty_states import State
from governance.people import Role
from governance.steering import SEATS
from governance.steps import Step, StepKind, Turn
from governance.turns import Whose, whose
from handlers.duty_view import View
from handlers.texts import year
from handlers.texts.formats import day, days_left, listed, plural, weekday
from handlers.texts.people import ROLES

MOST_NAMED = 5
NAMES: Mapping[Kind, str] = {
    **{Kind(dated.value): name for dated, name in year.NAMES.items()},
    Kind.TERMS: "Mandat som går ut {year}",
    Kind.COMMITTEE: "RMC:s arbetsutskott i styrgruppen",
    Kind.WORKING_ORDER: "Arbetsordningen",
    Kind.FINANCING: "Regionernas beslut om finansiering",
    Kind.POPULATIONS: "Folkmängden den 31 december {year}",
}
ASKS: Mapping[Kind, str] = {
    **{Kind(dated.value): text for dated, text in year.ASKS.items()},
    Kind.TERMS: "Den som utser platsen väljer om eller väljer någon ny.",
    Kind.COMMITTEE: "En av RMC:s två i styrgruppen är ledamot i RMC:s arbetsutskott.",
    Kind.WORKING_ORDER: "Styrgruppen antar en arbetsordning innan den röstar formellt.",
    Kind.FINANCING: "Varje region beslutar själv, och kansliet skriver in besluten.",
    Kind.POPULATIONS: "SCB publicerar i februari, och kansliet läser in siffrorna.",
}
COUNTED = frozenset(Kind(dated.value) for dated in year.COUNTED)
OWN_WORDS: Mapping[Kind, str] = {
    Kind.TERMS: "Går ut {last}.",
    Kind.POPULATIONS: "Siffrorna väntas senast {last}.",
}
"""When it is due, where that is no date of the document's."""
STATES: Mapping[State, str] = {
    State.COMING: "Kommande",
    State.ONGOING: "Pågår",
    State.DONE: "Fullgjord",
    State.DONE_AFTER: "Fullgjord efter datum",
    State.UNDONE: "Ej fullgjord",
    State.OPEN: "Öppet",
    State.PASSED: "Passerat",
    State.NONE: "Inte aktuell, för inget mandat går ut",
    State.UNKNOWN: "Inget inskrivet (datumet är äldre än uppgifterna här)",
}
STEPS: Mapping[StepKind, str] = {
    StepKind.MANAGEMENT_REPORT: "Förvaltningsberättelsen länkad",
    StepKind.ACCOUNTS: "Årsbokslutet länkat",
    StepKind.AREAS: "Områden med ansvarig region",
    StepKind.DECIDED: "Beslutad av styrgruppen",
    StepKind.PRESENTED: "Presenterad för {about}",
    StepKind.HANDED_OVER: "Överlämnad till regionerna",
    StepKind.RECEIVED: "Mottagen av regionerna (krävs inte)",
    StepKind.MEETINGS: "Möten hållna",
    StepKind.CONFERENCES: "Konferenser hållna",
    StepKind.TERM: "Stol {about}, {seat}",
    StepKind.COMMITTEE: "En av RMC:s två i arbetsutskottet",
    StepKind.ADOPTED: "Antagen av styrgruppen",
    StepKind.FINANCED: "Beslut inskrivna",
    StepKind.FIGURES: "Verifierade siffror för alla regioner",
}
LEFT: Mapping[StepKind, str] = {
    StepKind.MANAGEMENT_REPORT: "länk till förvaltningsberättelsen",
    StepKind.ACCOUNTS: "länk till årsbokslutet",
    StepKind.AREAS: "områden med ansvarig region",
    StepKind.DECIDED: "styrgruppens beslut",
    StepKind.PRESENTED: "presentation för {about}",
    StepKind.HANDED_OVER: "överlämnande till {left}",
    StepKind.TERM: "någon på stol {about} efter {due}",
    StepKind.COMMITTEE: "en av RMC:s två i RMC:s arbetsutskott",
    StepKind.ADOPTED: "en antagen arbetsordning",
    StepKind.FINANCED: "beslut från {left}",
    StepKind.FIGURES: "verifierade siffror för alla regioner",
}
"""What is missing as long as a step is not done, where it is not so many more."""
MORE: Mapping[StepKind, tuple[str, str, str]] = {
    StepKind.AREAS: (
        "ansvarig region för 1 område till",
        "ansvarig region för {more} områden till",
        "klara",
    ),
    StepKind.MEETINGS: ("1 möte till", "{more} möten till", "hållna"),
    StepKind.CONFERENCES: ("1 konferens till", "{more} konferenser till", "hållna"),
}
"""One more, several more, and what those are that there are."""
SEAT_TITLES: Mapping[str, str] = {str(seat.number): seat.title for seat in SEATS}
TURNS: Mapping[Turn, str] = {
    Turn.STEERING_GROUP: "styrgruppen",
    Turn.LFU: "LfU:s styrelse",
    Turn.RMC: "RMC",
    Turn.REGIONS: "regionerna",
}


def name(duty: Duty) -> str:
    """What is due."""
    return NAMES[duty.kind].format(year=duty.concerns)


def when(view: View) -> str:
    """When it is due, and how far away that is; nothing when nothing is asked for."""
    duty = view.duty
    if duty.due is None:
        return "" if view.state is State.NONE else "Inget datum i samarbetsformerna."
    last = f"{weekday(duty.due)}, {days_left(view.days_left)}"
    if duty.kind in OWN_WORDS:
        return OWN_WORDS[duty.kind].format(last=last)
    return year.dated(duty.due, view.days_left, view.plan_for, counts=duty.kind in COUNTED)


def stands(view: View) -> str:
    """How it stands, with the day it was fulfilled."""
    words = STATES[view.state]
    if view.state is State.ONGOING:
        required = view.duty.required
        done = len(required) - len(view.duty.missing)
        return f"{words}, {done} av {len(required)} steg klara" if len(required) > 1 else words
    on = view.duty.fulfilled_on
    fulfilled = view.state in {State.DONE, State.DONE_AFTER}
    return f"{words} {day(on)}" if fulfilled and on is not None else words


def turn(view: View) -> str:
    """Whose turn it is; nothing when nobody's."""
    return turns(view.turns)


def turns(found: Iterable[Whose]) -> str:
    """Those who have the turn."""
    return listed(tuple(map(who, found)))


def who(turn: Whose) -> str:
    """Who has the turn."""
    return ROLES[turn] if isinstance(turn, Role) else TURNS[turn]


def missing(view: View) -> str:
    """All that is missing, first to last; nothing when nothing is, or nothing is asked for."""
    return "" if view.over else listed(tuple(left(step, view) for step in view.duty.missing))


def opens(view: View) -> str:
    """From when what is missing can be recorded; nothing when that is already so."""
    return f"från {day(view.opens.day)}" if view.opens is not None else ""


def left(step: Step, view: View) -> str:
    """What a step lacks."""
    if step.needed > 1 and step.kind in MORE:
        return _more(step)
    return LEFT[step.kind].format(
        about=step.about,
        due=day(step.due) if step.due else "",
        left=_regions(step, view),
    )


def _more(step: Step) -> str:
    """How many more a step takes, of how many."""
    one, several, done = MORE[step.kind]
    more = step.needed - step.count
    said = plural(more, one, several).format(more=more)
    return f"{said} ({_count(step, f' {done}')})"


def _count(step: Step, done: str = "") -> str:
    planned = f", {step.planned} i kalendern" if step.planned else ""
    return f"{step.count} av {step.needed}{done}{planned}"


def _regions(step: Step, view: View) -> str:
    count = len(step.left)
    if count > MOST_NAMED:
        return f"{count} av {step.needed} regioner"
    return listed(tuple(view.names[code] for code in step.left))


def label(step: Step) -> str:
    """What a step is called."""
    return STEPS[step.kind].format(about=step.about, seat=SEAT_TITLES.get(step.about, ""))


def progress(step: Step, view: View) -> str:
    """How far a step has come."""
    if step.done:
        return f"klart {day(step.day)}" if step.day else "klart"
    waits = f", på tur: {who(whose(step, view.owners))}" if _waits(step, view) else ""
    return f"{_count(step)}{waits}" if step.needed > 1 else f"återstår{waits}"


def _waits(step: Step, view: View) -> bool:
    return bool(view.turns) and not step.extra and not step.arranged
