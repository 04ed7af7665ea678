"""The buttons that do a duty's next step, and that show what it is about."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from governance.duties import Duty, Kind
from governance.steps import Step, StepKind
from handlers.answer import Choice, Style
from handlers.ask import Chosen
from handlers.duty_view import View
from handlers.texts.formats import day
from handlers.texts.vote_buttons import ADOPT

Fields = Mapping[str, str]
FAMILIES: Mapping[Kind, str] = {Kind.REPORT: "rapport", Kind.PLAN: "plan"}
"""What the commands of a duty begin with."""
TITLES: Mapping[Kind, str] = {Kind.REPORT: "Verksamhetsrapport", Kind.PLAN: "Verksamhetsplan"}


def about(duty: Duty) -> Choice:
    """The button that shows what a duty is about."""
    year = {"år": str(duty.concerns)}
    shown: Mapping[Kind, tuple[str, str, Fields]] = {
        Kind.REPORT: (f"Verksamhetsrapporten {duty.concerns}", "rapport", year),
        Kind.PLAN: (f"Verksamhetsplanen {duty.concerns}", "plan", year),
        Kind.EXIT: ("Utträden", "utträde", {}),
        Kind.MEETINGS: (f"Möten {duty.concerns}", "möten", year),
        Kind.CONFERENCES: (f"Möten {duty.concerns}", "möten", year),
        Kind.TERMS: ("Mandat", "mandat", {}),
        Kind.COMMITTEE: ("Styrgruppen", "styrgrupp", {}),
        Kind.WORKING_ORDER: ("Arbetsordningen", "arbetsordning", {}),
        Kind.FINANCING: ("Finansiering", "finansiering", {}),
        Kind.POPULATIONS: ("Folkmängd", "folkmängd", {}),
    }
    words, verb, fields = shown[duty.kind]
    return Choice(words, Chosen(verb, fields))


def next_steps(view: View) -> tuple[Choice, ...]:
    """The buttons that do what is first missing, of each whose turn it is.

    None for whoever does not see to it, nor before anything can be done of it.
    """
    if not view.turns or not view.offers or view.opens is not None:
        return ()
    first = {step.turn: step for step in reversed(view.duty.missing)}
    missing = (step for step in view.duty.missing if first[step.turn] is step)
    return tuple(choice for step in missing for choice in BUTTONS[step.kind](view.duty, step))


def _part(duty: Duty, step: Step) -> tuple[Choice, ...]:
    fields = {"år": str(duty.concerns), "del": str(step.kind)}
    words = {
        StepKind.MANAGEMENT_REPORT: "Länka förvaltningsberättelsen",
        StepKind.ACCOUNTS: "Länka årsbokslutet",
    }
    return (_form(words[step.kind], "rapport länkad", fields, Style.PRIMARY),)


def _decision(duty: Duty, _step: Step) -> tuple[Choice, ...]:
    title = f"{TITLES[duty.kind]} {duty.concerns}"
    vote = {"ärende": TITLES[duty.kind].lower(), "rubrik": title}
    link = {"år": str(duty.concerns)}
    return (
        _form("Förbered beslutet", "omröstning ny", vote, Style.PRIMARY),
        _form("Knyt ett beslut", f"{FAMILIES[duty.kind]} beslutad", link),
    )


def _areas(duty: Duty, _step: Step) -> tuple[Choice, ...]:
    return (_form("Lägg in ett område", "plan område", {"år": str(duty.concerns)}, Style.PRIMARY),)


def _presented(duty: Duty, step: Step) -> tuple[Choice, ...]:
    fields = {"år": str(duty.concerns), "för": step.about}
    return (_form(f"Presenterad för {step.about}", "plan presenterad", fields, Style.PRIMARY),)


def _handed_over(duty: Duty, _step: Step) -> tuple[Choice, ...]:
    fields = {"år": str(duty.concerns)}
    return (_form("Skriv in överlämnande", "rapport överlämnad", fields, Style.PRIMARY),)


def _meeting(duty: Duty, _step: Step) -> tuple[Choice, ...]:
    kind = "sammanträde" if duty.kind is Kind.MEETINGS else "konferens"
    words = "Planera ett möte" if duty.kind is Kind.MEETINGS else "Planera en konferens"
    return (_form(words, "möte nytt", {"typ": kind}, Style.PRIMARY),)


def _term(_duty: Duty, step: Step) -> tuple[Choice, ...]:
    first = step.due + timedelta(days=1) if step.due else None
    begins = {"från": first.isoformat()} if first else {}
    words = f"Stol {step.about} från {day(first)}" if first else f"Stol {step.about}"
    return (_form(words, "stol sätt", {"nr": step.about, **begins}, Style.PRIMARY),)


def _committee(_duty: Duty, _step: Step) -> tuple[Choice, ...]:
    return (_form("Ge rollen", "roll ge", {"roll": "rmc-au"}, Style.PRIMARY),)


def _adopted(_duty: Duty, _step: Step) -> tuple[Choice, ...]:
    return (ADOPT,)


def _financed(_duty: Duty, _step: Step) -> tuple[Choice, ...]:
    return (_form("Registrera beslut", "finansiering sätt", {}, Style.PRIMARY),)


def _figures(_duty: Duty, _step: Step) -> tuple[Choice, ...]:
    return (_form("Läs in siffror", "folkmängd importera", {}, Style.PRIMARY),)


def _form(label: str, verb: str, fields: Fields, style: Style = Style.PLAIN) -> Choice:
    return Choice(label, Chosen(verb, fields), style, opens_form=True)


BUTTONS: Mapping[StepKind, Callable[[Duty, Step], tuple[Choice, ...]]] = {
    StepKind.MANAGEMENT_REPORT: _part,
    StepKind.ACCOUNTS: _part,
    StepKind.AREAS: _areas,
    StepKind.DECIDED: _decision,
    StepKind.PRESENTED: _presented,
    StepKind.HANDED_OVER: _handed_over,
    StepKind.MEETINGS: _meeting,
    StepKind.CONFERENCES: _meeting,
    StepKind.TERM: _term,
    StepKind.COMMITTEE: _committee,
    StepKind.ADOPTED: _adopted,
    StepKind.FINANCED: _financed,
    StepKind.FIGURES: _figures,
}
"""What each step is done with; a step that is not required has no button of its own."""
