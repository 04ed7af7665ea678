"""What is said of the working order: in force, proposed, adopted (D1-D13, A17)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from governance.adoptions import Adoption, AppliedOrder
from governance.people import Right
from governance.provenance import Mark, Source, reading
from governance.working_order import DRAFT, TERMS, Term, WorkingOrder
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Style, Table, Text
from handlers.ask import Chosen
from handlers.texts.formats import listed, moment
from handlers.texts.people import roles_of_right

ORDER = "styrgruppens arbetsordning, med beslutet den vilar på"
PROPOSAL = "förslaget till arbetsordning, som det står nu"
CHANGE = "ändra förslaget till arbetsordning"
WORDS = tuple(term.word for term in TERMS)

LABELS: Mapping[str, str] = {
    "quorum": "Beslutförhet på möte",
    "meeting_majority": "Majoritet på möte",
    "capsulam_majority": "Majoritet per capsulam",
    "minimum_days": "Minsta tid per capsulam",
    "meeting_requesters": "Begära sammanträde",
    "tie_rule": "Utslagsröst",
    "abstention": "Att avstå",
    "conflicted": "Den som är jävig",
    "reservation_hours": "Reservation",
    "note_hours": "Protokollsanteckning",
    "notice_days": "Kallelse",
    "approval_days": "Justering",
}
UNITS: Mapping[str, str] = {
    "quorum": "minst {} av 7 närvarande utan jäv",
    "meeting_majority": "{} majoritet av avgivna röster",
    "capsulam_majority": "minst {} bifall av de 7 stolarna",
    "minimum_days": "{} arbetsdagar",
    "meeting_requesters": "{}",
    "tie_rule": "{}",
    "abstention": "{}",
    "conflicted": "{}",
    "reservation_hours": "före mötets slut; per capsulam inom {} timmar efter stängning",
    "note_hours": "före mötets slut; per capsulam inom {} timmar efter stängning",
    "notice_days": "{} dagar före mötet",
    "approval_days": "inom {} dagar",
}
MAJORITIES = {"två tredjedelar": "två tredjedelar av avgivna röster"}


@dataclass(frozen=True, slots=True)
class Able:
    """What whoever asks can do with the proposal."""

    change: bool
    adopt: bool
    vote: bool


def value(order: WorkingOrder, term: Term) -> str:
    """A term in words."""
    found = str(getattr(order, term.field))
    return MAJORITIES.get(found) or UNITS[term.field].format(found)


def wording(order: WorkingOrder) -> str:
    """The order as a proposal's text, paragraph by paragraph."""
    lines = (f"§ {term.paragraph} {LABELS[term.field]}: {value(order, term)}." for term in TERMS)
    return "\n".join(("Styrgruppen antar denna arbetsordning.", *lines))


def none_in_force() -> Answer:
    """That there is no order, and how one comes about."""
    text = (
        "Styrgruppen har inte antagit någon arbetsordning. Samarbetsformerna säger inget om "
        "beslutförhet, majoritet, lika röstetal eller jäv, så innan dess går det inte att rösta "
        "formellt. Rådgivande frågor går alltid att ställa."
    )
    see = Choice("Se förslaget", Chosen("arbetsordning förslag", {}), Style.PRIMARY)
    return Answer("Arbetsordning", (Text(text), Choices((see,))), (reading("A17"),))


def in_force(found: Adoption, past: Sequence[Adoption]) -> Answer:
    """The order in force."""
    text = (
        f"Gäller sedan {moment(found.at)} enligt beslut {found.decision} ({found.basis}). Den "
        "ändras med ett nytt beslut; tidigare omröstningar följer den ordning de öppnades under."
    )
    ways_on = Choices((Choice("Förslag till ändring", Chosen("arbetsordning förslag", {})),))
    parts: tuple[Part, ...] = (
        Text(text),
        table(found.order, found.applied, "Arbetsordningen"),
        *_history(past),
        ways_on,
    )
    return Answer("Arbetsordning", parts, sources(found.applied))


