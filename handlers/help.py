"""The manual: every command, made from the command table itself."""

from collections.abc import Callable, Sequence
from typing import Annotated

from pydantic import AfterValidator

from governance.people import RIGHTS, Role, may
from governance.spelling import plain
from handlers.answer import Answer
from handlers.ask import Ask, Chosen
from handlers.command import AnyCommand, Command
from handlers.grammar import bind, tokenise
from handlers.kinds import LONGEST_LINE, PLACED, Arguments, Kind, read_text
from handlers.misread import Expected, Misread
from handlers.nearness import nearest
from handlers.texts import help as texts
from storage.archive import Archive

VERB = "hjälp"
WORDS = (VERB, "help")

CommandName = Annotated[
    str, AfterValidator(read_text(LONGEST_LINE)), Kind(Expected.COMMAND, "kommando")
]


class Which(Arguments):
    """`hjälp`: all commands, or one family of them."""

    kommando: Annotated[CommandName | None, PLACED] = None


def commands(concepts: Sequence[AnyCommand]) -> tuple[AnyCommand, ...]:
    """The command that tells of `concepts` and of itself."""
    table: list[AnyCommand] = []
    own = Command(
        (VERB,), texts.HELP, Which, _manual(table), example="hjälp andel", aliases=WORDS[1:]
    )
    table += (*concepts, own)
    return (own,)


def example(command: AnyCommand) -> Chosen:
    """A command's example as a button asks it."""
    _, *words = tokenise(command.example)
    act = {plain(word) for word in command.words[1:]}
    left = [word for word in words if word.key or plain(word.text) not in act]
    return Chosen(command.verb, bind(command.parameters, left))


def _manual(table: Sequence[AnyCommand]) -> Callable[[Ask[Which], Archive], Answer]:
    def answer(ask: Ask[Which], _archive: Archive) -> Answer:
        asked, roles = ask.arguments.kommando, ask.who.roles
        if asked is None:
            own, others = _told_apart(table, roles)
            return texts.overview(_by_group(own), others, ask.place.kind)
        name = _group(asked)
        if name:
            return texts.group(name, *_told_apart(_by_group(table)[name], roles))
        family = _family(asked, table)
        allowed = [each for each in family if may(roles, each.right)]
        tried = {each.example: example(each) for each in allowed if not each.writes}
        return texts.family(family, tried, [each for each in allowed if each.writes])

    return answer


def _told_apart(
    commands: Sequence[AnyCommand], roles: frozenset[Role]
) -> tuple[list[AnyCommand], dict[frozenset[Role], list[AnyCommand]]]:
    """The commands that somebody with these roles may ask, and the rest by who may."""
    own = [each for each in commands if may(roles, each.right)]
    others: dict[frozenset[Role], list[AnyCommand]] = {}
    for command in commands:
        if command not in own:
            others.setdefault(RIGHTS[command.right].roles, []).append(command)
    return own, others


def _by_group(commands: Sequence[AnyCommand]) -> dict[str, list[AnyCommand]]:
    """Commands by the group of the manual they stand in, in its order."""
    groups: dict[str, list[AnyCommand]] = {name: [] for name in texts.GROUPS}
    for command in commands:
        concept = command.answer.__module__.rpartition(".")[2]
        groups[texts.OF_CONCEPT[concept]].append(command)
    return groups


def _group(asked: str) -> str:
    """The group called so; nothing when none is."""
    return next((name for name in texts.GROUPS if plain(name) == plain(asked)), "")


def _family(asked: str, table: Sequence[AnyCommand]) -> list[AnyCommand]:
    """The commands that share the first word asked about, or the one whose act is named too.

    Misread when there is none.
    """
    first, *act = plain(asked).split() or [""]
    named = {plain(word): each.words[0] for each in table for word in _names(each)}
    if first not in named:
        raise Misread(Expected.COMMAND, asked, "kommando", nearest(first, named))
    family = [each for each in table if each.words[0] == named[first]]
    return [each for each in family if act and act == [*map(plain, each.words[1:])]] or family


def _names(command: AnyCommand) -> tuple[str, ...]:
    return (command.words[0], *command.aliases)
