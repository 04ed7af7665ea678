import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from pathlib import Path

import pytest

from storage.database import Database
from tests.conversations import examples
from tests.conversations.scenes import moment
from tests.conversations.stage import Stage


@pytest.fixture
def kind() -> str:
    """Handlers know no database: SQLite is enough for them."""
    return "sqlite"


@pytest.fixture
def stage(example: Database) -> Stage:
    return Stage(example)


@pytest.fixture(scope="session")
def made_later(
    made_example: Path, tmp_path_factory: pytest.TempPathFactory
) -> Callable[[str], Path]:
    """The file of the example as it is when its clock has been played until a line of a scene."""

    @cache
    def played(line: str) -> Path:
        file = tmp_path_factory.mktemp("later") / "later.db"
        shutil.copy(made_example, file)
        database = Database.open(f"sqlite:///{file}")
        Stage(database).play(line)
        database.close()
        return file

    return played


@pytest.fixture
def stage_later(
    made_later: Callable[[str], Path], tmp_path: Path
) -> Iterator[Callable[[str], Stage]]:
    """Sets a stage on a later day, which is played only once."""
    with ExitStack() as opened:

        def at(line: str) -> Stage:
            database = opened.enter_context(examples.copied(made_later(line), tmp_path))
            then = moment(line)
            assert then is not None
            return Stage(database, then)

        yield at
