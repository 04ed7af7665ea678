"""When voters are nudged, as kansliet has it: in votes to come, and in those that go on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

import pytest
from sqlalchemy import update

from bot.plain import plain
from handlers.nudging import Nudging
from storage import outbox, people, planned_posts, reminder_plans, tables, voting
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import links, verify
from storage.outbox import State
from tests.handlers.test_voting import CLOSES, MEMBERS, NEW, Door, waiting, with_vote

NUDGES = "vote:1:nudge:"


@pytest.fixture
def door(example: Database) -> Door:
    return with_vote(example)


def on(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}").replace(tzinfo=STOCKHOLM)


def nudged(database: Database, prefix: str = NUDGES) -> dict[str, int]:
    """When anybody is to be nudged, and how many."""
    moments = [f"{due:%m-%d %H:%M}" for _, due in waiting(database, prefix)]
    return {each: moments.count(each) for each in sorted(moments)}


def keys(database: Database, prefix: str = NUDGES) -> set[str]:
    return {key for key, _ in waiting(database, prefix)}


def words(found: Iterable[str]) -> set[str]:
    return {each.rpartition(":")[2] for each in found}


def change(door: Door, offsets: str, at: datetime | None = None) -> str:
    said = f'påminnelser omröstning ändra dagar="{offsets}"'
    outcome = door.say("kansliet", said, *(() if at is None else (at,)))
    return plain(outcome.answer)


def test_a_vote_is_opened_with_the_nudges_of_the_plan(example: Database) -> None:
    door = Door(example)
    door.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')
    change(door, "halva tiden, 3 dagar, 24h")
    door.accepted("kansliet", NEW)
    door.accepted("kansliet", "omröstning 1 öppna")
    # Three days before lie in the weekend.
    assert nudged(example) == {"12-01 08:00": 7, "12-04 16:00": 7, "12-07 15:00": 7}
    assert words(keys(example)) == {"halva", "3", "24h"}


def test_an_open_vote_follows_the_plan_in_the_same_transaction(door: Door) -> None:
    door.accepted("vgr", "rösta 1 bifall")
    said = change(door, "24h, halva")
    assert "omröstningar som pågår följer den från nu" in said
    assert "Förut: halva tiden samt 48 och 4 timmar." in said
    assert "tisdag den 1 december 2026 kl. 08.00  Omröstning 1: Budget 2027" in said
    assert nudged(door.database) == {"12-01 08:00": 6, "12-07 15:00": 6}
    door.accepted("skane", "rösta 1 bifall")
    assert nudged(door.database) == {"12-01 08:00": 5, "12-07 15:00": 5}
    with door.database.reading() as archive:
        assert [link.entry.act for link in links(archive)].count("påminnelser ändrade") == 1
        assert verify(archive) is None


def test_what_is_taken_back_puts_the_same_nudges_again(door: Door) -> None:
    before, moments = keys(door.database), nudged(door.database)
    change(door, "1h")
    assert words(keys(door.database)) == {"1h"}
    door.accepted("kansliet", "påminnelser omröstning ångra")
    assert (keys(door.database), nudged(door.database)) == (before, moments)
    with door.database.reading() as archive:
        assert reminder_plans.load(archive) == {}
    assert words(before) == {"halva", "48h", "4h"}


def test_a_nudge_that_is_asked_for_stays(door: Door) -> None:
    door.accepted("vgr", "påminn-mig 1", on("11-27 18:00"))
    change(door, "4h", on("11-27 19:00"))
    assert nudged(door.database) == {"11-30 08:00": 1, "12-08 11:00": 7}


def of(door: Door, handle: str) -> str:
    """How the keys of somebody's nudges begin."""
    with door.database.reading() as archive:
        return f"{NUDGES}{people.by_handle(archive)[handle].id}:"


def to_the_old_keys(door: Door) -> None:
    """As nudges were put once: numbered as they come."""
    numbers = {"halva": 0, "48h": 1, "4h": 2}
    with door.database.writing() as archive:
        for key in planned_posts.waiting(archive, (NUDGES,)):
            beginning, _, word = key.rpartition(":plan:")
            old = f"{beginning}:{numbers[word]}"
            changed = update(tables.outbox).where(tables.outbox.c.key == key).values(key=old)
            archive.connection.execute(changed)


