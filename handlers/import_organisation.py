"""An organisation brought in by whoever runs the programme, outside any chat."""

from dataclasses import replace
from datetime import datetime

from handlers.answer import Answer
from handlers.dispatch import settled
from handlers.organisation import Plan, apply, plan
from handlers.outcome import Exit, Outcome
from handlers.texts import organisation as texts
from storage.database import Database
from storage.journal import Act


def shown(raw: bytes, at: datetime, database: Database) -> Outcome:
    """What a file would change; nothing is written."""

    def work() -> Outcome:
        text, foreign = _decoded(raw)
        with database.reading() as archive:
            planned = plan(text, archive, at.date())
        return _outcome(texts.planned(planned), planned, foreign=foreign)

    return settled(work)


def from_file(raw: bytes, at: datetime, database: Database) -> Outcome:
    """The outcome of writing a file's changes, all of them or none."""

    def work() -> Outcome:
        text, foreign = _decoded(raw)
        with database.writing() as archive:
            planned = plan(text, archive, at.date())
            if not planned.faults:
                apply(planned, Act("organisation importerad", at, None), archive)
        return _outcome(texts.applied(planned), planned, foreign=foreign)

    return settled(work)


def _decoded(raw: bytes) -> tuple[str, bool]:
    """The text, and whether it was in the older coding that some Windows programs save in."""
    try:
        return raw.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace"), True


def _outcome(answer: Answer, planned: Plan, *, foreign: bool) -> Outcome:
    told = replace(answer, parts=(texts.FOREIGN, *answer.parts)) if foreign else answer
    return Outcome(told, Exit.MISREAD if planned.faults else Exit.ANSWER)
