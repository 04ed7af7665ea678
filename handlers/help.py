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
        asked = ask.arguments.kommando
        if asked is None:
            return texts.overview(_by_concept(table), _by_right(table))
        family = _family(asked, table)
        allowed = [each for each in family if may(ask.who.roles, each.right)]
        tried = [example(each) for each in allowed if not each.writes]
        return texts.family(family, tried, [each for each in allowed if each.writes])

    return answer


def _by_concept(table: Sequence[AnyCommand]) -> dict[str, list[AnyCommand]]:
    """The commands everybody has, by the concept they belong to, in the order of the table."""
    groups: dict[str, list[AnyCommand]] = {}
    for command in table:
        if not RIGHTS[command.right].roles:
            concept = command.answer.__module__.rpartition(".")[2]
            groups.setdefault(concept, []).append(command)
    return groups


def _by_right(table: Sequence[AnyCommand]) -> dict[frozenset[Role], list[AnyCommand]]:
    """The commands that take a role, by the roles that have them."""
    groups: dict[frozenset[Role], list[AnyCommand]] = {}
    for command in table:
        roles = RIGHTS[command.right].roles
        if roles:
            groups.setdefault(roles, []).append(command)
    return groups


def _family(asked: str, table: Sequence[AnyCommand]) -> list[AnyCommand]:
    """The commands that share the first word asked about; Misread when there is none."""
    first = next(iter(plain(asked).split()), "")
    named = {plain(word): each.words[0] for each in table for word in _names(each)}
    if first not in named:
        raise Misread(Expected.COMMAND, asked, "kommando", nearest(first, named))
    return [each for each in table if each.words[0] == named[first]]


def _names(command: AnyCommand) -> tuple[str, ...]:
    return (command.words[0], *command.aliases)
