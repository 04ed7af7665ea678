"""What keeps a command from its work, said in one Swedish sentence."""

from pydantic import ValidationError

from handlers.texts.troubles import SENTENCES
from storage.database import AlreadyServed, UnsafeSqlite, Unusable

BUG, MISREAD, REFUSED = 1, 2, 3


class Failure(Exception):
    """A reason an operator can do something about; `exit` is the exit code it ends with."""

    exit = BUG


class NoDatabase(Failure):
    """Nothing was ever made there."""

    def __init__(self) -> None:
        super().__init__("Det finns ingen databas där. Gör en med: hallbar init")


class NoSandbox(Failure):
    """An operator has said that there shall be none."""

    def __init__(self) -> None:
        super().__init__(
            "Sandlådan är avstängd (HALLBAR_SANDBOX=never), men SLACK_BOT_TOKEN saknas."
        )


class NoMoment(Failure):
    """A time that cannot be read."""

    exit = MISREAD

    def __init__(self) -> None:
        super().__init__("--at väntar en tid, till exempel 2027-03-31T08:00")


def explained(error: Exception) -> Failure | None:
    """The failure an exception stands for; None when it is a bug."""
    match error:
        case Failure():
            return error
        case AlreadyServed():
            failure = Failure(f"En annan process kör redan boten på databasen {error}.")
            failure.exit = REFUSED
            return failure
        case UnsafeSqlite():
            return Failure(
                f"SQLite {error} kan skada databasen. Installera pysqlite3: make install"
            )
        case Unusable():
            return Failure(SENTENCES[error.trouble])
        case ValidationError():
            return Failure(_settings(error))
        case _:
            return None


def _settings(error: ValidationError) -> str:
    """Which settings cannot be read; what they are is not said, as they may be secret."""
    names = [str(each["loc"][0]).upper() for each in error.errors(include_input=False)]
    shown = [name if name.startswith("SLACK_") else f"HALLBAR_{name}" for name in names]
    return f"Inställningen går inte att läsa: {', '.join(shown)}. Se deploy/hallbar.env.example."
