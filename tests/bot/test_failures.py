import pytest

from bot.failures import Failure, NoDatabase, NoMoment, NoSandbox, OldDatabase, explained
from bot.rehearsal import NotAnExample, TooEarly
from bot.slack.attachment import NotAttached
from bot.web import CannotListen
from handlers.another_time import Wrong, WrongTime
from handlers.texts.troubles import SENTENCES
from storage.database import AlreadyServed, Trouble, UnsafeSqlite, Unusable


@pytest.mark.parametrize(
    ("failure", "code"),
    [
        (NoDatabase(), 1),
        (NoSandbox(), 1),
        (NoMoment(WrongTime(Wrong.UNREADABLE, "i går")), 2),
        (OldDatabase(), 1),
        (NotAnExample(), 3),
        (TooEarly(), 2),
        (NotAttached("invalid_auth"), 1),
        (CannotListen("127.0.0.1:80"), 1),
    ],
)
def test_each_failure_is_one_sentence_and_an_exit_code(failure: Failure, code: int) -> None:
    assert explained(failure) is failure
    assert failure.exit == code
    assert len(str(failure)) < 200
    assert "\n" not in str(failure)


def test_what_storage_cannot_do_is_explained() -> None:
    served = explained(AlreadyServed("hallbar.db"))
    assert served is not None
    assert (str(served), served.exit) == (
        *("En annan process kör redan boten på databasen hallbar.db.", 3),
    )
    unsafe = explained(UnsafeSqlite("3.40.1"))
    assert unsafe is not None
    assert "SQLite 3.40.1" in str(unsafe)


@pytest.mark.parametrize("trouble", Trouble)
def test_a_database_that_cannot_be_used_is_explained(trouble: Trouble) -> None:
    failure = explained(Unusable(trouble))
    assert failure is not None
    assert (str(failure), failure.exit) == (SENTENCES[trouble], 1)
    assert "\n" not in str(failure)


def test_a_bug_is_not_explained_away() -> None:
    assert explained(KeyError("x")) is None
    assert explained(ValueError("x")) is None
