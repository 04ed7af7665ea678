"""What is said of how many live where (R4)."""

from collections.abc import Collection, Mapping

from governance.populations import Figure
from governance.provenance import charter
from governance.regions import Region
from handlers.answer import Answer, Choice, Choices, Column, Fact, Facts, Part, Table, Text
from handlers.ask import Chosen
from handlers.texts import population_import
from handlers.texts.formats import number

FIGURES = "hur många som bor i regionerna, med källa"
IMPORT = population_import.IMPORT
REFUSALS = population_import.REFUSALS

VERIFIED = "verifierad"
UNVERIFIED = "inte verifierad"
CAUTION = (
    "Uppgifter som inte är verifierade ska inte ligga till grund för avgifter; andelarna räknas på "
    "dem bara om du ber om det."
)
OTHER_YEARS = 3
_DOUBT = f" ({UNVERIFIED}, ska inte ligga till grund för avgifter)"


def year(
    found: tuple[Figure, ...], regions: Mapping[str, Region], known: tuple[int, ...]
) -> Answer:
    """All regions' figures of a year, and their sum; `known` are the years there are."""
    asked = found[0].year
    rows = [
        (regions[each.region].name, number(each.people), *_status(each, found)) for each in found
    ]
    rows.append(("Summa", number(sum(each.people for each in found)), *_status(None, found)))
    columns = (Column("Region"), Column("Folkmängd", numeric=True), *_status_column(found))
    table = Table(f"Folkmängd den 31 december {asked}", columns, tuple(rows))
    others = [each for each in known if each != asked][-OTHER_YEARS:]
    ways_on = tuple(Choice(str(each), Chosen("folkmängd", {"år": str(each)})) for each in others)
    parts: tuple[Part, ...] = (
        Facts(_grounds(found)),
        *_caution(found),
        table,
        *((Choices(ways_on),) * bool(others)),
    )
    return Answer(f"Folkmängd {asked}", parts, (charter("R4"),))


def doubt(figures: Collection[Figure]) -> str:
    """What follows a year wherever fees rest on its figures; nothing when all are verified."""
    return "" if all(figure.verified for figure in figures) else _DOUBT


def series(region: Region, found: tuple[Figure, ...]) -> Answer:
    """One region's figures through the years, newest first."""
    before = {figure.year + 1: figure.people for figure in found}
    rows = tuple(
        (
            str(figure.year),
            number(figure.people),
            _change(figure, before.get(figure.year)),
            *_status(figure, found),
        )
        for figure in reversed(found)
    )
    columns = (
        Column("31 december"),
        Column("Folkmängd", numeric=True),
        Column("Förändring", numeric=True),
        *_status_column(found),
    )
    table = Table(f"Folkmängd i {region.name}", columns, rows)
    parts: tuple[Part, ...] = (Facts((source(found),)), *_caution(found), table, _ways_on(region))
    return Answer(f"Folkmängd i {region.name}", parts, (charter("R4"),))


def one(region: Region, figure: Figure, before: int | None) -> Answer:
    """One region's figure one year; `before` is the figure of the year before, where known."""
    facts = (
        Fact("Folkmängd", number(figure.people)),
        Fact("Förändring från året före", _change(figure, before)),
        *_grounds((figure,)),
    )
    parts: tuple[Part, ...] = (Facts(facts), *_caution((figure,)), _ways_on(region))
    return Answer(f"Folkmängd i {region.name} {figure.year}", parts, (charter("R4"),))


def source(found: tuple[Figure, ...]) -> Fact:
    """Where figures come from; with their years, when not all come from one place."""
    names: dict[str, list[int]] = {}
    for figure in found:
        names.setdefault(figure.source, []).append(figure.year)
    if len(names) == 1:
        return Fact("Folkmängdens källa", next(iter(names)))
    told = (f"{name} ({_span(years)})" for name, years in names.items())
    return Fact("Folkmängdens källor", "; ".join(told))


def _status_column(found: tuple[Figure, ...]) -> tuple[Column, ...]:
    """A column that says which figures are not verified, where some are not."""
    return () if all(figure.verified for figure in found) else (Column("Status"),)


def _status(figure: Figure | None, found: tuple[Figure, ...]) -> tuple[str, ...]:
    status = "" if figure is None else VERIFIED if figure.verified else UNVERIFIED
    return (status,) * len(_status_column(found))


def _change(figure: Figure, before: int | None) -> str:
    if before is None:
        return "–"
    change = figure.people - before
    return f"+{number(change)}" if change > 0 else number(change)


def _grounds(found: tuple[Figure, ...]) -> tuple[Fact, ...]:
    status = VERIFIED if all(figure.verified for figure in found) else UNVERIFIED
    return (
        Fact("Folkmängd per", f"den 31 december {found[0].year}"),
        Fact("Status", status),
        source(found),
    )


def _span(years: list[int]) -> str:
    first, last = min(years), max(years)
    return str(first) if first == last else f"{first}–{last}"


def _caution(found: tuple[Figure, ...]) -> tuple[Text, ...]:
    return () if all(figure.verified for figure in found) else (Text(CAUTION),)


def _ways_on(region: Region) -> Choices:
    everybody = Choice("Alla regioner", Chosen("folkmängd", {}))
    years = Choice("Alla år", Chosen("folkmängd", {"region": region.name}))
    share = Choice("Andel", Chosen("andel", {"region": region.name}))
    return Choices((years, everybody, share))
