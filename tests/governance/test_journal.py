import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance.journal import (
    GENESIS,
    Entry,
    Link,
    Record,
    canonical,
    commitment,
    digest,
    first_broken,
)

AT = datetime(2026, 11, 22, 12, tzinfo=UTC)
ENTRY = Entry(1, AT, 7, "stol", "holdings", 3, {"seat": 4, "person": 7, "until": None})
VALUES = (
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"]))
)
RECORDS = st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), VALUES, max_size=4)


def chain(*records: Record) -> list[Link]:
    """A sound chain with one entry for each record."""
    links: list[Link] = []
    previous = GENESIS
    for sequence, record in enumerate(records, start=1):
        entry = replace(ENTRY, sequence=sequence, record=record)
        links.append(Link(entry, previous, digest(previous, entry)))
        previous = links[-1].digest
    return links


CHAINS = st.lists(RECORDS, min_size=1, max_size=6).map(lambda records: chain(*records))


def test_a_record_is_spelled_in_one_way() -> None:
    assert canonical({"b": 1, "a": "å", "c": None, "d": True}) == (
        '{"a":"å","b":1,"c":null,"d":true}'
    )


def test_the_first_entry_is_chained_to_64_zeros() -> None:
    assert GENESIS == "0" * 64
    assert chain({})[0].previous == GENESIS


def test_the_digest_is_the_sha256_of_the_entry_in_utc() -> None:
    text = (
        '{"act":"stol","actor":7,"at":"2026-11-22T12:00:00+00:00","previous":"x",'
        '"record":"{\\"person\\":7,\\"seat\\":4,\\"until\\":null}","row":3,"sequence":1,'
        '"table":"holdings"}'
    )
    assert digest("x", ENTRY) == hashlib.sha256(text.encode()).hexdigest()


def test_a_moment_has_one_digest_in_every_time_zone() -> None:
    there = AT.astimezone(timezone(timedelta(hours=1)))
    assert digest("x", replace(ENTRY, at=there)) == digest("x", ENTRY)


@pytest.fixture
def machine_in_stockholm(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.mark.usefixtures("machine_in_stockholm")
def test_the_zone_of_the_machine_has_no_part_in_the_digest() -> None:
    test_the_digest_is_the_sha256_of_the_entry_in_utc()


@pytest.mark.parametrize(
    "other",
    [
        replace(ENTRY, sequence=2),
        replace(ENTRY, at=AT + timedelta(microseconds=1)),
        replace(ENTRY, actor=None),
        replace(ENTRY, actor=8),
        replace(ENTRY, act="roll"),
        replace(ENTRY, table="seats"),
        replace(ENTRY, row=4),
        replace(ENTRY, record={}),
        replace(ENTRY, record={**ENTRY.record, "seat": "4"}),
        replace(ENTRY, record={**ENTRY.record, "until": False}),
    ],
)
def test_every_field_is_part_of_the_digest(other: Entry) -> None:
    assert digest("x", other) != digest("x", ENTRY)


def test_what_it_is_chained_to_is_part_of_the_digest() -> None:
    assert digest("y", ENTRY) != digest("x", ENTRY)


def test_a_commitment_is_the_sha256_of_salt_and_record() -> None:
    assert (
        commitment("salt", {"name": "Å"}) == hashlib.sha256('salt{"name":"Å"}'.encode()).hexdigest()
    )


@given(st.text("01"), st.text("01"), RECORDS, RECORDS)
def test_a_commitment_holds_its_salt_and_its_record(
    salt: str, other_salt: str, record: Record, other: Record
) -> None:
    assume(canonical(record) != canonical(other) or salt != other_salt)
    assert commitment(salt, record) != commitment(other_salt, other)


def test_an_empty_chain_is_whole() -> None:
    assert first_broken([]) is None


@given(CHAINS)
def test_a_sound_chain_is_whole(links: list[Link]) -> None:
    assert first_broken(iter(links)) is None


@given(CHAINS, st.data())
def test_a_changed_entry_is_found_where_it_stands(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    entry = links[place].entry
    changed = [
        replace(entry, at=AT + timedelta(seconds=1)),
        replace(entry, actor=8),
        replace(entry, act="roll"),
        replace(entry, table="seats"),
        replace(entry, row=4),
        replace(entry, record={**entry.record, "seat": "forged"}),
    ]
    links[place] = replace(links[place], entry=data.draw(st.sampled_from(changed)))
    assert first_broken(links) == place + 1


@given(CHAINS, st.data())
def test_a_changed_digest_is_found_where_it_stands(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 1))
    links[place] = replace(links[place], digest=digest("forged", links[place].entry))
    assert first_broken(links) == place + 1


def test_an_entry_that_is_chained_to_something_else_is_found() -> None:
    first, second = chain({}, {})
    forged = Link(second.entry, "x", digest("x", second.entry))
    assert first_broken([first, forged]) == 2


@given(CHAINS.filter(lambda links: len(links) > 1), st.data())
def test_two_entries_that_change_places_are_found(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 2))
    links[place], links[place + 1] = links[place + 1], links[place]
    assert first_broken(links) == place + 1


@given(CHAINS.filter(lambda links: len(links) > 1), st.data())
def test_an_entry_cut_out_is_found(links: list[Link], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(links) - 2))
    del links[place]
    assert first_broken(links) == place + 1


def test_a_gap_in_the_numbers_is_found_though_the_digests_fit() -> None:
    first = chain({})[0]
    skipped = replace(ENTRY, sequence=3)
    link = Link(skipped, first.digest, digest(first.digest, skipped))
    assert first_broken([first, link]) == 2


def test_a_cut_tail_leaves_another_head() -> None:
    links = chain({}, {"a": 1})
    assert first_broken(links[:1]) is None
    assert links[0].digest != links[1].digest