def sent(door: Door, at: datetime) -> None:
    """Everything that is due is sent."""
    with door.database.writing() as archive:
        due = tables.outbox.c.id.in_(tuple(outbox.due(archive, at)))
        values = {"state": State.SENT, "sent_ts": "1"}
        archive.connection.execute(update(tables.outbox).where(due).values(values))


def test_a_nudge_that_is_asked_for_stays_when_the_vote_is_open_for_longer(door: Door) -> None:
    vgr = of(door, "vgr")
    door.accepted("vgr", "påminn-mig 1", on("11-27 09:00"))
    longer = 'omröstning 1 förläng till="2026-12-16 10:00"'
    door.accepted("kansliet", longer, on("11-27 10:00"))
    assert nudged(door.database)["11-30 08:00"] == 1
    with door.database.reading() as archive:
        kept = outbox.keyed(archive, f"{vgr}2026-11-30")
        assert kept is not None
        assert "16 december 2026 kl. 10.00" in str(kept.post.content)
        assert "2026-12-16T10:00" in str(kept.post.content)
    door.accepted("vgr", "påminn-mig 1", on("11-27 11:00"))
    assert nudged(door.database)["11-30 08:00"] == 1


def test_a_nudge_that_is_asked_for_is_of_the_proposal_as_it_is_corrected(door: Door) -> None:
    vgr = of(door, "vgr")
    door.accepted("vgr", "påminn-mig 1", on("11-27 09:00"))
    new = 'omröstning 1 rätta förslag="Budgeten fastställs senare."'
    door.accepted("kansliet", new, on("11-27 10:00"))
    with door.database.reading() as archive:
        kept = outbox.keyed(archive, f"{vgr}2026-11-30")
    assert kept is not None
    assert kept.state is State.PENDING
    assert "'version': '2'" in str(kept.post.content)
    assert "'version': '1'" not in str(kept.post.content)


@pytest.mark.parametrize(("closes", "left"), [("11-30 08:00", 0), ("11-30 08:01", 1)])
def test_a_nudge_that_is_asked_for_goes_out_before_the_close_alone(
    door: Door, closes: str, left: int
) -> None:
    door.accepted("vgr", "påminn-mig 1", on("11-27 09:00"))
    at = on("11-27 10:00")
    with door.database.writing() as archive:
        stored = voting.load(archive, 1)
        assert stored is not None
        assert stored.vote is not None
        sooner = replace(stored, vote=replace(stored.vote, closes_at=on(closes)))
        Nudging(sooner, at, archive).begin()
    assert sum("2026-11-30" in each for each in keys(door.database)) == left


def test_who_has_voted_and_is_to_vote_anew_can_ask_for_the_same_nudge_again(door: Door) -> None:
    door.accepted("vgr", "påminn-mig 1", on("11-27 09:00"))
    door.accepted("vgr", "rösta 1 bifall", on("11-27 09:10"))
    new = 'omröstning 1 rätta förslag="Budgeten fastställs senare."'
    door.accepted("kansliet", new, on("11-27 10:00"))
    assert "11-30 08:00" not in nudged(door.database)
    door.accepted("vgr", "påminn-mig 1", on("11-27 11:00"))
    assert nudged(door.database)["11-30 08:00"] == 1


def test_who_asks_for_a_nudge_gets_no_other_one_that_day(door: Door) -> None:
    change(door, "7 dagar, 6h, 4h")
    everybody = {"12-01 15:00": 7, "12-08 11:00": 7}
    assert nudged(door.database) == everybody
    door.accepted("vgr", "påminn-mig 1", on("12-07 09:00"))
    mine = {"12-01 15:00": 7, "12-08 08:00": 1, "12-08 11:00": 6}
    assert nudged(door.database) == mine
    assert f"{of(door, 'vgr')}2026-12-08" in keys(door.database)
    sent(door, on("12-07 09:00"))
    change(door, "7 dagar, 3h", on("12-07 09:30"))
    assert nudged(door.database) == {"12-08 08:00": 1, "12-08 12:00": 6}
    door.accepted("kansliet", 'omröstning 1 förläng till="2026-12-08 16:00"', on("12-07 10:00"))
    assert nudged(door.database) == {"12-08 08:00": 1, "12-08 13:00": 6}


