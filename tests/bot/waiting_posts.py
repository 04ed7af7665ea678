"""Posts that wait in an example database, to be sent by a tick."""

from datetime import datetime

from bot.clock import STOCKHOLM
from storage import outbox
from storage.database import Database
from storage.outbox import Post

AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)


def put(database: Database, key: str, recipient: object, content: object) -> None:
    assert isinstance(recipient, dict)
    assert isinstance(content, dict)
    with database.writing() as archive:
        outbox.put(archive, Post(key, recipient, content, AT))
