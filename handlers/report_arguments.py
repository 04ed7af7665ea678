"""What is typed of the report: its parts, its decision, the regions it is handed over to."""

from typing import Annotated

from pydantic import AfterValidator, Field

from governance.reports import PARTS, TAKEN_BACK
from governance.spelling import plain
from handlers.answer import Input
from handlers.cleaning import clean
from handlers.duty_arguments import LinkedDecision, Reference, SomeRegions
from handlers.kinds import PLACED, Arguments, Kind, Link, one_of
from handlers.misread import Expected, Misread
from handlers.reach import ReachedDay, ReportYear

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

    år: Annotated[ReportYear | None, PLACED] = None


class NewPart(Arguments):
    """`rapport länkad`: one of the two parts, and where it can be read."""

    år: ReportYear
    part: ReportPart = Field(alias=PART)
    länk: Link
    datum: ReachedDay | None = None


class LinkDecision(Arguments):
    """`rapport beslutad`: the decision in the register."""

    år: ReportYear
    beslut: LinkedDecision


class HandedOver(Arguments):
    """`rapport överlämnad`: to which regions it was dispatched, on which day."""

    år: ReportYear
    region: SomeRegions
    datum: ReachedDay | None = None
    diarienummer: Reference


class Received(Arguments):
    """`rapport mottagen`: whose receipt; without one, that of the regions one coordinates."""

    år: ReportYear
    region: SomeRegions | None = None
    datum: ReachedDay | None = None


class TakenBack(Arguments):
    """`rapport ångra`: what was recorded by mistake."""

    år: ReportYear
    steg: Annotated[str, *one_of(*TAKEN_BACK)]
    region: SomeRegions | None = None
