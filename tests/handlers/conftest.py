import pytest

from storage.database import Database
from tests.conversations.stage import Stage


@pytest.fixture
def kind() -> str:
    """Handlers know no database: SQLite is enough for them."""
    return "sqlite"


@pytest.fixture
def stage(example: Database) -> Stage:
    return Stage(example)
