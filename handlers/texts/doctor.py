"""What the doctor says to an operator."""

from collections.abc import Mapping

MODE = "Läge"
DATABASE = "Databas"
JOURNAL = "Journal"
BOT_TOKEN = "SLACK_BOT_TOKEN"  # noqa: S105 - the setting's name
APP_TOKEN = "SLACK_APP_TOKEN"  # noqa: S105 - the setting's name
SIGNING_SECRET = "SLACK_SIGNING_SECRET"  # noqa: S105 - the setting's name
SCOPES = "Behörigheter"

MODES: Mapping[str, str] = {
    "sandbox": "sandlåda, eftersom SLACK_BOT_TOKEN inte är satt",
    "socket": "Slack över Socket Mode",
    "http": "Slack över HTTP",
}
NO_DATABASE = "finns inte. Gör en med: hallbar init"
OLD_DATABASE = "är av äldre form. Den uppgraderas när boten startar"
CHAIN_WHOLE = "kedjan är hel"
SECRET_SET = "är satt"  # noqa: S105 - a sentence
SECRET_MISSING = "saknas. Den står under Basic Information i Slacks appinställningar"  # noqa: S105
APP_TOKEN_WORKS = "fungerar"  # noqa: S105 - a sentence


def database(entries: int) -> str:
    """How much the journal holds."""
    return f"av senaste form, {entries} poster i journalen"


def unusable(error: str) -> str:
    """A database that does not answer, or is none."""
    return f"går inte att läsa ({error}). Kontrollera adressen i HALLBAR_DATABASE_URL"


def chain_broken(where: str) -> str:
    """Where the journal's chain is broken."""
    return f"kedjan är bruten: {where}. Ändra ingenting; jämför med en säkerhetskopia"


def refused(error: str) -> str:
    """What Slack said of a token."""
    return f"Slack säger nej: {error}. Hämta en ny i Slacks appinställningar"


def unreachable(error: str) -> str:
    """Slack could not be reached."""
    return f"Slack svarar inte ({error}). Kontrollera nätet och SLACK_API_URL"


def workspace(team: str, user: str) -> str:
    """Where the token works."""
    return f"fungerar i arbetsytan {team}, som {user}"


def missing_scope(name: str, reason: str) -> str:
    """A scope the app has not been given."""
    return f"{name} saknas. Den behövs för att {reason}"
