"""The fold: whatever members do, reading their events anew gives what the acts gave."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from governance.acts import State
from governance.refusal import Refusal
from governance.room import Ballot
from governance.tally import Outcome
from storage import voting
from storage.database import Database
from storage.journal import verify
from storage.vote_events import (
    NAMES,
    Cancelled,
    Corrected,
    Counted,
    Declared,
    Event,
    Extended,
    MeetingRequested,
    Noted,
    Objected,
    Reserved,
    RollCalled,
    Ruled,
    Settled,
    Voted,
    Worded,
)
from storage.vote_fold import STEPS
from storage.vote_rows import digest_of, folded, read
from tests.storage.votes import (
    AT,
    CAPSULAM,
    CLOSES,
    MEETING,
    MEMBERS,
    clock,
    member,
    secretary,
    taken,
    under_way,
    with_people,
)

HISTORY = Path(__file__).with_name("data") / "vote_history.json"
DAY = timedelta(days=1)
PERSONS = st.sampled_from(MEMBERS)
MOMENTS = st.integers(0, 24).map(lambda days: AT + days * DAY)
MEMBER = st.builds(member, PERSONS, MOMENTS)
LEADER = st.builds(secretary, MOMENTS)
WORDS = st.text(max_size=5).filter(lambda text: "\0" not in text and text.isprintable())
BALLOTS = st.sampled_from(Ballot)
ACTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Voted, MEMBER, BALLOTS, st.integers(1, 2), st.booleans(), WORDS),
    st.builds(Voted, MEMBER, BALLOTS, st.just(1)),
    st.builds(Declared, MEMBER, WORDS),
    st.builds(Objected, MEMBER, PERSONS, WORDS),
    st.builds(Ruled, MEMBER, st.integers(1, 2), st.booleans()),
    st.builds(Reserved, MEMBER, WORDS),
    st.builds(Noted, MEMBER, WORDS),
    st.builds(Worded, MEMBER, st.integers(1, 2), WORDS),
    st.builds(Settled, MEMBER, BALLOTS),
    st.builds(MeetingRequested, MEMBER, WORDS, WORDS),
    st.builds(Cancelled, LEADER, WORDS),
    st.builds(Extended, LEADER, MOMENTS.map(lambda moment: moment + 10 * DAY)),
    st.builds(Corrected, LEADER, WORDS, MOMENTS, st.just(CLOSES)),
    st.builds(RollCalled, LEADER, st.frozensets(PERSONS)),
    st.builds(Counted, MOMENTS.map(clock)),
)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    draft=st.sampled_from((CAPSULAM, MEETING)),
    acts=st.lists(ACTS, min_size=1, max_size=40),
)
def test_the_fold_of_the_events_is_what_the_appends_gave(
    fresh: Callable[[], AbstractContextManager[Database]], draft: object, acts: list[Event]
) -> None:
    with fresh() as database, database.writing() as archive:
        with_people(archive)
        stored = under_way(archive, MEETING if draft is MEETING else CAPSULAM)
        for event in acts:
            with suppress(Refusal, IndexError):
                stored = taken(archive, stored, event)
        assert folded(stored.id, voting.history(archive, stored.id)) == stored
        assert verify(archive) is None


def test_every_kind_of_event_has_its_step_and_its_word() -> None:
    assert STEPS.keys() == NAMES.keys()


def test_a_history_written_by_the_first_version_is_read_for_ever() -> None:
    """Its events were stored once and for all: their spelling and their digests never change."""
    rows = json.loads(HISTORY.read_text(encoding="utf-8"))
    assert [digest_of(row) for row in rows] == [row["digest"] for row in rows]
    stored = folded(1, (read(row) for row in rows))
    assert stored.result is not None
    assert (stored.state, stored.result.outcome) == (State.CLOSED, Outcome.CARRIED)
    assert (stored.result.counts.yes, stored.result.counts.no) == (4, 1)
    assert [filed.words for filed in stored.statements] == ["För dyrt.", "Gärna blå."]
    assert stored.digest == rows[-1]["digest"]
