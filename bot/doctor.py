"""The doctor: settings, database, tokens and scopes, each with what to do about it."""

from collections.abc import Iterator, Mapping
from contextlib import suppress

from bot.clock import wall_clock
from bot.finding import Finding
from bot.settings import Mode, Settings
from bot.slack import doctor as slack_doctor
from handlers import directory
from handlers.linking import kansli_accounts
from handlers.texts import doctor as texts
from handlers.texts.troubles import SENTENCES
from handlers.texts.verification import said
from storage import meta
from storage.archive import Archive
from storage.database import Busy, Database, Unusable
from storage.guards import unguarded
from storage.journal import verify

Channels = Mapping[str, str]


async def examine(settings: Settings, database_url: str) -> list[Finding]:
    """Look at everything, in the order an operator would."""
    inside, channels = _database(settings, database_url)
    mode = Finding(texts.MODE, texts.MODES[settings.mode.value])
    findings = [mode, *_half(settings), *inside]
    if settings.mode is not Mode.SANDBOX:
        findings += [finding async for finding in slack_doctor.examine(settings, channels)]
    return findings


def _half(settings: Settings) -> Iterator[Finding]:
    """The token that is missing where other settings of Slack's are set."""
    if settings.half:
        yield Finding(texts.BOT_TOKEN, texts.no_bot_token(settings.half), well=False)


def _database(settings: Settings, url: str) -> tuple[list[Finding], Channels]:
    """What is found in the database, and the channels it knows."""
    try:
        return _opened(settings, url)
    except Unusable as error:
        return [Finding(texts.DATABASE, SENTENCES[error.trouble], well=False)], {}
    except Exception as error:  # noqa: BLE001 - whatever fails, the doctor goes on to the rest
        return [Finding(texts.DATABASE, texts.unusable(type(error).__name__), well=False)], {}


def _opened(settings: Settings, url: str) -> tuple[list[Finding], Channels]:
    if not Database.is_there(url):
        return _unready(texts.NO_DATABASE)
    database = Database.open(url)
    try:
        if not database.at_head():
            return _unready(texts.NO_DATABASE if database.is_empty() else texts.OLD_DATABASE)
        _check_writing(database)
        with database.reading() as archive:
            channels = directory.channel_ids(archive, wall_clock().date())
            return [*_records(settings, archive), _kansli(settings, archive)], channels
    finally:
        database.close()


def _unready(why: str) -> tuple[list[Finding], Channels]:
    return [Finding(texts.DATABASE, why, well=False)], {}


def _check_writing(database: Database) -> None:
    """Raise Unusable where nothing can be written; another who writes just now proves it can."""
    with suppress(Busy), database.writing():
        pass


def _records(settings: Settings, archive: Archive) -> Iterator[Finding]:
    yield Finding(texts.DATABASE, texts.database(archive.revision))
    broken = verify(archive)
    chain = texts.CHAIN_WHOLE if broken is None else texts.chain_broken(said(broken))
    yield Finding(texts.JOURNAL, chain, broken is None)
    open_ = unguarded(archive)
    yield Finding(texts.GUARDS, texts.guards(open_), not open_)
    if not meta.mark_is_vouched_for(archive):
        yield Finding(texts.MARK, texts.MARK_CHANGED, well=False)
    elif meta.is_example(archive):
        misplaced = settings.in_slack
        marked = texts.MARKED_IN_SLACK if misplaced else texts.MARKED
        yield Finding(texts.MARK, marked, well=not misplaced)


def _kansli(settings: Settings, archive: Archive) -> Finding:
    """Look at whether anybody can link accounts."""
    linked = len(kansli_accounts(wall_clock().date(), archive))
    if linked:
        return Finding(texts.KANSLI, texts.kansli(linked))
    if settings.kansli:
        return Finding(texts.KANSLI, texts.KANSLI_TO_COME)
    return Finding(texts.KANSLI, texts.NO_KANSLI, settings.mode is Mode.SANDBOX, advice=True)
