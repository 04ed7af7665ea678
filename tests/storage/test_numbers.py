"""The numbers that rows bear: one that none can is looked for in vain, on every database."""

import pytest

from storage import outbox, polls, voting
from storage.database import Database
from storage.numbers import LARGEST, borne


def test_a_row_bears_a_number_up_to_the_largest() -> None:
    assert borne(LARGEST)
    assert not borne(LARGEST + 1)


@pytest.mark.parametrize("number", [LARGEST, LARGEST + 1, 10**18 - 1, 2**63, 10**40])
def test_what_is_typed_far_too_large_is_not_found(database: Database, number: int) -> None:
    with database.writing() as archive:
        assert outbox.numbered(archive, number) is None
        assert polls.load(archive, number) is None
        assert voting.load(archive, number) is None
        with pytest.raises(KeyError):
            voting.locked(archive, number)
