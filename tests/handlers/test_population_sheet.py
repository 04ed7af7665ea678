import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.populations import Figure
from handlers.misread import Expected, Misread
from handlers.population_plan import Batch
from handlers.population_sheet import read
from storage.database import Database

GOTLAND = Figure(2026, "09", 60_800, "SCB, TAB5557", verified=False)


def sheet(database: Database, text: str) -> Batch:
    with database.reading() as archive:
        return read(text, archive)


def misread(database: Database, text: str) -> Misread:
    with pytest.raises(Misread) as caught:
        sheet(database, text)
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        'year,region,population,source\n2026,Gotland,60800,"SCB, TAB5557"',
        "year;region;population;source\r\n2026;09;60 800;SCB, TAB5557\r\n\r\n",
        "\ufeffÅr;Region;Folkmängd;Källa\n2026;SE-I;60\u00a0800;SCB, TAB5557",
        '"source";"population";"region";"year"\nSCB, TAB5557;60800;Gotlands län;2026',
        "year;region;population;source 2026;Region Gotland;60 800;SCB, TAB5557",
    ],
)
def test_a_sheet_is_read_however_it_is_written(seeded: Database, text: str) -> None:
    assert sheet(seeded, text).figures == (GOTLAND,)


def test_rows_that_lost_their_line_breaks_begin_at_their_years(seeded: Database) -> None:
    text = "year,region,population,source 2026,09,60 800,a 2027,Region Skåne,1 440 000,b c"
    assert [figure.people for figure in sheet(seeded, text).figures] == [60_800, 1_440_000]


def test_the_whole_country_is_kept_apart(seeded: Database) -> None:
    text = "year;region;population;source\n2026;Riket;10 625 000;SCB\n2026;09;60800;SCB"
    batch = sheet(seeded, text)
    assert batch.national == {2026: 10_625_000}
    assert [figure.region for figure in batch.figures] == ["09"]


@pytest.mark.parametrize(
    ("row", "expected", "argument"),
    [
        ("26;09;1;a", Expected.YEAR, "rad 3, year"),
        ("2999;09;1;a", Expected.YEAR, "rad 3, year"),
        ("2026;Malmö;1;a", Expected.REGION, "rad 3, region"),
        ("2026;;1;a", Expected.REGION, "rad 3, region"),
        ("2026;09;-1;a", Expected.NUMBER, "rad 3, population"),
        ("2026;09;1.5;a", Expected.NUMBER, "rad 3, population"),
        ("2026;09;1e6;a", Expected.NUMBER, "rad 3, population"),
        ("2026;09;;a", Expected.NUMBER, "rad 3, population"),
        ("2026;09;" + "1" * 10 + ";a", Expected.NUMBER, "rad 3, population"),
        ("2026;09;1;", Expected.TEXT, "rad 3, source"),
        ("2026;09;1;" + "x" * 301, Expected.TEXT, "rad 3, source"),
        ("2026;09;1", Expected.COLUMNS, "rad 3"),
        ("2026;09;1;a;b", Expected.COLUMNS, "rad 3"),
        ("x" * 200_000, Expected.COLUMNS, "rad 3"),
    ],
)
def test_a_faulty_row_is_told_with_its_number_and_column(
    seeded: Database, row: str, expected: Expected, argument: str
) -> None:
    text = f"year;region;population;source\n2026;12;1440000;SCB\n{row}"
    found = misread(seeded, text)
    assert (found.expected, found.argument) == (expected, argument)


@pytest.mark.parametrize(
    "text",
    ["", "year", "year;region;population", "2026;09;60800;SCB", "year,region;population,source"],
)
def test_a_sheet_needs_its_headings(seeded: Database, text: str) -> None:
    assert misread(seeded, text).expected is Expected.COLUMNS


@pytest.mark.parametrize(
    "text", ["year;region;population;source", "year;region;population;source\n\n"]
)
def test_a_sheet_without_rows_is_a_misread(seeded: Database, text: str) -> None:
    assert misread(seeded, text).expected is Expected.COLUMNS


def test_a_region_that_is_misspelled_is_suggested(seeded: Database) -> None:
    text = "year;region;population;source\n2026;gotlnad;60800;SCB"
    assert misread(seeded, text).near[0] == "Region Gotland"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text() | st.text().map(lambda text: f"year;region;population;source\n{text}"))
def test_any_text_is_read_or_misread(seeded: Database, text: str) -> None:
    try:
        batch = sheet(seeded, text)
    except Misread:
        return
    assert batch.figures