def test_a_nudge_that_is_asked_for_takes_nothing_from_other_days(door: Door) -> None:
    before = nudged(door.database)
    door.accepted("vgr", "påminn-mig 1", on("11-27 09:00"))
    assert nudged(door.database) == {"11-30 08:00": 1, **before}
    door.accepted("vgr", "påminn-mig 1", on("11-30 07:00"))
    assert nudged(door.database) == {"11-30 08:00": 1, **before}  # half-time is at the same hour
    assert {key for key in keys(door.database) if key.startswith(of(door, "vgr"))} == {
        *(f"{of(door, 'vgr')}{each}" for each in ("2026-11-30", "2026-12-01")),
        *(f"{of(door, 'vgr')}2:plan:{each}" for each in ("48h", "4h")),
    }


@pytest.mark.parametrize("offsets", ["1 dag", "2 dagar", "48h", "4h, 2 dagar, 1 dag"])
def test_nudges_put_under_the_old_keys_follow_a_new_plan(door: Door, offsets: str) -> None:
    to_the_old_keys(door)
    before = nudged(door.database)
    change(door, offsets, on("11-24 10:00"))
    old = nudged(door.database)
    assert set(old.values()) == {7}
    assert old != before
    door.accepted("kansliet", "påminnelser omröstning ångra", on("11-24 11:00"))
    assert nudged(door.database) == before
    change(door, offsets, on("11-24 12:00"))
    assert nudged(door.database) == old


def test_nudges_sent_under_the_old_keys_are_neither_made_again_nor_taken_for_others(
    door: Door,
) -> None:
    to_the_old_keys(door)
    sent(door, on("12-04 16:00"))
    change(door, "1 dag, 4 dagar", on("12-04 16:30"))
    # Four days before was today, and what ended in 1 has been sent.
    assert nudged(door.database) == {"12-07 15:00": 7}


def test_nudges_under_the_old_keys_that_are_due_go_out(door: Door) -> None:
    to_the_old_keys(door)
    change(door, "1 dag", on("12-01 09:00"))
    assert nudged(door.database) == {"12-01 08:00": 7, "12-07 15:00": 7}
    with door.database.reading() as archive:
        assert len(outbox.gone_out(archive, NUDGES, on("12-01 09:00"))) == len(MEMBERS)


def test_a_nudge_that_is_due_goes_out_and_nobody_gets_a_second_one_that_day(door: Door) -> None:
    change(door, "7 dagar, 4h", on("12-01 09:00"))
    # Half-time, at eight, is on its way; seven days before the close would be at 15.
    assert nudged(door.database) == {"12-01 08:00": 7, "12-08 11:00": 7}
    door.accepted("vgr", "rösta 1 bifall", on("12-01 09:30"))
    with door.database.reading() as archive:
        out = outbox.gone_out(archive, NUDGES, on("12-01 09:30"))
    assert len(out) == 6


def test_what_was_meant_for_earlier_is_not_made_up_for(door: Door) -> None:
    change(door, "7 dagar, 4h", on("12-02 09:00"))
    assert nudged(door.database) == {"12-01 08:00": 7, "12-08 11:00": 7}


def test_half_the_time_is_counted_from_the_opening_or_what_began_it_anew(door: Door) -> None:
    change(door, "halva", on("11-26 10:00"))
    assert nudged(door.database) == {"12-01 08:00": 7}
    door.accepted("kansliet", 'omröstning 1 förläng till="2026-12-16 10:00"', on("12-02 10:00"))
    assert nudged(door.database) == {"12-09 10:00": 7}
    change(door, "halva, 4h", on("12-04 10:00"))
    assert nudged(door.database) == {"12-09 10:00": 7, "12-15 16:00": 7}


