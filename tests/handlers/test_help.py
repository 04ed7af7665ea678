import pytest

from handlers import help as manual
from handlers.answer import Choices
from handlers.table import BY_VERB, CONCEPTS, FAMILIES, TABLE, AnyCommand
from handlers.texts.help import HEADINGS
from tests.conversations.stage import Stage


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.verb)
def test_every_example_reads_as_its_own_command(command: AnyCommand) -> None:
    chosen = manual.example(command)
    assert chosen.verb == command.verb
    assert chosen.fields.keys() <= {parameter.name for parameter in command.parameters}
    required = {parameter.name for parameter in command.parameters if parameter.required}
    assert required <= chosen.fields.keys()


@pytest.mark.parametrize(
    "command", [each for each in TABLE if not each.writes], ids=lambda command: command.verb
)
def test_every_example_that_reads_is_answered(stage: Stage, command: AnyCommand) -> None:
    who = "lfu1" if command.verb == "koppla stolar" else "kansliet"
    assert not stage.play(f"{who}: {command.example}")[0].startswith("(")


def test_every_command_stands_in_the_overview_with_its_line(stage: Stage) -> None:
    answered = stage.play("gast: hjälp")
    for command in TABLE:
        assert f"{command.brief}: {command.does}" in answered, command.verb


def test_every_concept_has_a_heading() -> None:
    concepts = {command.answer.__module__.rpartition(".")[2] for command in TABLE}
    assert concepts <= HEADINGS.keys()
    assert HEADINGS.keys() <= concepts


def test_a_line_reads_in_a_list() -> None:
    for command in TABLE:
        assert command.does[0].islower(), command.does
        assert not command.does.endswith("."), command.does


@pytest.mark.parametrize("word", sorted(FAMILIES))
def test_every_word_and_alias_has_help(stage: Stage, word: str) -> None:
    assert stage.play(f"gast: hjälp {word}") == stage.play(f"gast: {word} help")
    assert stage.answer.title.startswith("Hjälp: ")


def test_buttons_are_for_those_who_may(stage: Stage) -> None:
    stage.play("gast: hjälp stol")
    guest = [
        choice.label
        for part in stage.answer.parts
        if isinstance(part, Choices)
        for choice in part.choices
    ]
    stage.play("kansliet: hjälp stol")
    kansli = [
        choice.label
        for part in stage.answer.parts
        if isinstance(part, Choices)
        for choice in part.choices
    ]
    assert "Fyll i: stol sätt" in kansli
    assert "Fyll i: stol sätt" not in guest


def test_the_manual_tells_of_itself() -> None:
    assert manual.VERB in BY_VERB
    assert BY_VERB[manual.VERB] not in CONCEPTS
    assert manual.WORDS == ("hjälp", "help")
