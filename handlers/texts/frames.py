"""What is said of the resource frames (R11, A11)."""

from governance.matters import OUTSIDE_FRAME, ResourceFrame
from governance.provenance import charter
from handlers.answer import Answer, Choice, Choices, Fact, Facts, Part, Text
from handlers.ask import Chosen
from handlers.texts.formats import day, kronor

FRAME = "den resursram som är given för ett år"
SET_FRAME = "registrera den resursram som är given för ett år"
SOURCES = (charter("R11"), OUTSIDE_FRAME)


def frame(year: int, found: ResourceFrame | None, *, changeable: bool) -> Answer:
    """A year's frame, or that none is recorded."""
    told: Part = Text(
        f"Ingen resursram för {year} är registrerad, så inget förslag till budget märks som "
        "utanför den."
    )
    if found is not None:
        told = Facts(_facts(found))
    change = Choice("Registrera resursram", Chosen("resursram sätt", {"år": str(year)}))
    form = Choice(change.label, change.chosen, opens_form=True)
    ways_on = (Choices((form,)),) if changeable else ()
    return Answer(f"Resursram {year}", (told, *ways_on), SOURCES)


def frame_set(new: ResourceFrame, before: ResourceFrame | None) -> Answer:
    """The receipt for a frame."""
    kept = f" Tidigare: {kronor(before.amount)} ({before.decision})." if before else ""
    text = (
        f"Resursramen för {new.year} är registrerad.{kept} Ett förslag till budget över den märks "
        "”utanför resursram”."
    )
    return Answer(f"Resursram {new.year}", (Text(text), Facts(_facts(new))), SOURCES)


def _facts(found: ResourceFrame) -> tuple[Fact, ...]:
    return (
        Fact("Belopp", kronor(found.amount)),
        Fact("Beslut", found.decision),
        Fact("Gäller från", day(found.since)),
    )
