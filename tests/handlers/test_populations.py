from governance.populations import Figure
from handlers.answer import Table
from handlers.texts import populations as texts
from storage import populations, regions
from storage.database import Database
from tests.conversations.stage import Stage


def test_without_a_year_the_latest_verified_one_is_shown(stage: Stage) -> None:
    assert stage.play("gast: folkmängd")[0] == "Folkmängd 2024"


def test_a_database_without_figures_says_so(stage: Stage, database: Database) -> None:
    stage.database = database
    assert stage.play("gast: folkmängd")[0] == "(oläst) Det förstod jag inte"


def test_only_figures_that_are_not_verified_get_a_status(seeded: Database) -> None:
    with seeded.reading() as archive:
        names, known = regions.by_code(archive), populations.load(archive)
    for year, columns in ((2024, 2), (2025, 3)):
        answer = texts.year(known[year], names, tuple(known))
        (table,) = [part for part in answer.parts if isinstance(part, Table)]
        assert len(table.columns) == columns
        assert all(len(row) == columns for row in table.rows)
        assert ("inte verifierad" in str(answer.parts)) == (columns == 3)


def test_a_series_tells_each_change_and_where_each_figure_comes_from(seeded: Database) -> None:
    with seeded.reading() as archive:
        region = regions.by_code(archive)["09"]
    found = tuple(
        Figure(year, "09", people, source, verified=True)
        for year, people, source in (
            (2020, 100, "a"),
            (2021, 101, "a"),
            (2023, 99, "b"),
            (2024, 99, "b"),
        )
    )
    answer = texts.series(region, found)
    (table,) = [part for part in answer.parts if isinstance(part, Table)]
    assert table.rows == (
        ("2024", "99", "0"),
        ("2023", "99", "–"),
        ("2021", "101", "+1"),
        ("2020", "100", "–"),
    )
    assert "a (2020–2021); b (2023–2024)" in str(answer.parts[0])


def test_a_region_and_a_year_stand_in_either_order(stage: Stage) -> None:
    assert stage.play("gast: folkmängd 2020 gotland") == stage.play("gast: folkmängd 09 2020")


def test_the_form_imports_what_is_pasted_with_its_line_breaks(stage: Stage) -> None:
    stage.play("kansliet: folkmängd importera")
    stage.play("kansliet trycker [Fyll i formulär]")
    told = stage.play("kansliet fyller i rader=x")
    assert told[0].startswith("(oläst)")
