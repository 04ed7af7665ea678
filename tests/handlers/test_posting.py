from datetime import date, datetime

import pytest

from handlers.answer import Answer, Text
from handlers.ask import Account, Chosen
from handlers.keeping import to_record
from handlers.posting import (
    Address,
    Content,
    address,
    asked,
    read,
    to_account,
    to_channel,
    to_person,
    to_place,
    written,
)
from storage.columns import STOCKHOLM
from storage.database import Database

DAY = date(2026, 11, 22)
SAID = Answer("Kallelse", (Text("Mötet är den 3 december."),))


@pytest.mark.parametrize(
    "content",
    [
        Content(SAID),
        Content(Chosen("frister", {"år": "2027"})),
        Content(SAID, under="möte-3", insists=True),
        Content(SAID, instead_of="möte-3", until=datetime(2026, 12, 3, 10, tzinfo=STOCKHOLM)),
    ],
)
def test_a_content_is_read_as_it_was_written(content: Content) -> None:
    assert read(written(content)) == content


def test_an_answer_s_own_record_is_a_content() -> None:
    assert read(to_record(SAID)) == Content(SAID)


def test_a_question_is_a_content() -> None:
    assert read(asked("frister", {}, under="a")) == Content(Chosen("frister", {}), under="a")


@pytest.mark.parametrize("record", [{}, {"said": 1}, {"verb": "frister"}])
def test_anything_else_is_none(record: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        read(record)


@pytest.mark.parametrize(
    ("recipient", "expected"),
    [
        (to_channel("styrgruppen"), Address("T0SANDBOX", channel="C0STYRGRUPP")),
        (to_channel("okänd"), None),
        (to_place("T1", "C1"), Address("T1", channel="C1")),
        (to_person(1), Address("T0SANDBOX", "UKANSLIET")),
        (to_person(4711), None),
        (to_account(Account("T1", "U1")), Address("T1", "U1")),
        ({}, None),
    ],
)
def test_a_recipient_is_found_where_they_are_that_day(
    example: Database, recipient: dict[str, object], expected: Address | None
) -> None:
    with example.reading() as archive:
        assert address(archive, recipient, DAY) == expected


def test_a_channel_that_is_not_recorded_yet_is_no_address(example: Database) -> None:
    with example.reading() as archive:
        assert address(archive, to_channel("styrgruppen"), date(2000, 1, 1)) is None
