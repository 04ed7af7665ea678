"""What the doctor says to an operator."""

from collections.abc import Mapping, Sequence

MODE = "Läge"
DATABASE = "Databas"
JOURNAL = "Journal"
BOT_TOKEN = "SLACK_BOT_TOKEN"  # noqa: S105 - the setting's name
APP_TOKEN = "SLACK_APP_TOKEN"  # noqa: S105 - the setting's name
SIGNING_SECRET = "SLACK_SIGNING_SECRET"  # noqa: S105 - the setting's name
SCOPES = "Behörigheter"
GUARDS = "Skydd"
MARK = "Märkning"
KANSLI = "Kansliet"

MODES: Mapping[str, str] = {
    "sandbox": "sandlåda, eftersom SLACK_BOT_TOKEN inte är satt",
    "socket": "Slack över Socket Mode",
    "http": "Slack över HTTP",
}
NO_DATABASE = "finns inte. Gör en med: hallbar init"
OLD_DATABASE = "är av äldre form. Den uppgraderas när boten startar"
CHAIN_WHOLE = "kedjan är hel"
MARKED = "databasen är en exempeldatabas, där vem som helst kan lånas i terminalen"
MARKED_IN_SLACK = (
    "databasen är en exempeldatabas, där vem som helst kan lånas i terminalen, och hör inte hemma "
    "i Slack. Gör en egen med: hallbar init"
)
MARK_CHANGED = (
    "databasen säger inte detsamma som journalen om den är en exempeldatabas: någon har ändrat "
    "märkningen vid sidan av. Ändra ingenting; jämför med en säkerhetskopia"
)
KANSLI_TO_COME = "det första kontot kopplas när boten startar (HALLBAR_KANSLI)"
NO_KANSLI = (
    "inget konto är kopplat, så ingen kan koppla någon. Sätt HALLBAR_KANSLI="
    "<arbetsyta>:<användare> och starta om boten"
)
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
    """What is wrong with the journal, or with a record it vouches for."""
    return f"{where} Ändra ingenting; jämför med en säkerhetskopia"


def guards(tables: Sequence[str]) -> str:
    """The tables whose rows could be changed."""
    if not tables:
        return "det som är skrivet går inte att ändra eller ta bort"
    return (
        f"rader går att ändra eller ta bort i {', '.join(tables)}: utlösare saknas i databasen. "
        "Ta reda på vem som tagit bort dem och kör hallbar verify"
    )


def kansli(accounts: int) -> str:
    """How many accounts can link others."""
    return f"{accounts} {'konto är kopplat' if accounts == 1 else 'konton är kopplade'}"


def channel_of(key: str) -> str:
    """What a channel serves."""
    return f"Kanalen för {key}"


def channel(name: str) -> str:
    """A channel that the bot can write in."""
    return f"boten är med i #{name}"


def outside(name: str) -> str:
    """A channel that the bot is no member of."""
    return f"boten är inte med i #{name}. Bjud in den där: /invite @hallbar"


def no_channel(identity: str, error: str) -> str:
    """A channel that Slack does not show the bot."""
    return (
        f"{identity} går inte att se ({error}). Finns kanalen och är den privat, bjud in boten "
        "där: /invite @hallbar"
    )


def no_bot_token(others: Sequence[str]) -> str:
    """The one token that is missing where there are other settings of Slack's."""
    return (
        f"saknas, fast annat för Slack är satt ({', '.join(others)}). Den börjar med xoxb- och "
        "står under OAuth & Permissions i Slacks appinställningar"
    )


def refused(error: str) -> str:
    """What Slack said of a token."""
    return f"Slack säger nej: {error}. Hämta en ny i Slacks appinställningar"


def unreachable(error: str) -> str:
    """Slack could not be reached."""
    return f"Slack svarar inte ({error}). Kontrollera nätet och SLACK_API_URL"


def workspace(team: str, user: str) -> str:
    """Where the token works."""
    return f"fungerar i arbetsytan {team}, som {user}"


def missing_scope(name: str, reason: str, *, required: bool) -> str:
    """A scope the app has not been given, and what the bot does with it."""
    why = "Boten behöver den för att" if required else "Det går utan, men med den kan boten"
    return f"{name} saknas. {why} {reason}"
