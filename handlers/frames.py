"""The resource frames given for the years: `resursram` (R11, A11)."""

from typing import Annotated, Any

from governance.matters import ResourceFrame, frame_of
from governance.people import Right, may
from handlers.acting import act
from handlers.answer import Answer
from handlers.ask import Ask
from handlers.command import Command
from handlers.kinds import PLACED, Arguments, Day, Line, Year
from handlers.kronor import Kronor
from handlers.texts import frames as texts
from storage import frames
from storage.archive import Archive


class OneYear(Arguments):
    """`resursram`: a year's frame, the coming year's when none is named."""

    år: Annotated[Year | None, PLACED] = None


class NewFrame(Arguments):
    """`resursram sätt`: the amount, the decision it rests on, and from when it is known."""

    år: Year
    belopp: Kronor
    beslut: Line
    från: Day | None = None


def frame(ask: Ask[OneYear], archive: Archive) -> Answer:
    """The frame given for a year."""
    year = ask.arguments.år or ask.day.year + 1
    changeable = may(ask.who.roles, Right.SET_FACTS)
    return texts.frame(year, frame_of(frames.load(archive), year, ask.day), changeable=changeable)


def set_frame(ask: Ask[NewFrame], archive: Archive) -> Answer:
    """Record a frame; the one before is kept."""
    asked = ask.arguments
    before = frame_of(frames.load(archive), asked.år, ask.day)
    new = ResourceFrame(asked.år, asked.belopp, asked.beslut, asked.från or ask.day)
    frames.put(archive, act("resursram satt", ask), new)
    return texts.frame_set(new, before)


COMMANDS: tuple[Command[Any], ...] = (
    Command(("resursram",), texts.FRAME, OneYear, frame, example="resursram 2027"),
    Command(
        ("resursram", "sätt"),
        texts.SET_FRAME,
        NewFrame,
        set_frame,
        example='resursram 2027 sätt belopp="10 000 000" beslut="regionernas beslut 2026"',
        right=Right.SET_FACTS,
        writes=True,
    ),
)
