"""The stage the sandbox is played on."""

import pytest

from tests.bot.sandbox.stage import MakeStage, make_stage


@pytest.fixture
def stage() -> MakeStage:
    return make_stage


@pytest.fixture(params=["socket", "http"])
def link(request: pytest.FixtureRequest) -> str:
    return str(request.param)