def test_only_the_nudge_at_half_time_says_so(door: Door) -> None:
    with door.database.reading() as archive:
        posts = outbox.gone_out(archive, NUDGES, CLOSES)
    for each in posts:
        half = "Halva tiden har gått." in str(each.post.content)
        assert half is each.post.key.endswith(":halva")
    assert len(posts) == 3 * len(MEMBERS)


def test_a_vote_that_is_over_is_left_alone(door: Door) -> None:
    door.accepted("kansliet", 'omröstning 1 avbryt skäl="Fel underlag."', on("12-01 10:00"))
    change(door, "1h", on("12-01 11:00"))
    assert nudged(door.database) == {}


def test_a_plan_without_an_open_vote_has_nothing_to_come(example: Database) -> None:
    said = plain(Door(example).say("kansliet", "påminnelser omröstning").answer)
    assert "Just nu finns inget att påminna om." in said
    assert "Grund: föreslagen, ingen har ändrat den" in said


def test_nothing_comes_when_everybody_has_voted(door: Door) -> None:
    for who in MEMBERS[:-1]:
        door.accepted(who, "rösta 1 bifall")
    assert "Härnäst" in plain(door.say("gast", "påminnelser omröstning").answer)
    door.accepted(MEMBERS[-1], "rösta 1 bifall")
    assert "Härnäst" not in plain(door.say("gast", "påminnelser omröstning").answer)


ON_MEETING = (
    'möte nytt datum=2026-12-08 tid=10:00-12:00 plats="Teams"',
    'omröstning ny ärende=annat rubrik="Resa" förslag="Vi reser." form=möte möte=1',
)
CALLED = on("12-08 10:05")


@pytest.fixture
def meeting(example: Database) -> Door:
    """A vote that is open on a meeting with four there, who are nudged at 16."""
    opened = Door(example)
    opened.accepted("kansliet", 'arbetsordning anta protokoll="2026-11-20 § 4"')
    for said in ON_MEETING:
        opened.accepted("kansliet", said)
    opened.accepted("kansliet", "möte 1 närvaro stockholm,vgr,skane,lfu1", CALLED)
    opened.accepted("kansliet", "omröstning 1 öppna", CALLED)
    return opened


def who_is_nudged(door: Door) -> set[str]:
    with door.database.reading() as archive:
        handles = {str(person.id): person.handle for person in people.load(archive).values()}
    return {handles[key.split(":")[3]] for key in keys(door.database)}


@pytest.mark.parametrize("roll", ["möte 1 närvaro {}", "närvaro 1 {}"])
def test_whom_the_roll_has_is_nudged_and_nobody_else(meeting: Door, roll: str) -> None:
    assert who_is_nudged(meeting) == {"stockholm", "vgr", "skane", "lfu1"}
    first = keys(meeting.database)
    meeting.accepted("kansliet", roll.format("stockholm,vgr,skane,rmc1"), CALLED)
    assert who_is_nudged(meeting) == {"stockholm", "vgr", "skane", "rmc1"}
    meeting.accepted("kansliet", roll.format("stockholm,vgr,skane,lfu1"), CALLED)
    assert keys(meeting.database) == first


def test_who_comes_back_and_has_voted_is_not_nudged(meeting: Door) -> None:
    meeting.accepted("lfu1", "rösta 1 bifall", CALLED)
    meeting.accepted("kansliet", "möte 1 närvaro stockholm,vgr,skane", CALLED)
    meeting.accepted("kansliet", "möte 1 närvaro stockholm,vgr,skane,lfu1", CALLED)
    assert who_is_nudged(meeting) == {"stockholm", "vgr", "skane"}


def test_what_is_due_is_not_sent_to_somebody_who_has_left(meeting: Door) -> None:
    left = on("12-08 16:00")
    meeting.accepted("kansliet", "möte 1 närvaro stockholm,vgr,skane", left)
    assert who_is_nudged(meeting) == {"stockholm", "vgr", "skane"}


def test_who_is_not_there_cannot_ask_to_be_reminded(meeting: Door) -> None:
    refused = meeting.say("rmc1", "påminn-mig 1", CALLED)
    assert "inte antecknad som närvarande" in plain(refused.answer)
