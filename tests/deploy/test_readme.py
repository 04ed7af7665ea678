"""The two READMEs: every command in them is one that there is, and does what a reader expects."""

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import made
from bot.house import fill, opened
from bot.terminal import Guise, ask
from handlers.another_time import read_time
from handlers.answer import Choices
from handlers.outcome import Exit, Outcome
from storage.database import Database

ROOT = Path(__file__).parents[2]
READMES = {name: (ROOT / name).read_text("utf-8") for name in ("README.md", "deploy/README.md")}
TERMINAL = re.compile(r"^    \.venv/bin/hallbar (.+)$", re.MULTILINE)
ANYWHERE = re.compile(r"(?:^|`|bot )hallbar ((?:[a-z]+ ?)+)", re.MULTILINE)
IN_SLACK = re.compile(r"`/hallbar ?([^`]*)`")
MAKE = re.compile(r"(?:^ *|`)make ([a-z]+)", re.MULTILINE)
AT = read_time("2026-11-23T10:00")
RUNNER = CliRunner()


def invoked(*words: str) -> tuple[int, str]:
    result = RUNNER.invoke(made(words), words)
    return result.exit_code, result.output


def offers_a_form(outcome: Outcome) -> bool:
    parts = (part for part in outcome.answer.parts if isinstance(part, Choices))
    return any(choice.opens_form for part in parts for choice in part.choices)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with opened(f"sqlite:///{tmp_path_factory.mktemp('readme')}/example.db") as database:
        fill(database, lambda: AT, example=True)
        yield database


def test_what_is_written_for_a_terminal_works_line_by_line_in_an_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = TERMINAL.findall(READMES["README.md"])
    assert lines[0] == "init --example"
    for line in lines:
        assert invoked(*shlex.split(line))[0] == 0, line


@pytest.mark.parametrize("name", READMES)
def test_every_command_of_the_command_line_is_one_there_is(name: str) -> None:
    found = {tuple(words.split()) for words in ANYWHERE.findall(READMES[name])}
    assert found
    for words in found:
        assert invoked(words[0], "--help")[0] == 0, words


@pytest.mark.parametrize("name", READMES)
def test_every_command_in_slack_is_read_or_offers_its_form(name: str, example: Database) -> None:
    found = IN_SLACK.findall(READMES[name])
    assert found
    for line in found:
        outcome = ask(example, line.split(), Guise("kansliet", AT))
        assert outcome.exit is not Exit.BUG, line
        assert outcome.exit is not Exit.MISREAD or offers_a_form(outcome), line


@pytest.mark.parametrize("name", READMES)
def test_every_file_it_points_to_is_there(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", READMES[name]):
        assert (ROOT / name).parent.joinpath(target).exists(), target


def test_every_target_of_make_that_is_named_is_there() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    named = {word for text in READMES.values() for word in MAKE.findall(text)}
    assert {"run", "test"} <= named <= set(targets)
