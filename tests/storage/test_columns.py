"""The column types: what goes in comes out, on both databases."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy.exc import StatementError

from storage import inbox, outbox
from storage.columns import STOCKHOLM, utc_text
from storage.database import Database
from storage.outbox import Post

AWARE = some.datetimes(
    min_value=datetime(1000, 1, 2),  # noqa: DTZ001 - the zone is drawn beside it
    timezones=some.sampled_from([STOCKHOLM, UTC]),
)


@pytest.mark.parametrize("fold", [0, 1])
def test_a_moment_comes_back_aware_and_local(database: Database, fold: int) -> None:
    moment = datetime(2026, 10, 25, 2, 30, 0, 123456, tzinfo=STOCKHOLM, fold=fold)
    with database.writing() as archive:
        outbox.put(archive, Post("k", {}, {}, moment.astimezone(UTC)))
    with database.reading() as archive:
        (post,) = outbox.due(archive, moment).values()
    assert post.due_at.tzinfo is STOCKHOLM
    assert (post.due_at, post.due_at.fold) == (moment, fold)


def test_a_naive_moment_is_refused(database: Database) -> None:
    naive = datetime(2026, 1, 1)  # noqa: DTZ001 - the point
    with pytest.raises(StatementError, match="2026"), database.writing() as archive:
        inbox.remember(archive, "k", "{}", naive)


@given(AWARE, AWARE)
def test_a_moments_text_sorts_as_time(one: datetime, other: datetime) -> None:
    assert (utc_text(one) < utc_text(other)) == (one.astimezone(UTC) < other.astimezone(UTC))


@given(AWARE)
def test_a_moments_text_is_the_moment(moment: datetime) -> None:
    assert datetime.fromisoformat(utc_text(moment)) == moment.astimezone(UTC)
