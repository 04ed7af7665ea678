"""Coroutine tests, and the example database."""

import asyncio
import inspect
import shutil
from pathlib import Path

import pytest

from handlers.answer import Answer
from handlers.keeping import to_record
from handlers.posting import asked, to_channel, to_person
from storage.database import Database
from tests.bot.waiting_posts import put


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine function."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.fixture
def kind() -> str:
    """The outside world knows no database: SQLite is enough, but where a test says otherwise."""
    return "sqlite"


@pytest.fixture
def furnished(made_example: Path, tmp_path: Path) -> Path:
    """A folder with a sandbox's database in it, which costs less than to let it make one."""
    shutil.copy(made_example, tmp_path / "sandbox.db")
    return tmp_path


@pytest.fixture
def example_url(example: Database, tmp_path: Path) -> str:
    """Where the copy lies, for a process of its own."""
    example.close()
    return f"sqlite:///{tmp_path}/copy.db"


@pytest.fixture
def waiting(example: Database) -> Database:
    """A database with a post that waits, and one that nobody can get."""
    put(example, "a", to_channel("styrgruppen"), asked("frister", {}))
    put(example, "b", to_person(4711), to_record(Answer("Hej")))
    return example
