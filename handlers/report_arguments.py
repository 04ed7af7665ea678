"""What is typed of the report: its parts, its decision, the regions it is handed over to."""

from typing import Annotated

from pydantic import AfterValidator, Field

from governance.reports import PARTS, TAKEN_BACK
from governance.spelling import plain
from handlers.answer import Input
from handlers.cleaning import clean
from handlers.duty_arguments import LinkedDecision, SomeRegions
from handlers.kinds import PLACED, Arguments, Day, Kind, Line, Link, Year, one_of
from handlers.misread import Expected, Misread

WORDS = tuple(str(part) for part in PARTS)
PART = "del"


def read_part(value: str) -> str:
    """A part of the report; the word for it here cannot be a name in Python."""
    found = next((word for word in WORDS if plain(clean(value)) == plain(word)), None)
    if found is None:
        raise Misread(Expected.ALTERNATIVE, value, PART, WORDS)
    return found


ReportPart = Annotated[
    str,
    AfterValidator(read_part),
    Kind(Expected.ALTERNATIVE, "|".join(WORDS), None, Input.SELECT, WORDS),
]


class OneReport(Arguments):
    """`rapport`: the operating year it is about; without one, the year that was last over."""

    år: Annotated[Year | None, PLACED] = None


class NewPart(Arguments):
    """`rapport länkad`: one of the two parts, and where it can be read."""

    år: Year
    part: ReportPart = Field(alias=PART)
    länk: Link
    datum: Day | None = None


class LinkDecision(Arguments):
    """`rapport beslutad`: the decision in the register."""

    år: Year
    beslut: LinkedDecision


class HandedOver(Arguments):
    """`rapport överlämnad`: to which regions it was dispatched, on which day."""

    år: Year
    region: SomeRegions
    datum: Day | None = None
    diarienummer: Line = ""


class Received(Arguments):
    """`rapport mottagen`: whose receipt; without one, that of the regions one coordinates."""

    år: Year
    region: SomeRegions | None = None
    datum: Day | None = None


class TakenBack(Arguments):
    """`rapport ångra`: what was recorded by mistake."""

    år: Year
    steg: Annotated[str, *one_of(*TAKEN_BACK)]
    region: SomeRegions | None = None
