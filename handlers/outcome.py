"""How an ask ended."""

from dataclasses import dataclass
from enum import IntEnum

from governance.refusal import Refusal
from handlers.answer import Answer
from handlers.ask import Chosen


class Exit(IntEnum):
    """How an ask ended; the terminal's exit code."""

    ANSWER = 0
    BUG = 1
    MISREAD = 2
    REFUSAL = 3


class Over(Refusal):
    """A refusal because what was asked for is over: nobody needs to be told of it any more.

    Its field `title`, where it has one, is the title its answer had while it was not.
    """


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer and how the ask ended.

    `again` asks the same once more, None when it wrote or failed; `misread` names the argument
    that could not be read; `form` is what a form asks for the rest of, when something to be written
    was only left out; `over` says that there is nothing left to tell.
    """

    answer: Answer
    exit: Exit = Exit.ANSWER
    again: Chosen | None = None
    misread: str = ""
    form: Chosen | None = None
    over: bool = False
