from pathlib import Path

from bot.doctor import examine
from bot.finding import Finding
from bot.settings import Settings
from storage.database import Database
from tests.bot.slack.api import slack_api
from tests.bot.slack.test_doctor import settings


async def found(url: str) -> list[Finding]:
    return await examine(Settings(), url)


def is_empty(folder: Path) -> bool:
    return not list(folder.iterdir())


async def test_a_whole_database_is_well(example_url: str) -> None:
    mode, database, journal = await found(example_url)
    assert "sandlåda" in mode.said
    assert (database.well, journal.well) == (True, True)
    assert "poster i journalen" in database.said


async def test_no_database_is_told_with_what_to_do(tmp_path: Path) -> None:
    (_, database) = await found(f"sqlite:///{tmp_path}/finns-inte.db")
    assert (database.well, "hallbar init" in database.said) == (False, True)
    assert is_empty(tmp_path)


async def test_an_older_database_is_told(tmp_path: Path) -> None:
    (tmp_path / "gammal.db").touch()
    (_, database) = await found(f"sqlite:///{tmp_path}/gammal.db")
    assert (database.well, "äldre form" in database.said) == (False, True)


async def test_what_is_no_database_is_told_and_the_rest_examined(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Hej! " * 300)
    async with slack_api() as api:
        told = settings(api.base, slack_signing_secret="x")
        mode, database, *slack = await examine(told, f"sqlite:///{tmp_path}/brev.txt")
        assert (mode.well, database.well) == (True, False)
        assert "går inte att läsa" in database.said
        assert slack
        assert all(finding.well for finding in slack)


async def test_a_database_that_is_away_is_told_without_its_password() -> None:
    (_, database) = await found("postgresql://bot:hemligt@127.0.0.1:9/hallbar")
    assert not database.well
    assert "hemligt" not in database.said


async def test_a_broken_chain_is_told_with_where(example: Database, tmp_path: Path) -> None:
    with example.writing() as archive:
        run = archive.connection.exec_driver_sql
        for name in run("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            run(f"DROP TRIGGER {name}")
        run("UPDATE journal SET digest = 'x' WHERE sequence = 3")
    *_, journal = await found(f"sqlite:///{tmp_path}/copy.db")
    assert (journal.well, "kedjan är bruten" in journal.said) == (False, True)
