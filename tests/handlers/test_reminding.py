"""Reminding: each post once at its time, kept as dates, plans and wishes are."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from governance.digests import Wish
from governance.reminder_offsets import Offset
from governance.reminders import PLANS, Kind, Plan, Subject, Told
from handlers import reminder_sources
from handlers.ask import Chosen
from handlers.posting import Content, read, written
from handlers.reminder_posts import PREFIXES
from handlers.reminding import REFRESHED, keep_up, next_due, write_due
from storage import beats, outbox, post_lists, reminder_plans, reminder_wishes
from storage.archive import Archive
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act, links, note, verify
from storage.outbox import Post, State
from storage.tables import outbox as posts

DUE = date(2027, 3, 31)
START = datetime(2027, 2, 11, 10, tzinfo=STOCKHOLM)
KANSLI, OTHER = 1, 2
ACT = Act("prov", datetime(2027, 1, 1, tzinfo=STOCKHOLM), None)
REPORT = Subject(Kind.DUTY, "frist:2027-1", DUE, ("frister", {"år": "2027"}), owners=(KANSLI,))
MEETING = Subject(
    Kind.MEETING,
    "möte:3:2027-02-11T10:00",
    START,
    ("frister", {}),
    START,
    everybody=(KANSLI, OTHER),
)
HOUR = timedelta(hours=1)


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=STOCKHOLM)


@dataclass
class Stage:
    """A database whose subjects are these."""

    database: Database
    subjects: list[Subject] = field(default_factory=list)

    def given(self, _archive: Archive, _at: datetime) -> Iterator[Subject]:
        yield from self.subjects

    def beat(self, at: str) -> int:
        return write_due(self.database, moment(at))

    def something_happens(self) -> None:
        with self.database.writing() as archive:
            note(archive, ACT)

    def states(self, prefix: str = "reminder:") -> dict[str, State]:
        with self.database.reading() as archive:
            found = [each for state in State for each in post_lists.listed(archive, state, 1000)]
        return {
            each.post.key.removeprefix(prefix): each.state
            for each in sorted(found, key=lambda each: (each.post.due_at, each.id))
            if each.post.key.startswith(prefix)
        }

    def keys(self, state: State, prefix: str = "reminder:") -> list[str]:
        return [key for key, found in self.states(prefix).items() if found is state]

    def post(self, key: str) -> Post:
        with self.database.reading() as archive:
            kept = outbox.keyed(archive, key)
        assert kept is not None
        return kept.post

    def send(self, at: datetime) -> list[str]:
        """Let everything due be sent; the keys."""
        with self.database.writing() as archive:
            due = outbox.due(archive, at)
            sent = update(posts).where(posts.c.id.in_(due)).values(state=State.SENT, sent_ts="1")
            archive.connection.execute(sent)
        return [each.key for each in due.values()]

    def expiries(self) -> list[dict[str, object]]:
        with self.database.reading() as archive:
            entries = [each.entry for each in links(archive)]
        return [dict(each.record) for each in entries if each.act == "utskick utgånget"]


@pytest.fixture
def stage(example: Database, monkeypatch: pytest.MonkeyPatch) -> Stage:
    made = Stage(example)
    monkeypatch.setattr(reminder_sources, "SOURCES", (made.given,))
    return made


def test_a_post_is_put_for_each_moment_to_come_and_each_who_is_told(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-02-01 07:00")
    assert stage.states() == {
        f"frist:2027-1:{word}": State.PENDING
        for word in (
            *("30:kanal", "30:1", "14:kanal", "14:1", "7:kanal", "7:1"),
            *("1:kanal", "1:1", "efter:kanal", "efter:1"),
        )
    }
    assert stage.post("reminder:frist:2027-1:14:1") == Post(
        "reminder:frist:2027-1:14:1",
        {"person": KANSLI},
        written(
            Content(
                Chosen("påminnelse", {"sak": "frist:2027-1", "avsett": "2027-03-17 08:00"}),
                insists=True,
            )
        ),
        moment("2027-03-17 08:00"),
    )
    assert stage.post("reminder:frist:2027-1:14:kanal").recipient == {"channel": "styrgruppen"}


def test_what_one_command_shows_is_told_of_once(stage: Stage) -> None:
    stage.subjects = [REPORT, replace(REPORT, key="frist:samma")]
    stage.beat("2027-03-29 07:00")
    assert {key.rsplit(":", 2)[0] for key in stage.keys(State.PENDING)} == {"frist:2027-1"}
    stage.subjects = [replace(REPORT, key="frist:samma")]
    stage.something_happens()
    stage.beat("2027-03-29 07:01")
    assert {key.rsplit(":", 2)[0] for key in stage.keys(State.PENDING)} == {"frist:samma"}


def test_a_meeting_is_not_told_of_once_it_has_begun(stage: Stage) -> None:
    stage.subjects = [MEETING]
    stage.beat("2027-02-01 07:00")
    content = read(stage.post(f"reminder:{MEETING.key}:1h:2").content)
    assert (content.until, content.insists) == (START, False)
    assert stage.keys(State.PENDING) == [
        f"{MEETING.key}:{end}"
        for end in ("3:kanal", "1:kanal", "1:1", "1:2", "1h:kanal", "1h:1", "1h:2")
    ]


def test_a_beat_with_nothing_new_changes_nothing(stage: Stage) -> None:
    stage.subjects = [REPORT, MEETING]
    assert stage.beat("2027-02-02 07:00") > 0
    with stage.database.reading() as archive:
        before = beats.last(archive, "påminnelser")
    assert stage.beat("2027-02-02 07:01") == 0
    with stage.database.reading() as archive:
        assert beats.last(archive, "påminnelser") == before
    stage.something_happens()
    assert stage.beat("2027-02-02 07:02") == 0
    assert stage.beat("2027-02-03 07:02") == 0
    with stage.database.reading() as archive:
        assert verify(archive) is None


def test_nothing_is_told_of_from_before_the_first_beat(stage: Stage) -> None:
    stage.subjects = [REPORT, MEETING]
    stage.beat("2027-03-17 08:00")
    assert stage.keys(State.PENDING) == [
        f"frist:2027-1:{end}"
        for end in ("7:kanal", "7:1", "1:kanal", "1:1", "efter:kanal", "efter:1")
    ]


def test_what_lies_further_ahead_is_put_when_it_comes_nearer(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-01-01 07:00")
    assert stage.keys(State.PENDING)[-1] == "frist:2027-1:30:1"
    stage.beat("2027-02-25 07:00")
    assert stage.keys(State.PENDING)[-1] == "frist:2027-1:efter:1"


def test_of_several_that_were_missed_the_newest_is_sent_and_the_others_leave_an_entry(
    stage: Stage,
) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-02-20 07:00")
    stage.beat("2027-03-25 12:00")
    assert stage.states() == {
        "frist:2027-1:30:kanal": State.EXPIRED,
        "frist:2027-1:30:1": State.EXPIRED,
        "frist:2027-1:14:kanal": State.EXPIRED,
        "frist:2027-1:14:1": State.EXPIRED,
        "frist:2027-1:7:kanal": State.PENDING,
        "frist:2027-1:7:1": State.PENDING,
        "frist:2027-1:1:kanal": State.PENDING,
        "frist:2027-1:1:1": State.PENDING,
        "frist:2027-1:efter:kanal": State.PENDING,
        "frist:2027-1:efter:1": State.PENDING,
    }
    told = [each["nyckel"] for each in stage.expiries() if str(each["nyckel"]).startswith("rem")]
    assert sorted(map(str, told)) == sorted(
        f"reminder:frist:2027-1:{end}" for end in ("30:kanal", "30:1", "14:kanal", "14:1")
    )
    assert [each.get("skäl") for each in stage.expiries()].count("superseded") == 4
    assert stage.send(moment("2027-03-25 12:00")) == [
        "digest:2027-W12:kanal",
        "reminder:frist:2027-1:7:kanal",
        "reminder:frist:2027-1:7:1",
    ]


def test_what_became_due_while_nobody_looked_is_put_even_so(stage: Stage) -> None:
    stage.beat("2027-03-01 07:00")
    stage.subjects = [REPORT]
    stage.something_happens()
    stage.beat("2027-03-25 12:00")
    assert stage.keys(State.PENDING)[:2] == ["frist:2027-1:7:kanal", "frist:2027-1:7:1"]


def test_what_is_made_after_its_moment_is_not_told_of_for_that(stage: Stage) -> None:
    stage.beat("2027-02-10 07:00")
    stage.beat("2027-02-10 09:00")
    stage.subjects = [MEETING]
    stage.something_happens()
    stage.beat("2027-02-10 09:01")
    assert stage.keys(State.PENDING) == [f"{MEETING.key}:1h:{end}" for end in ("kanal", "1", "2")]


def test_a_beat_is_written_now_and_then_though_nothing_happens(stage: Stage) -> None:
    stage.beat("2027-02-10 07:00")
    write_due(stage.database, moment("2027-02-10 07:00") + REFRESHED - timedelta(seconds=1))
    with stage.database.reading() as archive:
        last = beats.last(archive, "påminnelser")
    assert last is not None
    assert last.at == moment("2027-02-10 07:00")
    write_due(stage.database, moment("2027-02-10 07:00") + REFRESHED)
    with stage.database.reading() as archive:
        last = beats.last(archive, "påminnelser")
    assert last is not None
    assert last.at == moment("2027-02-10 07:00") + REFRESHED


def test_what_is_done_is_not_told_of_any_more_and_again_when_it_is_undone(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.subjects = []
    stage.something_happens()
    stage.beat("2027-03-16 09:00")
    assert set(stage.states().values()) == {State.CANCELLED}
    stage.beat("2027-03-17 09:00")
    stage.subjects = [REPORT]
    stage.something_happens()
    stage.beat("2027-03-18 09:00")
    # The one for two weeks before would have been sent when the report was done.
    assert stage.keys(State.CANCELLED) == ["frist:2027-1:14:kanal", "frist:2027-1:14:1"]
    assert len(stage.keys(State.PENDING)) == 6


def test_what_was_done_and_undone_while_nobody_looked_is_told_of_late(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.subjects = []
    stage.something_happens()
    stage.beat("2027-03-16 09:00")
    stage.subjects = [REPORT]
    stage.something_happens()
    stage.beat("2027-03-18 09:00")
    assert stage.keys(State.PENDING)[:2] == ["frist:2027-1:14:kanal", "frist:2027-1:14:1"]


def test_a_moment_that_came_too_late_into_the_plan_ends_none_that_waits(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.beat("2027-03-19 09:00")
    assert stage.keys(State.PENDING)[:2] == ["frist:2027-1:14:kanal", "frist:2027-1:14:1"]
    with stage.database.writing() as archive:
        offsets = (*PLANS[Kind.DUTY].offsets, Offset(13))
        reminder_plans.put(archive, ACT, Kind.DUTY, replace(PLANS[Kind.DUTY], offsets=offsets))
    stage.beat("2027-03-19 09:01")
    assert stage.keys(State.PENDING)[:2] == ["frist:2027-1:14:kanal", "frist:2027-1:14:1"]
    assert stage.expiries() == []


def test_what_was_sent_ends_what_still_waits_from_before(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    with stage.database.writing() as archive:
        seven = posts.c.key.startswith("reminder:frist:2027-1:7:")
        archive.connection.execute(update(posts).where(seven).values(state=State.SENT))
    stage.beat("2027-03-25 09:00")
    assert stage.keys(State.EXPIRED) == ["frist:2027-1:14:kanal", "frist:2027-1:14:1"]


def kept_up(stage: Stage, at: str) -> None:
    """Something happens, in a transaction that keeps the posts up as well."""
    with stage.database.writing() as archive:
        note(archive, ACT)
        keep_up(archive, moment(at))


def test_what_changes_while_the_heart_beats_is_kept_up_at_once(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.subjects = [MEETING]
    kept_up(stage, "2027-03-16 07:14")
    assert set(stage.states().values()) == {State.CANCELLED}
    stage.subjects = [REPORT]
    kept_up(stage, "2027-03-16 07:15")
    assert set(stage.states().values()) == {State.PENDING}
    assert stage.beat("2027-03-16 07:16") == 0


@pytest.mark.parametrize(
    "at", ["2027-03-16 07:17", "2027-03-16 06:43", "2031-03-16 07:00", "2026-03-16 07:00"]
)
def test_where_the_heart_does_not_beat_the_next_beat_keeps_up(stage: Stage, at: str) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.subjects = []
    kept_up(stage, at)
    assert set(stage.states().values()) == {State.PENDING}
    stage.beat("2027-03-16 07:30")
    assert set(stage.states().values()) == {State.CANCELLED}


def test_before_the_first_beat_nothing_is_kept_up(stage: Stage) -> None:
    stage.subjects = [REPORT]
    kept_up(stage, "2027-03-16 07:00")
    assert stage.states() == {}


def test_a_transaction_that_changes_no_fact_keeps_nothing_up(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.subjects = []
    with stage.database.writing() as archive:
        keep_up(archive, moment("2027-03-16 07:01"))
    assert set(stage.states().values()) == {State.PENDING}


def test_a_fault_in_what_reminds_costs_no_command_and_the_next_beat_mends_it(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.subjects = []

    def broken(_archive: Archive, _at: datetime) -> Iterator[Subject]:
        yield MEETING
        raise ZeroDivisionError

    monkeypatch.setattr(reminder_sources, "SOURCES", (broken,))
    kept_up(stage, "2027-03-16 07:01")
    assert "could not be kept up" in caplog.text
    assert set(stage.states().values()) == {State.PENDING}
    with stage.database.reading() as archive:
        assert verify(archive) is None
        assert archive.revision == last_revision(stage) + 1
    monkeypatch.setattr(reminder_sources, "SOURCES", (stage.given,))
    stage.beat("2027-03-16 07:02")
    assert set(stage.states().values()) == {State.CANCELLED}


def last_revision(stage: Stage) -> int:
    """The journal's revision at the last working out."""
    with stage.database.reading() as archive:
        last = beats.last(archive, "påminnelser")
    assert last is not None
    return last.revision


