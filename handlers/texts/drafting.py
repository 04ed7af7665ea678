"""What is said of a vote that is prepared: what would be opened, and what to be careful of."""

from collections.abc import Iterator, Mapping, Sequence

from governance.acts import State
from governance.matters import MATTERS, Purpose, missing_parts
from governance.opening import Caution, Conditions, Warned
from governance.people import RIGHTS, Right
from governance.provenance import Source
from governance.room import Form
from handlers.answer import Answer, Choice, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.texts import vote_buttons, vote_facts
from handlers.texts.formats import listed, together, weekday_moment
from handlers.texts.people import roles_of_right
from handlers.texts.voting import heading
from handlers.vote_view import View

NEW = "förbered en omröstning, som visas innan den öppnas"
EDIT = "ändra en omröstning som inte har öppnats"
HINTS: Mapping[str, str] = {
    "ärende": "Avgör vem som beslutar och vilket underlag som krävs.",
    "rubrik": "Kort, till exempel Budget 2027.",
    "förslag": "Det som ska bifallas eller avslås, som det ska stå i beslutet.",
    "stänger": "Krävs per capsulam, till exempel 2026-12-08 15:00. På möte annars när dagen är "
    "slut.",
    "form": "Per capsulam om inget väljs.",
    "datum": "Mötets dag, när det röstas på möte.",
    "plats": "Var mötet hålls.",
    "möte": "Mötets nummer, när det är inlagt. Då behövs ingen form, dag eller plats.",
    "punkt": "Punkten på mötets dagordning.",
    "underlag": "En länk som börjar med https://. Krävs för verksamhetsplan och "
    "verksamhetsrapport.",
    "belopp": "Budgetens belopp i kronor, till exempel 10 000 000. Det jämförs med resursramen.",
    "kontakt": "Vem som svarar på frågor.",
    "syfte": "Beslut om inget väljs. En beredning är ett förslag till den som beslutar.",
    "visar": "Vad alla ser före stängning: vilka som har röstat (om inget väljs) eller också "
    "ställningen.",
}
EDIT_HINTS: Mapping[str, str] = {
    **HINTS,
    "möte": "Mötets nummer, om omröstningen ska hållas på ett möte, eller på ett annat.",
}

CAUTIONS: Mapping[Caution, str] = {
    Caution.NO_PAPERS: "Inget underlag är länkat.",
    Caution.OUTSIDE_FRAME: "Beloppet ligger över den resursram som är given, så förslaget märks "
    "”utanför resursram” och kräver regionernas egna beslut.",
    Caution.NO_ACCOUNT: "Saknar kopplat konto och kan inte rösta: {persons}.",
    Caution.CLOSES_ON_FREE_DAY: "Omröstningen stänger på en dag som inte är arbetsdag.",
    Caution.CLOSES_IN_DOUBLED_HOUR: "Klockslaget kommer två gånger den natten, när sommartiden "
    "slutar. Den första gången gäller.",
    Caution.ONLY_PREPARATION: "Det blir en beredning och inget beslut: {body} beslutar.",
}


def prepare(fields: Mapping[str, str]) -> Choice:
    """The offer to prepare what others decide."""
    prepared = Chosen("omröstning ny", {**fields, "syfte": str(Purpose.PREPARATION)})
    return Choice("Gör det till en beredning", prepared)


def preview(view: View, under: Conditions, warned: Sequence[Warned]) -> Answer:
    """A draft, with the cautions, and who can open it."""
    draft = view.stored.draft
    parts: tuple[Part, ...] = (
        Text("Förhandsvisning: inget är postat än, och allt går att ändra."),
        Text(draft.proposal),
        Facts(tuple(_facts(view, under))),
        *(Text(f"Observera: {each}") for each in _cautions(view, warned)),
        Text(_next(view)),
        *vote_buttons.draft(view),
    )
    return Answer(heading(view.stored), parts, _sources(view, under, warned))


def _facts(view: View, under: Conditions) -> Iterator[Fact]:
    draft = view.stored.draft
    yield Fact("Läge", vote_facts.STATES[State.DRAFT])
    yield from vote_facts.of_draft(view, under.frame)
    yield Fact("Stänger", weekday_moment(draft.closes_at))
    yield Fact("Bifalls med", vote_facts.carries(draft.form, under.applied))
    yield Fact("Syns före stängning", str(draft.shown))
    yield Fact("Arbetsordning", vote_facts.order(under.applied))


def _cautions(view: View, warned: Sequence[Warned]) -> Iterator[str]:
    draft = view.stored.draft
    for each in warned:
        persons = together(view.title_of(person) for person in each.persons)
        body = str(MATTERS[draft.matter].body)
        yield CAUTIONS[each.caution].format(persons=persons, body=body)
    missing = missing_parts(draft.matter, draft.papers)
    if missing and draft.form is Form.CAPSULAM:
        parts = listed(tuple(str(part) for part in missing))
        yield f"Omröstningen kan inte öppnas per capsulam förrän underlag med {parts} är länkat."


def _next(view: View) -> str:
    if view.leads:
        return "När omröstningen öppnas postas den i styrgruppens kanal och går till varje ledamot."
    openers = listed(roles_of_right(Right.LEAD_VOTE), "eller")
    return f"Omröstningen öppnas av {openers}."


def _sources(view: View, under: Conditions, warned: Sequence[Warned]) -> tuple[Source, ...]:
    rule = MATTERS[view.stored.draft.matter]
    capsulam = view.stored.draft.form is Form.CAPSULAM
    fields = ("capsulam_majority", "minimum_days") if capsulam else ("quorum", "meeting_majority")
    grounds = (
        rule.source,
        *(under.applied.source(field) for field in fields),
        *(each.source for each in warned),
        RIGHTS[Right.LEAD_VOTE].source,
    )
    return tuple(dict.fromkeys(grounds))
