"""What is said of the activity plan: its areas, its decision, to whom it is presented (R10)."""

from collections.abc import Iterator, Mapping

from governance.decisions import Entry
from governance.duties import Kind
from governance.evidence import Evidence
from governance.plans import ACTION_PLANS, ACTIVITIES, Audience, without_region
from governance.provenance import reading
from governance.steps import StepKind
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.duty_view import View
from handlers.plan_view import Plan
from handlers.texts import duties, plan_areas
from handlers.texts.duty_decisions import decision_fact, decision_links, linked
from handlers.texts.duty_steps import next_steps
from handlers.texts.evidence_words import corrected, evidence
from handlers.texts.formats import listed

PLAN = "verksamhetsplanen för ett år: områden, beslut och presentationer"
LINK_DECISION = "knyt styrgruppens beslut till verksamhetsplanen"
PRESENT = "skriv in att verksamhetsplanen är presenterad för RMC eller LfU"
TAKE_BACK = "ta tillbaka något som har skrivits in om verksamhetsplanen av misstag"
HINTS: Mapping[str, str] = {
    "år": "Verksamhetsåret som planen är för, till exempel 2027.",
    "datum": "Dagen det gjordes. Utan datum gäller i dag, eller dagen som redan står.",
    "beslut": "Beslutets nummer i registret, till exempel 2026-04.",
    "länk": "Där det går att läsa, till exempel anteckningarna från mötet.",
}
ORDER = reading("A12")
EMPTY = "Planen har inga områden än."


def plan(found: Plan, names: Mapping[str, str]) -> Answer:
    """The plan for a year, area by area."""
    facts = (*duties.facts(found.stands), decision_fact(found.decided), *_presented(found))
    parts: tuple[Part, ...] = (
        Facts(facts),
        *_areas(found, names),
        Choices(_ways_on(found)),
    )
    sources = duties.sources_of_one(found.stands, ACTIVITIES, ACTION_PLANS, ORDER)
    return Answer(f"Verksamhetsplanen för {found.year}", parts, sources)


def decided(view: View, entry: Entry, before: Evidence | None) -> Answer:
    """The receipt for a decision."""
    return duties.recorded(view, linked(entry, "verksamhetsplanen", before))


def presented(view: View, new: Evidence, before: Evidence | None) -> Answer:
    """The receipt for a presentation."""
    said = f"Det är inskrivet att planen presenterades för {new.scope} {evidence(new)}."
    kept = corrected(new, before)
    return duties.recorded(view, f"{said}{kept}")


def taken_back(view: View, which: tuple[StepKind, str]) -> Answer:
    """The receipt for something taken back."""
    step, scope = which
    what = (
        "Kopplingen till beslutet är borttagen"
        if step is StepKind.DECIDED
        else f"Presentationen för {scope} är inte längre inskriven"
    )
    return duties.recorded(view, f"{what}. Uppgiften finns kvar i journalen.")


def _presented(found: Plan) -> Iterator[Fact]:
    for each in Audience:
        known = found.presented.get(each)
        yield Fact(f"Presenterad för {each}", evidence(known) if known else "nej")


def _areas(found: Plan, names: Mapping[str, str]) -> tuple[Part, ...]:
    if not found.areas:
        return (Text(EMPTY),)
    bare = tuple(area.title for area in without_region(found.areas))
    lacks = (Text(f"Ansvarig region saknas för {listed(bare)}."),) if bare else ()
    return (*lacks, plan_areas.table(found.areas, names))


def _ways_on(found: Plan) -> tuple[Choice, ...]:
    shown = duties.show(found.stands.duty.number)
    if not found.stands.offers or found.stands.opens is not None:
        return (shown,)
    steps = next_steps(found.stands)
    links = decision_links(Kind.PLAN, found.year, found.decided)
    more = plan_areas.add(found.year)
    extra = () if any(each.label == more.label for each in steps) else (more,)
    return (*links, *steps, *extra, shown)
