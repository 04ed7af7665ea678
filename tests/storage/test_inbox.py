"""The inbox: a delivery is answered once."""

from datetime import datetime

import pytest
from sqlalchemy.exc import IntegrityError

from storage import inbox
from storage.database import Database


def test_a_delivery_is_seen_once_it_is_remembered(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        assert inbox.seen(archive, "Ev1") is None
        inbox.remember(archive, "Ev1", '{"titel": "Skåne"}', at)
        assert inbox.seen(archive, "Ev1") == '{"titel": "Skåne"}'
        assert archive.revision == 0


def test_a_delivery_cannot_be_answered_twice(database: Database, at: datetime) -> None:
    with database.writing() as archive:
        inbox.remember(archive, "Ev1", "{}", at)
    with pytest.raises(IntegrityError), database.writing() as archive:
        inbox.remember(archive, "Ev1", "{}", at)
