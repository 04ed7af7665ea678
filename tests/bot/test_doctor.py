import os
from pathlib import Path

import pytest

from bot.doctor import examine
from bot.finding import Finding
from bot.settings import Settings
from storage import links
from storage.database import Database
from storage.journal import Act
from tests.bot.slack.api import slack_api
from tests.bot.slack.stage import NOW
from tests.bot.slack.test_doctor import settings


async def found(url: str) -> list[Finding]:
    return await examine(Settings(), url)


def is_empty(folder: Path) -> bool:
    return not list(folder.iterdir())


def change(database: Database, *statements: str) -> None:
    """Change a database past its journal and its guards."""
    with database.writing() as archive:
        run = archive.connection.exec_driver_sql
        for name in run("SELECT name FROM sqlite_master WHERE type = 'trigger'").scalars().all():
            run(f"DROP TRIGGER {name}")
        for statement in statements:
            run(statement)


async def wrong(folder: Path, settings: Settings | None = None) -> dict[str, str]:
    """What is not well with the example."""
    findings = await examine(settings or Settings(), f"sqlite:///{folder}/copy.db")
    return {finding.what: finding.said for finding in findings if not finding.well}


async def test_a_whole_database_is_well(example_url: str) -> None:
    findings = await found(example_url)
    said = {finding.what: finding.said for finding in findings}
    assert all(finding.well for finding in findings)
    assert list(said) == ["Läge", "Databas", "Journal", "Skydd", "Märkning", "Kansliet"]
    assert "sandlåda" in said["Läge"]
    assert "poster i journalen" in said["Databas"]
    assert "exempeldatabas" in said["Märkning"]
    assert said["Kansliet"] == "1 konto är kopplat"


async def test_no_database_is_told_with_what_to_do(tmp_path: Path) -> None:
    (_, database) = await found(f"sqlite:///{tmp_path}/finns-inte.db")
    assert (database.well, "hallbar init" in database.said) == (False, True)
    assert is_empty(tmp_path)


async def test_an_empty_file_is_no_database_yet(tmp_path: Path) -> None:
    (tmp_path / "tom.db").touch()
    (_, database) = await found(f"sqlite:///{tmp_path}/tom.db")
    assert (database.well, "hallbar init" in database.said) == (False, True)


@pytest.mark.parametrize(
    ("version", "told"), [("0001", "äldre form"), ("9999", "nyare version"), ("x", "annat program")]
)
async def test_an_older_a_newer_and_a_foreign_database_are_told_apart(
    example: Database, tmp_path: Path, version: str, told: str
) -> None:
    change(example, f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608
    example.close()
    (_, database) = await found(f"sqlite:///{tmp_path}/copy.db")
    assert (database.well, told in database.said) == (False, True)


async def test_a_database_that_may_only_be_read_is_told(
    example_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)  # root may write whatever the file says
    (_, database) = await found(example_url)
    assert (database.well, "rättigheterna" in database.said) == (False, True)


async def test_a_database_somebody_writes_in_is_well(example: Database, example_url: str) -> None:
    with example.writing():
        assert all(finding.well for finding in await found(example_url))


async def test_what_is_no_database_is_told_and_the_rest_examined(tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("Hej! " * 300)
    async with slack_api() as api:
        told = settings(api.base, slack_signing_secret="x")
        mode, database, *slack = await examine(told, f"sqlite:///{tmp_path}/brev.txt")
        assert (mode.well, database.well) == (True, False)
        assert "skadad eller ingen databas" in database.said
        assert slack
        assert all(finding.well for finding in slack)


async def test_a_database_that_is_away_is_told_without_its_password() -> None:
    (_, database) = await found("postgresql://bot:hemligt@127.0.0.1:9/hallbar")
    assert (database.well, "svarar inte" in database.said) == (False, True)
    assert "hemligt" not in database.said


async def test_a_broken_chain_is_told_with_where(example: Database, tmp_path: Path) -> None:
    change(example, "UPDATE journal SET digest = 'x' WHERE sequence = 3")
    told = await wrong(tmp_path)
    assert "Kedjan är bruten vid rad 3 i tabellen journal" in told["Journal"]
    assert "Broken(" not in told["Journal"]


async def test_a_guard_that_is_gone_is_told(example: Database, tmp_path: Path) -> None:
    change(example)
    told = await wrong(tmp_path)
    assert told.keys() == {"Skydd"}
    assert "journal" in told["Skydd"]


async def test_a_mark_changed_past_the_journal_is_told(example: Database, tmp_path: Path) -> None:
    with example.writing() as archive:
        archive.connection.exec_driver_sql("DELETE FROM meta WHERE key = 'example'")
    assert (await wrong(tmp_path)).keys() == {"Märkning"}


async def test_nobody_of_kansliet_linked_is_told(example: Database, tmp_path: Path) -> None:
    with example.writing() as archive:
        links.link(archive, Act("prov", NOW, None), ("T0SANDBOX", "UKANSLIET"), None)
    assert await wrong(tmp_path) == {}, "in the sandbox it is no fault"
    async with slack_api() as api:
        told = settings(api.base, slack_signing_secret="x")
        assert "HALLBAR_KANSLI" in (await wrong(tmp_path, told))["Kansliet"]
        soon = told.model_copy(update={"kansli": "T0SANDBOX:UKANSLIET"})
        assert "Kansliet" not in await wrong(tmp_path, soon)


async def test_the_channels_of_the_database_are_looked_for_in_slack(
    example: Database, tmp_path: Path
) -> None:
    example.close()
    async with slack_api() as api:
        told = await wrong(tmp_path, settings(api.base, slack_signing_secret="x"))
    assert told.keys() == {"Kanalen för samordnare"}
    assert "channel_not_found" in told["Kanalen för samordnare"]
