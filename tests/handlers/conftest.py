from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.conversations.examples import copied, made
from tests.conversations.stage import Stage


@pytest.fixture
def kind() -> str:
    """Handlers know no database: SQLite is enough for them."""
    return "sqlite"


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("example"))


@pytest.fixture
def example(made_example: Path, tmp_path: Path) -> Iterator[Database]:
    with copied(made_example, tmp_path) as database:
        yield database


@pytest.fixture
def stage(example: Database) -> Stage:
    return Stage(example)
