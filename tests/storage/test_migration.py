"""The migrations: from nothing to the tables the code knows."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import main
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage import tables
from storage.database import Database
from storage.migration import SCRIPTS, upgrade
from storage.migrations import HEAD


def scripts() -> ScriptDirectory:
    return ScriptDirectory(str(SCRIPTS))


def test_the_migrations_make_the_tables_the_code_knows(database: Database) -> None:
    with database.reading() as archive:
        context = MigrationContext.configure(archive.connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.journal.metadata) == []


def test_the_named_head_is_the_newest_migration(database: Database) -> None:
    assert scripts().get_heads() == [HEAD]
    assert database.at_head()


def test_migrating_twice_changes_nothing(filled: Database) -> None:
    with filled.reading() as archive:
        before = archive.head
    filled.migrate()
    with filled.writing() as archive:
        upgrade(archive.connection)
    with filled.reading() as archive:
        assert archive.head == before


def test_no_migration_goes_backwards() -> None:
    assert not any(hasattr(script.module, "downgrade") for script in scripts().walk_revisions())


@pytest.mark.parametrize("kind", ["sqlite"])
def test_alembics_own_command_finds_nothing_to_draw_up(url: str) -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    main(["-c", str(project), "-x", f"url={url}", "check"])  # exits when it finds something


@pytest.mark.parametrize("kind", ["sqlite"])
def test_alembics_own_command_finds_a_table_that_is_gone(url: str, database: Database) -> None:
    project = Path(__file__).parents[2] / "pyproject.toml"
    with database.writing() as archive:
        tables.inbox.drop(archive.connection)
    with pytest.raises(SystemExit):
        main(["-c", str(project), "-x", f"url={url}", "check"])


def test_an_unmigrated_database_cannot_be_asked(tmp_path: Path) -> None:
    database = Database.open(f"sqlite:///{tmp_path}/tom.db")
    with pytest.raises(Exception, match="journal"), database.reading():
        pass
    database.close()
