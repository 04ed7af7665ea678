from datetime import datetime
from pathlib import Path

import pytest

from bot.plain import plain
from handlers import import_figures
from handlers.outcome import Exit
from handlers.population_plan import Manner
from handlers.statistics import Trouble, failed
from storage import journal, populations
from storage.database import Database
from tests.conversations.scenes import STOCKHOLM

DATA = Path(__file__).parent / "data"
AT = datetime(2027, 2, 22, 10, tzinfo=STOCKHOLM)
PERTURBED = (DATA / "scb_tab5557_2025.json").read_bytes()
EXACT = (DATA / "scb_tab638_2024.json").read_bytes()


def test_scbs_figures_from_2025_go_in_unverified_and_the_difference_is_shown(
    seeded: Database,
) -> None:
    outcome = import_figures.from_scb(lambda: PERTURBED, Manner(), AT, seeded)
    assert outcome.exit is Exit.ANSWER
    told = plain(outcome.answer).replace("\u00a0", " ")
    assert "10 605 520" in told
    assert "10 605 529" in told
    assert "-9" in told
    assert "inte verifierad" in told
    with seeded.reading() as archive:
        assert 2025 not in populations.verified_years(archive)


def test_the_operator_can_vouch_for_them(seeded: Database) -> None:
    import_figures.from_scb(lambda: PERTURBED, Manner(verified=True), AT, seeded)
    with seeded.reading() as archive:
        assert 2025 in populations.verified_years(archive)


def test_scbs_figures_to_2024_are_verified_by_their_exact_sum(seeded: Database) -> None:
    outcome = import_figures.from_scb(lambda: EXACT, Manner(), AT, seeded)
    assert "21 uppgifter är inlagda." in plain(outcome.answer)
    with seeded.reading() as archive:
        assert 2024 in populations.verified_years(archive)
        (figure, *_) = populations.load(archive)[2024]
    assert figure.source.startswith("SCB, folkmängd 31 december, TAB638")


def test_the_import_is_journaled_with_the_hash_of_what_came(seeded: Database) -> None:
    import_figures.from_scb(lambda: PERTURBED, Manner(), AT, seeded)
    with seeded.reading() as archive:
        *_, last = journal.links(archive)
    assert (last.entry.act, last.entry.at) == ("folkmängd importerad", AT)
    assert len(str(last.entry.record["raw_sha256"])) == 64


def test_a_dry_run_writes_nothing(seeded: Database) -> None:
    with seeded.reading() as archive:
        before = archive.revision
    outcome = import_figures.from_scb(lambda: PERTURBED, Manner(dry_run=True), AT, seeded)
    assert outcome.answer.title == "Så skulle importen bli"
    with seeded.reading() as archive:
        assert archive.revision == before


def test_trouble_with_scb_is_a_refusal_in_swedish(seeded: Database) -> None:
    def fetch() -> bytes:
        raise failed(Trouble.SLOW, seconds=20)

    outcome = import_figures.from_scb(fetch, Manner(), AT, seeded)
    assert outcome.exit is Exit.REFUSAL
    assert "SCB svarade inte inom 20 sekunder." in plain(outcome.answer)


def test_a_broken_answer_is_a_misread(seeded: Database) -> None:
    outcome = import_figures.from_scb(lambda: b"<html>", Manner(), AT, seeded)
    assert outcome.exit is Exit.MISREAD
    assert "JSON-stat 2" in plain(outcome.answer)


def test_a_sheet_is_imported_and_its_faults_are_told(seeded: Database) -> None:
    with seeded.reading() as archive:
        known = populations.of_year(archive, 2025)
    rows = "\n".join(f"2026;{code};{people};prov" for code, people in known.items())
    sheet = f"year;region;population;source\n{rows}"
    assert import_figures.from_sheet(b"year", Manner(), AT, seeded).exit is Exit.MISREAD
    short = sheet.rsplit("\n", 1)[0].encode()
    assert import_figures.from_sheet(short, Manner(), AT, seeded).exit is Exit.REFUSAL
    assert import_figures.from_sheet(sheet.encode(), Manner(), AT, seeded).exit is Exit.ANSWER
    with seeded.reading() as archive:
        assert populations.of_year(archive, 2026) == known


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_a_sheet_is_read_as_whatever_spreadsheet_saved_it(seeded: Database, encoding: str) -> None:
    sheet = "år;region;folkmängd;källa\n2026;Örebro;308 400;SCB\n2026;Malmö;5;SCB"
    outcome = import_figures.from_sheet(sheet.encode(encoding), Manner(), AT, seeded)
    assert outcome.exit is Exit.MISREAD
    assert "(rad 3, region). Du skrev ”Malmö”." in plain(outcome.answer)


@pytest.mark.parametrize("raw", [b"", b"\x00\xff\xfe", bytes(range(256)), b"\x81" * 1000])
def test_a_file_that_is_no_sheet_is_a_misread(seeded: Database, raw: bytes) -> None:
    assert import_figures.from_sheet(raw, Manner(), AT, seeded).exit is Exit.MISREAD
