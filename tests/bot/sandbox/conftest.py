"""Coroutine tests, and the stage they play on."""

import asyncio
import inspect

import pytest

from tests.bot.sandbox.stage import MakeStage, make_stage


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine function."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = inspect.signature(pyfuncitem.obj).parameters
    asyncio.run(pyfuncitem.obj(**{name: pyfuncitem.funcargs[name] for name in names}))
    return True


@pytest.fixture
def stage() -> MakeStage:
    return make_stage


@pytest.fixture(params=["socket", "http"])
def link(request: pytest.FixtureRequest) -> str:
    return str(request.param)