def table(order: WorkingOrder, applied: AppliedOrder, caption: str) -> Table:
    """Every term of an order, with where it stands."""
    rows = tuple(
        (
            str(term.paragraph),
            LABELS[term.field],
            value(order, term),
            f"{applied.source(term.field).mark}, grund {term.ground}",
        )
        for term in TERMS
    )
    columns = (Column("§", numeric=True), Column("Punkt"), Column("Innehåll"), Column("Märkning"))
    return Table(caption, columns, rows)


def _history(past: Sequence[Adoption]) -> tuple[Part, ...]:
    facts = tuple(
        Fact(f"Beslut {each.decision}", f"{moment(each.at)}, {each.basis}") for each in past
    )
    return (Facts(facts, "Tidigare arbetsordningar"),) if facts else ()


def sources(applied: AppliedOrder) -> tuple[Source, ...]:
    """What an order stands on."""
    if applied.adopted:
        return (reading("A17"), Source(Mark.WORKING_ORDER, f"beslut {applied.decision}"))
    grounds = (reading("A17"), *(applied.source(term.field) for term in TERMS))
    return tuple(dict.fromkeys(grounds))


def proposal(order: WorkingOrder, found: Adoption | None, able: Able) -> Answer:
    """The order as it is proposed, and how it is adopted."""
    parts: tuple[Part, ...] = (
        Text(_intro(order, found)),
        table(order, AppliedOrder(order), "Förslag till arbetsordning"),
        Text(_way(found)),
        *_choices(able),
    )
    return Answer("Förslag till arbetsordning", parts, sources(AppliedOrder(order)))


def _intro(order: WorkingOrder, found: Adoption | None) -> str:
    if found is not None:
        differs = tuple(_differs(order, found.order))
        if not differs:
            return f"Förslaget är detsamma som arbetsordningen i beslut {found.decision}."
        changes = listed(differs)
        return f"Förslaget ändrar arbetsordningen i beslut {found.decision}: {changes}."
    differs = tuple(_differs(order, DRAFT))
    own = f" Ändrat från det förvalda: {listed(differs)}." if differs else ""
    return (
        "Inget av detta regleras i samarbetsformerna. Förslaget bygger på hur nämnder och "
        f"liknande grupper brukar arbeta; varje punkt går att ändra innan den antas.{own}"
    )


def _differs(order: WorkingOrder, other: WorkingOrder) -> Iterator[str]:
    for term in TERMS:
        if getattr(order, term.field) != getattr(other, term.field):
            before, after = (value(each, term) for each in (other, order))
            yield f"§ {term.paragraph} från ”{before}” till ”{after}”"


def _way(found: Adoption | None) -> str:
    needed = (
        "Omröstningen sker per capsulam under förslaget självt, och alla sju måste säga ja."
        if found is None
        else "Omröstningen följer den arbetsordning som gäller."
    )
    recorders = listed(roles_of_right(Right.SET_FACTS), "eller")
    openers = listed(roles_of_right(Right.LEAD_VOTE), "eller")
    return (
        f"Arbetsordningen antas på ett möte, som {recorders} registrerar med protokollets "
        f"paragraf, eller i en omröstning, som {openers} öppnar. {needed}"
    )


def _choices(able: Able) -> tuple[Choices, ...]:
    change = Choice("Ändra förslaget", Chosen("arbetsordning ändra", {}), opens_form=True)
    by_meeting = Choice("Antagen på möte", Chosen("arbetsordning anta", {}), opens_form=True)
    vote = Choice("Öppna omröstning", Chosen("arbetsordning omröstning", {}), opens_form=True)
    offered = ((change, able.change), (by_meeting, able.adopt), (vote, able.vote))
    choices = tuple(choice for choice, allowed in offered if allowed)
    return (Choices(choices),) if choices else ()
