from pathlib import Path

import pytest

from storage import journal
from storage.database import Database
from tests.conversations.board import Board
from tests.conversations.fitting import cut_in
from tests.conversations.scenes import INDENT, POSTS, Turn, fits, turns
from tests.conversations.stage import MARKS as OUTCOMES
from tests.conversations.stage import Stage

MARKS = tuple(OUTCOMES.values())
"""How an answer begins that is none."""

SCENES = sorted(Path(__file__).parent.glob("*.md"))


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.stem)
def test_the_bot_answers_as_the_scene_says(
    scene: Path, example: Database, request: pytest.FixtureRequest
) -> None:
    stage = Stage(example)
    if POSTS in scene.read_text("utf-8"):
        stage.board = Board(example, stage.at)
    played = [(turn, _whole(stage, turn)) for turn in turns(scene)]
    assert played, f"{scene.name} plays nothing"
    with example.reading() as archive:
        assert journal.verify(archive) is None, f"{scene.name} leaves a broken record"
    for turn, answered in played:
        assert not hidden_refusal(turn, answered), told(scene, turn, answered)
    if request.config.getoption("--rewrite", default=False):
        scene.write_text(rewritten(scene.read_text("utf-8"), played), "utf-8")
        return
    for turn, answered in played:
        assert fits(stripped(turn.expected), answered), told(scene, turn, answered)


def _whole(stage: Stage, turn: Turn) -> list[str]:
    """What is answered, in full wherever Slack shows it."""
    answered = stage.play(turn.line)
    assert cut_in(stage.answer) == [], turn.line
    return answered


def test_rewriting_puts_each_answer_under_its_line_and_keeps_the_prose() -> None:
    text = "# Scen\n\ngast: ett\n\n    gammalt\n\n    svar\n\nMer prosa.\n\ngast: två\ngast: tre\n"
    played = [
        (Turn("gast: ett", 3, ["gammalt", "", "svar", ""]), ["nytt", "", "svar"]),
        (Turn("gast: två", 11), ["a"]),
        (Turn("gast: tre", 12), []),
    ]
    assert rewritten(text, played) == (
        "# Scen\n\ngast: ett\n\n    nytt\n\n    svar\n\nMer prosa.\n\n"
        "gast: två\n\n    a\n\ngast: tre\n"
    )


def test_rewriting_keeps_an_answer_cut_with_an_ellipsis_as_long_as_it_fits() -> None:
    played = [(Turn("gast: ett", 1, ["första", "…"]), ["första", "andra"])]
    assert rewritten("gast: ett\n\n    första\n    …\n", played) == (
        "gast: ett\n\n    första\n    …\n"
    )


def hidden_refusal(turn: Turn, answered: list[str]) -> bool:
    """Whether a no is cut away, so that a reader would take it for a yes."""
    cut = stripped(turn.expected)[:1] == ["…"]
    return cut and any(answered[:1] and answered[0].startswith(mark) for mark in MARKS if mark)


def stripped(expected: list[str]) -> list[str]:
    """What stands below a line, without the blank lines around it."""
    return "\n".join(expected).strip("\n").splitlines()


def told(scene: Path, turn: Turn, answered: list[str]) -> str:
    shown = "\n".join(INDENT + line for line in answered)
    return f"{scene.name}:{turn.number}: {turn.line}\nThe bot answers:\n{shown}"


def rewritten(text: str, played: list[tuple[Turn, list[str]]]) -> str:
    """The scene with what the bot answered below each line."""
    answers = {turn.number: (turn, answered) for turn, answered in played}
    out: list[str] = []
    below = False
    for number, line in enumerate(text.splitlines(), start=1):
        if number in answers:
            out += [*_gap(out), line, *_below(*answers[number])]
            below = True
        elif not below or (line.strip() and not line.startswith(INDENT)):
            out += [*(_gap(out) if below else ()), line]
            below = False
    return "\n".join(out).rstrip("\n") + "\n"


def _below(turn: Turn, answered: list[str]) -> list[str]:
    expected = stripped(turn.expected)
    kept = expected if "…" in expected and fits(expected, answered) else answered
    indented = [INDENT + line if line else "" for line in kept]
    return ["", *indented] if kept else []


def _gap(out: list[str]) -> list[str]:
    """A blank line, where there is none yet."""
    return [""] if out and out[-1] else []
