"""How an ask ended."""

from dataclasses import dataclass
from enum import IntEnum

from handlers.answer import Answer
from handlers.ask import Chosen


class Exit(IntEnum):
    """How an ask ended; the terminal's exit code."""

    ANSWER = 0
    BUG = 1
    MISREAD = 2
    REFUSAL = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """An answer and how the ask ended.

    `again` asks the same once more, None when it wrote or failed; `misread` names the argument
    that could not be read.
    """

    answer: Answer
    exit: Exit = Exit.ANSWER
    again: Chosen | None = None
    misread: str = ""
