import pytest

from governance.spelling import plain
from handlers import help as manual
from handlers.answer import Choices
from handlers.concepts import CONCEPTS
from handlers.table import BY_VERB, FAMILIES, TABLE, AnyCommand
from handlers.texts.help import GROUPS, OF_CONCEPT
from tests.conversations.fitting import cut_in
from tests.conversations.stage import Stage

ROLES = ("gast", "kansliet", "lfu1", "lfu2", "rmc1", "rmc2", "skane", "samordnare-12")
"""Somebody of each role there is in the example, and of none."""


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


def test_every_concept_is_in_one_group() -> None:
    concepts = {command.answer.__module__.rpartition(".")[2] for command in TABLE}
    assert sorted(concept for group in GROUPS.values() for concept in group) == sorted(concepts)
    assert OF_CONCEPT.keys() == concepts


def test_no_group_is_called_as_a_command() -> None:
    assert not {plain(name) for name in GROUPS} & FAMILIES.keys()


@pytest.mark.parametrize("who", ROLES)
def test_the_manual_is_whole_in_slack_for_everybody(stage: Stage, who: str) -> None:
    asked = ["hjälp", *(f"hjälp {each}" for each in (*GROUPS, *FAMILIES))]
    asked += [f"hjälp {command.verb}" for command in TABLE]
    for words in asked:
        stage.play(f"{who}: {words}")
        assert stage.answer.title.startswith("Hjälp"), words
        assert cut_in(stage.answer) == [], words


def test_what_the_asker_may_do_stands_first_under_its_group(stage: Stage) -> None:
    answered = stage.play("lfu2: hjälp")
    allowed = next(line for line in answered if line.startswith("rösta <nr> <röst>: "))
    kept_to_others = next(line for line in answered if line.startswith("budget <år> sätt: "))
    first_of_others = answered.index("Bara kansliet")
    assert answered.index("Omröstningar och jäv") < answered.index(allowed) < first_of_others
    assert first_of_others < answered.index(kept_to_others)


@pytest.mark.parametrize("name", GROUPS)
def test_a_group_is_told_by_itself_with_ways_to_its_commands(stage: Stage, name: str) -> None:
    stage.play("gast: hjälp")
    answered = stage.play(f"gast trycker [{name}]")
    assert answered[0] == f"Hjälp: {name}"
    for command in TABLE:
        there = OF_CONCEPT[command.answer.__module__.rpartition(".")[2]] == name
        assert (f"{command.brief}: {command.does}" in answered) is there
        if there:
            assert f"[Hjälp: {command.words[0]}]" in answered[-1]


def test_a_command_named_with_its_act_is_told_alone(stage: Stage) -> None:
    answered = stage.play("kansliet: hjälp möte flytta")
    assert sum(line.startswith("Så skriver du: ") for line in answered) == 1
    whole = stage.play("kansliet: hjälp möte")
    assert stage.play("kansliet: hjälp möte trolla") == whole


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
