from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Database
from tests.conversations.examples import copied, made


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite",
        action="store_true",
        help="write what the bot answers into the scenes instead of comparing",
    )


@pytest.fixture(scope="session")
def made_example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("example"))


@pytest.fixture
def example(made_example: Path, tmp_path: Path) -> Iterator[Database]:
    with copied(made_example, tmp_path) as database:
        yield database
