"""How many live where: `folkmängd` (R4)."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator

from governance.people import Right
from governance.populations import Figure
from handlers.acting import act
from handlers.answer import Answer, Input
from handlers.ask import Ask
from handlers.command import Command
from handlers.figures import of_year, unknown
from handlers.kinds import (
    LONGEST_TEXT,
    PLACED,
    Arguments,
    Kind,
    RegionName,
    Year,
    one_of,
    read_text,
)
from handlers.misread import Expected, Misread
from handlers.naming import region_named
from handlers.population_import import bring_in
from handlers.population_plan import Manner
from handlers.population_sheet import read
from handlers.texts import populations as texts
from storage import populations, regions
from storage.archive import Archive

Rows = Annotated[
    str,
    AfterValidator(read_text(LONGEST_TEXT)),
    Kind(Expected.COLUMNS, "rader", None, Input.PARAGRAPH),
]


class Figures(Arguments):
    """`folkmängd`: a region, a year, both or neither."""

    region: Annotated[RegionName | None, PLACED] = None
    år: Annotated[Year | None, PLACED] = None


class Sheet(Arguments):
    """`folkmängd importera`: rows of figures, and what the importer answers for."""

    rader: Annotated[Rows, PLACED]
    verifierad: Annotated[str, *one_of("nej", "ja")] = "nej"
    tvinga: Annotated[str, *one_of("nej", "ja")] = "nej"


def figures(ask: Ask[Figures], archive: Archive) -> Answer:
    """The figures of a year, of a region, or of one region one year."""
    asked = ask.arguments
    if asked.region is None:
        return _year(asked.år, archive)
    region = region_named(asked.region, "region", archive)
    series = _series(region.code, archive)
    if asked.år is None:
        return texts.series(region, tuple(series.values()))
    if asked.år not in series:
        raise unknown(asked.år, series, "år")
    before = series.get(asked.år - 1)
    return texts.one(region, series[asked.år], before.people if before else None)


def import_sheet(ask: Ask[Sheet], archive: Archive) -> Answer:
    """Record the figures of a sheet."""
    manner = Manner(forced=ask.arguments.tvinga == "ja", verified=ask.arguments.verifierad == "ja")
    batch = read(ask.arguments.rader, archive)
    return bring_in(batch, manner, act("folkmängd importerad", ask), archive)


def _year(chosen: int | None, archive: Archive) -> Answer:
    known = populations.load(archive)
    verified = populations.verified_years(archive)
    if not known:
        raise Misread(Expected.FIGURES, "", "år")
    year = chosen or max(verified or known)
    found = of_year(year, archive, "år")
    return texts.year(found, regions.by_code(archive), tuple(known))


def _series(code: str, archive: Archive) -> Mapping[int, Figure]:
    known = populations.load(archive).values()
    return {figure.year: figure for year in known for figure in year if figure.region == code}


COMMANDS = (
    Command(
        ("folkmängd",),
        texts.FIGURES,
        Figures,
        figures,
        example="folkmängd Region Skåne 2024",
        aliases=("population",),
    ),
    Command(
        ("folkmängd", "importera"),
        texts.IMPORT,
        Sheet,
        import_sheet,
        example='folkmängd importera "year;region;population;source …"',
        right=Right.SET_FACTS,
        writes=True,
    ),
)
