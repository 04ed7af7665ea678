"""The organisation file: its sections and their keys, as a person writes them.

Keys are Swedish words without å, ä and ö, as TOML asks for; in quotes they may have them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict

from handlers.cleaning import clean
from handlers.kinds import LONGEST_LINE


def _line(text: str) -> str:
    line = clean(text)
    if len(line) > LONGEST_LINE:
        raise ValueError(line)
    return line


def _filled(text: str) -> str:
    if not text:
        raise ValueError(text)
    return text


Line = Annotated[str, AfterValidator(_line)]
Word = Annotated[Line, AfterValidator(_filled)]


class Row(BaseModel):
    """One thing the file says."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        alias_generator=lambda name: name.replace("_", "-"),
    )


class DatedRow(Row):
    """A thing that holds from a day, the file's own when none is given, and perhaps to a day."""

    fran: date | None = None
    till: date | None = None


class PersonRow(Row):
    """A person by role title, with the account the chat knows them by."""

    handle: Word
    titel: Word
    epost: Line = ""
    anvandare: Line = ""


class SeatRow(DatedRow):
    """Who holds a seat, and when the term ends."""

    stol: int
    person: Word
    mandat_till: date | None = None


class RoleRow(DatedRow):
    """A role given to a person."""

    person: Word
    roll: Word
    utsedd_av: Line = ""


class CoordinatorRow(DatedRow):
    """Who coordinates a region."""

    region: Word
    person: Word


class AreaRow(DatedRow):
    """Who coordinates a procurement region, A to H."""

    omrade: Word
    person: Word


class BudgetRow(Row):
    """A year's budget: kronor in all or for each inhabitant, the one or the other."""

    ar: int
    belopp: int | Word | None = None
    per_invanare: int | Word | None = None
    folkmangd: int | None = None
    beslut: Line = ""
    markning: Line = ""


class FinancingRow(DatedRow):
    """A region's own decision to finance the cooperation."""

    region: Word
    diarienummer: Word
    lank: Line = ""


class DocumentRow(DatedRow):
    """Where a document that the charter names can be read."""

    nyckel: Word
    lank: Line = ""


class ChannelRow(Row):
    """The channel that serves the steering group or the coordinators."""

    nyckel: Word
    kanal: Word
    fran: date | None = None


class OrganisationFile(Row):
    """The whole file.

    `fran` is the day things hold from when they do not say; `protokoll` names the minutes that
    appoint the seat-holders.
    """

    fran: date
    arbetsyta: Line = ""
    protokoll: Line = ""
    personer: list[PersonRow] = []
    stolar: list[SeatRow] = []
    roller: list[RoleRow] = []
    samordnare: list[CoordinatorRow] = []
    omradessamordnare: list[AreaRow] = []
    budgetar: list[BudgetRow] = []
    finansieringsbeslut: list[FinancingRow] = []
    dokument: list[DocumentRow] = []
    kanaler: list[ChannelRow] = []

    @property
    def sections(self) -> Mapping[str, list[Row]]:
        """The rows of each section, by its name."""
        return {name: value for name, value in self if isinstance(value, list)}

    def since(self, row: DatedRow | ChannelRow) -> date:
        """The day a row holds from."""
        return row.fran or self.fran
