import pytest

from governance.charter import CLAUSES, READINGS, UNREGULATED
from governance.provenance import Mark, Source, charter, reading, setting
from handlers.texts.sources import lines


def test_a_clause_is_written_with_heading_date_and_version() -> None:
    assert lines([charter("R8")]) == (
        "Samarbetsformerna: Verksamhetsår och rapport (R8), 2024-03-25 v1.0",
    )


def test_clauses_under_one_heading_share_a_line() -> None:
    sources = (charter("R8"), reading("A8"), charter("R10"), charter("R24"), charter("R8"))
    assert lines(sources) == (
        "Samarbetsformerna: Verksamhetsår och rapport (R8, R10), 2024-03-25 v1.0",
        "Tolkning A8: Rapporten om året före och planen om året efter.",
        "Samarbetsformerna: Utträde ur samarbetet (R24), 2024-03-25 v1.0",
    )


def test_a_reading_is_written_with_what_we_read() -> None:
    assert lines([reading("A8")]) == (
        "Tolkning A8: Rapporten om året före och planen om året efter.",
    )


def test_a_default_is_written_with_what_it_is_about() -> None:
    assert lines([setting("D13"), setting("koppling")]) == (
        (
            "Inställning D13: Kallelse och dagordning: vem som kallar och hur lång tid före; "
            "regleras inte i samarbetsformerna"
        ),
        "Inställning: koppling; regleras inte i samarbetsformerna",
    )


def test_a_working_order_is_written_with_its_decision() -> None:
    source = Source(Mark.WORKING_ORDER, "beslut 2026-01")
    assert lines([source]) == ("Arbetsordning: beslut 2026-01",)


@pytest.mark.parametrize(
    "source",
    [
        *(charter(each) for each in CLAUSES),
        *(reading(each) for each in READINGS),
        *(setting(gap.default) for gap in UNREGULATED if gap.default),
    ],
    ids=lambda source: source.ref,
)
def test_every_source_there_is_can_be_written_on_one_line(source: Source) -> None:
    (written,) = lines([source])
    assert source.ref in written
    assert "\n" not in written
