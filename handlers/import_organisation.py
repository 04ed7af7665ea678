"""An organisation brought in by whoever runs the programme, outside any chat."""

from datetime import datetime

from handlers.organisation import Plan, apply, plan
from handlers.outcome import Exit, Outcome
from handlers.texts import organisation as texts
from storage.database import Database
from storage.journal import Act


def shown(text: str, database: Database) -> Outcome:
    """What a file would change; nothing is written."""
    with database.reading() as archive:
        planned = plan(text, archive)
    return Outcome(texts.planned(planned), _exit(planned))


def from_file(text: str, at: datetime, database: Database) -> Outcome:
    """The outcome of writing a file's changes, all of them or none."""
    with database.writing() as archive:
        planned = plan(text, archive)
        if not planned.faults:
            apply(planned, Act("organisation importerad", at, None), archive)
    return Outcome(texts.applied(planned), _exit(planned))


def _exit(planned: Plan) -> Exit:
    return Exit.MISREAD if planned.faults else Exit.ANSWER
