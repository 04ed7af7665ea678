"""Commands that ask other commands: what a reminder or a list says of something is its own answer.

One command's module knows nothing of another's: whoever asks is given the commands there are.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from handlers.answer import Answer
from handlers.ask import Ask, Chosen
from handlers.command import AnyCommand
from handlers.kinds import Arguments
from storage.archive import Archive

Commands = Mapping[str, AnyCommand]
Model = TypeVar("Model", bound=Arguments)


def by_verb(commands: Sequence[AnyCommand]) -> Commands:
    """The commands that can be asked so."""
    return {each.verb: each for each in commands if not each.writes}


def answered(chosen: Chosen, commands: Commands, ask: Ask[object], archive: Archive) -> Answer:
    """What a reading command answers whoever asks; LookupError when there is none such."""
    command = commands[chosen.verb]
    arguments = command.arguments.model_validate(dict(chosen.fields))
    inner = Ask(ask.who, ask.place, ask.at, arguments, chosen.fields)
    return command.answer(inner, archive)


def with_commands(
    concept: str, commands: Commands, answer: Callable[[Commands, Ask[Model], Archive], Answer]
) -> Callable[[Ask[Model], Archive], Answer]:
    """A handler that is given the commands it asks; `concept` is the module it is listed under."""

    def given(ask: Ask[Model], archive: Archive) -> Answer:
        return answer(commands, ask, archive)

    given.__module__ = concept
    return given
