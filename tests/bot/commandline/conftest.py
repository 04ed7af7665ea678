"""The command line, as an operator runs it in an empty folder."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.__main__ import main

VARIABLES = (
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_API_URL",
    "HALLBAR_KANSLI",
    "HALLBAR_SANDBOX",
)

Hallbar = Callable[..., int]


@pytest.fixture
def hallbar(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Hallbar:
    """The command line in an empty folder; gives the exit code."""
    monkeypatch.chdir(tmp_path)
    for name in VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def run(*words: str) -> int:
        monkeypatch.setattr(sys, "argv", ["hallbar", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        return int(ended.value.code or 0)

    return run
