"""What keeps a command from its work, said in one Swedish sentence."""

import errno
from collections.abc import Sequence

from pydantic import ValidationError

from handlers.another_time import WrongTime
from handlers.texts import another_time
from handlers.texts.troubles import SENTENCES
from storage.database import AlreadyServed, Busy, UnsafeSqlite, Unusable

BUG, MISREAD, REFUSED = 1, 2, 3
HTTPS = "Adressen ska börja med https://, till exempel https://hallbar.example.org."
"""What the public address is to be like."""


class Failure(Exception):
    """A reason an operator can do something about; `exit` is the exit code it ends with."""

    exit = BUG


class NoDatabase(Failure):
    """Nothing was ever made there."""

    def __init__(self) -> None:
        super().__init__("Det finns ingen databas där. Gör en med: hallbar init")


class OldDatabase(Failure):
    """A database that an earlier version made."""

    def __init__(self) -> None:
        super().__init__(
            "Databasen är av äldre form. Den uppgraderas när boten startar, eller med: hallbar init"
        )


class Occupied(Failure):
    """A database that somebody else has to themselves."""

    exit = REFUSED


class NoSandbox(Failure):
    """An operator has said that there shall be none."""

    def __init__(self) -> None:
        super().__init__(
            "Sandlådan är avstängd (HALLBAR_SANDBOX=never), men SLACK_BOT_TOKEN saknas."
        )


class HalfSet(Failure):
    """Settings of Slack's without its bot token: meant for Slack, so no sandbox is opened."""

    def __init__(self, others: Sequence[str]) -> None:
        super().__init__(
            f"SLACK_BOT_TOKEN saknas, fast annat för Slack är satt: {', '.join(others)}. Sätt den, "
            "eller öppna sandlådan med: hallbar sandbox"
        )


class ExampleInSlack(Failure):
    """An example database, where anybody may act as anybody, with the tokens of a real Slack."""

    exit = REFUSED

    def __init__(self) -> None:
        super().__init__(
            "Databasen är en exempeldatabas, där vem som helst kan lånas i terminalen, så boten "
            "startar inte med den i Slack. Gör en egen på en annan adress (HALLBAR_DATABASE_URL) "
            "med: hallbar init"
        )


class NoMoment(Failure):
    """A time that cannot be asked at."""

    exit = MISREAD

    def __init__(self, error: WrongTime) -> None:
        super().__init__(f"--at: {another_time.wrong(error)}")


def explained(error: Exception) -> Failure | None:
    """The failure an exception stands for; None when it is a bug."""
    match error:
        case Failure():
            return error
        case ValidationError():
            return Failure(_settings(error))
        case OSError(errno=errno.ENOSPC):
            return Failure("Disken är full, så allt gick inte att skriva.")
        case _:
            return _of_storage(error)


def _of_storage(error: Exception) -> Failure | None:
    """What keeps a database from being used, if that is what it is."""
    match error:
        case AlreadyServed():
            return Occupied(f"En annan process kör redan boten på databasen {error}.")
        case UnsafeSqlite():
            return Failure(
                f"SQLite {error} kan skada databasen. Installera pysqlite3: make install"
            )
        case Unusable():
            return Failure(SENTENCES[error.trouble])
        case Busy():
            return Occupied("Databasen var upptagen för länge. Försök igen om en stund.")
        case _:
            return None


def _settings(error: ValidationError) -> str:
    """Which settings cannot be read; what they are is not said, as they may be secret."""
    names = [str(each["loc"][0]).upper() for each in error.errors(include_input=False)]
    shown = [name if name.startswith("SLACK_") else f"HALLBAR_{name}" for name in names]
    told = f"Inställningen går inte att läsa: {', '.join(shown)}. Se deploy/hallbar.env.example."
    return f"{told} {HTTPS}" if "PUBLIC_URL" in names else told