def test_a_waiting_post_nobody_can_read_keeps_none_from_being_kept(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    with stage.database.writing() as archive:
        unreadable = Post(
            "reminder:x", {"channel": "x"}, {"nonsens": 1}, moment("2027-04-01 08:00")
        )
        outbox.put(archive, unreadable)
    kept_up(stage, "2027-03-16 07:01")
    assert stage.keys(State.CANCELLED) == ["x"]


def test_what_is_rolled_back_keeps_nothing_up(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.subjects = []

    def broken() -> None:
        with stage.database.writing() as archive:
            note(archive, ACT)
            keep_up(archive, moment("2027-03-16 07:01"))
            raise OSError(ACT.name)

    with pytest.raises(OSError, match=ACT.name):
        broken()
    assert set(stage.states().values()) == {State.PENDING}


def test_a_meeting_that_moves_has_its_posts_put_anew(stage: Stage) -> None:
    stage.subjects = [MEETING]
    stage.beat("2027-02-01 07:00")
    later = START + timedelta(days=7)
    moved = replace(MEETING, key="möte:3:2027-02-18T10:00", due=later, until=later)
    stage.subjects = [moved]
    stage.something_happens()
    stage.beat("2027-02-01 07:01")
    assert {key.rsplit(":", 2)[0] for key in stage.keys(State.CANCELLED)} == {MEETING.key}
    assert {key.rsplit(":", 2)[0] for key in stage.keys(State.PENDING)} == {moved.key}


def test_a_meeting_that_began_while_nobody_sent_leaves_an_entry_for_each_post(stage: Stage) -> None:
    stage.subjects = [MEETING]
    stage.beat("2027-02-10 07:00")
    stage.subjects = []
    stage.beat("2027-02-13 10:00")
    assert set(stage.states().values()) == {State.EXPIRED}
    assert len([each for each in stage.expiries() if "skäl" not in each]) == 6


def test_a_plan_that_changes_moves_what_waits(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    plan = replace(PLANS[Kind.DUTY], offsets=(Offset(14), Offset(3)), told=(Told.CHANNEL,))
    with stage.database.writing() as archive:
        reminder_plans.put(
            archive, ACT, Kind.DUTY, replace(plan, hour=moment("2027-01-01 13:30").time())
        )
    assert stage.beat("2027-03-16 07:01") > 0
    assert stage.keys(State.PENDING) == ["frist:2027-1:14:kanal", "frist:2027-1:3:kanal"]
    post = stage.post("reminder:frist:2027-1:14:kanal")
    assert post.due_at == moment("2027-03-17 13:30")
    said = read(post.content).said
    assert isinstance(said, Chosen)
    assert said.fields["avsett"] == "2027-03-17 13:30"


def test_whoever_wants_none_or_a_digest_gets_no_reminder_but_the_channel_does(stage: Stage) -> None:
    stage.subjects = [MEETING]
    with stage.database.writing() as archive:
        reminder_wishes.put(archive, ACT, KANSLI, Wish.OFF)
        reminder_wishes.put(archive, ACT, OTHER, Wish.DIGEST)
    stage.beat("2027-02-10 07:00")
    assert stage.keys(State.PENDING) == [f"{MEETING.key}:{end}" for end in ("1:kanal", "1h:kanal")]
    assert stage.keys(State.PENDING, "digest:")[:2] == ["2027-W07:kanal", "2027-W07:2"]
    with stage.database.writing() as archive:
        reminder_wishes.put(archive, ACT, KANSLI, Wish.ON)
        reminder_wishes.put(archive, ACT, OTHER, Wish.ON)
    stage.beat("2027-02-10 07:01")
    assert len(stage.keys(State.PENDING)) == 6
    assert all(key.endswith("kanal") for key in stage.keys(State.PENDING, "digest:"))


def test_the_week_is_gathered_on_mondays_and_only_the_newest_comes_after_a_stop(
    stage: Stage,
) -> None:
    stage.beat("2027-02-03 10:00")
    first = stage.post("digest:2027-W06:kanal")
    assert first.due_at == moment("2027-02-08 08:00")
    assert read(first.content) == Content(
        Chosen("sammandrag", {}), until=moment("2027-02-15 08:00")
    )
    stage.beat("2027-02-24 12:00")
    states = stage.states("digest:")
    assert states == {
        "2027-W06:kanal": State.EXPIRED,
        "2027-W08:kanal": State.PENDING,
        "2027-W09:kanal": State.PENDING,
    }


@pytest.mark.parametrize("back", [HOUR, timedelta(hours=23)])
def test_a_clock_moved_back_tells_nothing_twice(stage: Stage, back: timedelta) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    at = moment("2027-03-17 08:30")
    write_due(stage.database, at)
    assert len(stage.send(at)) == 2
    before = stage.states()
    write_due(stage.database, at - back)
    stage.something_happens()
    write_due(stage.database, at - back + timedelta(seconds=15))
    write_due(stage.database, at)
    assert stage.states() == before
    assert stage.send(at) == []


def test_a_clock_that_was_a_year_ahead_costs_no_reminder(stage: Stage) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    stage.beat("2028-03-16 07:00")
    stage.beat("2027-03-16 07:01")
    assert [key for key in stage.keys(State.PENDING) if key.endswith("kanal")] == [
        f"frist:2027-1:{word}:kanal" for word in ("14", "7", "1", "efter")
    ]


def test_each_start_works_everything_out_anew(stage: Stage, tmp_path: object) -> None:
    stage.subjects = [REPORT]
    stage.beat("2027-03-16 07:00")
    with stage.database.writing() as archive:
        archive.connection.execute(posts.delete().where(posts.c.key.like("reminder:%")))
    stage.beat("2027-03-16 07:01")
    assert stage.states() == {}
    opened = Database.open(f"sqlite:///{tmp_path}/copy.db")
    write_due(opened, moment("2027-03-16 07:02"))
    opened.close()
    assert len(stage.keys(State.PENDING)) == 8


def test_the_next_moment_is_known_before_any_beat(stage: Stage) -> None:
    stage.subjects = [REPORT, MEETING]
    assert next_due(stage.database, moment("2027-02-11 08:30")) == moment("2027-02-11 09:00")
    assert next_due(stage.database, moment("2027-02-11 09:00")) == moment("2027-02-15 08:00")
    stage.subjects = []
    assert next_due(stage.database, moment("2027-02-15 08:00")) == moment("2027-02-22 08:00")


@pytest.mark.parametrize("text", ["2027-03-28 02:30", "2027-10-31 02:30", "2028-02-29 08:00"])
def test_odd_nights_and_leap_days_are_told_of_once(stage: Stage, text: str) -> None:
    day = moment(text).date()
    hour = moment(text).time()
    plan = Plan((Offset(1),), (Told.CHANNEL,), hour)
    with stage.database.writing() as archive:
        reminder_plans.put(archive, ACT, Kind.OTHER, plan)
    due = day + timedelta(days=1)
    stage.subjects = [Subject(Kind.OTHER, "bevakning:x", due, ("frister", {}))]
    at = moment(f"{day - timedelta(days=4)} 00:00").astimezone(UTC)
    sent = []
    for _ in range(6 * 48):
        at += timedelta(minutes=30)
        write_due(stage.database, at.astimezone(STOCKHOLM))
        sent += [key for key in stage.send(at) if key.startswith(PREFIXES[0])]
    assert sent == ["reminder:bevakning:x:1:kanal"]
