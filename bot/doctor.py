"""The doctor: settings, database, tokens and scopes, each with what to do about it."""

from pathlib import Path

from bot.finding import Finding
from bot.settings import Mode, Settings
from bot.slack import doctor as slack_doctor
from handlers.texts import doctor as texts
from storage.database import Database
from storage.journal import verify


async def examine(settings: Settings, database_url: str) -> list[Finding]:
    """Look at everything, in the order an operator would."""
    findings = [Finding(texts.MODE, texts.MODES[settings.mode.value]), *_database(database_url)]
    if settings.mode is not Mode.SANDBOX:
        findings += [finding async for finding in slack_doctor.examine(settings)]
    return findings


def _database(url: str) -> list[Finding]:
    _, _, path = url.partition(":///")
    if url.startswith("sqlite") and not Path(path).is_file():
        return [Finding(texts.DATABASE, texts.NO_DATABASE, well=False)]
    try:
        return _opened(url)
    except Exception as error:  # noqa: BLE001 - whatever fails, the doctor goes on to the rest
        return [Finding(texts.DATABASE, texts.unusable(type(error).__name__), well=False)]


def _opened(url: str) -> list[Finding]:
    database = Database.open(url)
    try:
        if not database.at_head():
            return [Finding(texts.DATABASE, texts.OLD_DATABASE, well=False)]
        with database.reading() as archive:
            broken = verify(archive)
            said = texts.database(archive.revision)
    finally:
        database.close()
    chain = texts.CHAIN_WHOLE if broken is None else texts.chain_broken(str(broken))
    return [Finding(texts.DATABASE, said), Finding(texts.JOURNAL, chain, broken is None)]
