"""Alarms: kansliet is told of what is stuck, soon, once an hour at most, and never of alarms."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from governance.people import Appointment, Role
from handlers import post_alarms
from handlers.answer import Answer
from handlers.keeping import to_record
from handlers.post_alarms import DAY, HOUR, PREFIX, SHOWN, SOON, alarm
from handlers.posting import to_channel
from handlers.texts.post_words import ERRORS
from storage import links, outbox, people, post_lists, tables
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import Act
from storage.outbox import STUCK, Kept, Post, State
from tests.conversations.stage import Stage

AT = datetime(2026, 11, 22, 10, 5, tzinfo=STOCKHOLM)
KANSLI = 1


def stand(database: Database, key: str, state: State, error: str = "not_in_channel") -> Kept:
    """The post with a key, put if it is not there, in a state."""
    said = to_record(Answer(f"Rubrik {key}"))
    values = {"state": state, "error": error}
    with database.writing() as archive:
        outbox.put(archive, Post(key, to_channel("styrgruppen"), said, AT))
        changed = update(tables.outbox).where(tables.outbox.c.key == key).values(values)
        archive.connection.execute(changed)
        found = outbox.keyed(archive, key)
    assert found is not None
    return found


def alarmed(database: Database, kept: Kept, at: datetime) -> None:
    with database.writing() as archive:
        alarm(archive, kept, at)


def alarms(database: Database, state: State = State.PENDING) -> list[tuple[str, datetime]]:
    """To whom alarms are, and when they are due."""
    with database.reading() as archive:
        found = post_lists.listed(archive, state, 100)
    return [
        (str(each.post.recipient["person"]), each.post.due_at)
        for each in found
        if each.post.key.startswith(PREFIX)
    ]


def send(database: Database, state: State = State.SENT, prefix: str = PREFIX) -> None:
    """Let the alarms that wait, and whose keys begin so, end so."""
    waiting = outbox.begins(prefix) & (tables.outbox.c.state == State.PENDING)
    with database.writing() as archive:
        archive.connection.execute(update(tables.outbox).where(waiting).values(state=state))


def second(database: Database, account: str = "UANDRA") -> str:
    """Another person of kansliet, linked to an account if one is named; the id."""
    act = Act("prov", AT, None)
    with database.writing() as archive:
        person = people.add(archive, act, people.Entry("kansliet-2", "Kansliet, en till"))
        people.appoint(archive, act, Appointment(person.id, Role.KANSLI, AT.date()))
        if account:
            links.link(archive, act, ("T0SANDBOX", account), person.id)
    return str(person.id)


def test_everybody_of_kansliet_is_told_soon_and_once(example: Database) -> None:
    other = second(example)
    for key in "abc":
        alarmed(example, stand(example, key, State.FAILED), AT)
    assert alarms(example) == [(str(KANSLI), AT + SOON), (other, AT + SOON)]


def test_who_has_no_account_is_not_told(example: Database) -> None:
    second(example, account="")
    alarmed(example, stand(example, "a", State.FAILED), AT)
    assert alarms(example) == [(str(KANSLI), AT + SOON)]


def test_whoever_wants_no_reminders_is_told_all_the_same(example: Database) -> None:
    Stage(example).play("kansliet: påminnelser mina av")
    alarmed(example, stand(example, "a", State.FAILED), AT)
    assert alarms(example) == [(str(KANSLI), AT + SOON)]


@pytest.mark.parametrize("minutes", [0, 10, 54])
def test_what_gets_stuck_after_an_alarm_is_told_of_in_the_next_hour(
    example: Database, minutes: int
) -> None:
    kept, at = stand(example, "a", State.FAILED), AT + timedelta(minutes=minutes)
    alarmed(example, kept, AT)
    send(example)
    alarmed(example, kept, at)
    alarmed(example, kept, at)
    due = max(AT.replace(hour=11, minute=0), at + SOON)
    assert alarms(example) == [(str(KANSLI), due)]


def test_a_day_of_failures_gives_an_alarm_an_hour(example: Database) -> None:
    kept, at = stand(example, "a", State.FAILED), AT.replace(minute=0)
    due_at = [at + SOON, *(at + hours * HOUR for hours in range(1, 25))]
    for _ in range(24 * 12):
        alarmed(example, kept, at)
        if any(due <= at for _, due in alarms(example)):
            send(example)
        at += timedelta(minutes=5)
    send(example)
    assert sorted(due for _, due in alarms(example, State.SENT)) == due_at


def test_both_passes_of_the_autumn_night_s_hour_have_their_alarm(example: Database) -> None:
    first = datetime(2026, 10, 25, 2, 10, tzinfo=STOCKHOLM)
    kept = stand(example, "a", State.FAILED)
    for at in (first, first.replace(fold=1)):
        alarmed(example, kept, at)
        send(example)
    assert len(alarms(example, State.SENT)) == 2


def test_no_alarm_is_about_an_alarm(example: Database) -> None:
    alarmed(example, stand(example, "a", State.FAILED), AT)
    send(example, State.FAILED)
    with example.reading() as archive:
        (failed,) = outbox.gone_out(archive, PREFIX, AT + HOUR)
    alarmed(example, failed, AT + 2 * HOUR)
    assert alarms(example) == []


def test_an_alarm_that_failed_is_followed_by_none_for_a_day(example: Database) -> None:
    other, kept = second(example), stand(example, "a", State.FAILED)
    alarmed(example, kept, AT)
    send(example, State.FAILED, f"{PREFIX}{KANSLI}:")
    send(example)
    due = AT + SOON
    for at in (due + HOUR, due + DAY - timedelta(seconds=1)):
        alarmed(example, kept, at)
        assert alarms(example) == [(other, at + SOON)]
        send(example)
    alarmed(example, kept, due + DAY)
    assert (str(KANSLI), due + DAY + SOON) in alarms(example)


@pytest.mark.parametrize("state", STUCK)
def test_an_alarm_that_failed_is_let_go_when_somebody_has_seen_to_all_else(
    example: Database, state: State
) -> None:
    kept = stand(example, "a", State.FAILED)
    other = stand(example, "b", State.FAILED)
    alarmed(example, kept, AT)
    send(example, state)
    stage = Stage(example)
    stage.play(f"kansliet: utskick {kept.id} inte")
    assert len(alarms(example, state)) == 1
    stage.play(f"kansliet: utskick {other.id} inte")
    assert alarms(example, State.CANCELLED) == [(str(KANSLI), AT + SOON)]
    alarmed(example, stand(example, "c", State.FAILED), AT + HOUR)
    assert alarms(example) == [(str(KANSLI), AT + HOUR + SOON)]


def test_an_alarm_waits_for_the_first_hour_without_one_when_the_clock_was_ahead(
    example: Database,
) -> None:
    kept, at = stand(example, "a", State.FAILED), AT.replace(hour=11)
    for ahead in range(3):
        alarmed(example, kept, at + ahead * HOUR)
        send(example)
    alarmed(example, kept, at)
    alarmed(example, kept, at)
    assert alarms(example) == [(str(KANSLI), at.replace(hour=14, minute=0))]


def test_an_alarm_says_how_many_and_names_the_last_with_why(example: Database) -> None:
    for number in range(SHOWN + 2):
        stand(example, f"p{number}", State.FAILED)
    stage = Stage(example)
    told = stage.play("kansliet: utskick fel")
    assert told[0] == f"{SHOWN + 2} utskick kom inte fram"
    assert sum("Rubrik p" in each for each in told) == SHOWN
    assert "… och 2 till." in told
    assert "[Visa utskick]" in told
    (last,) = (each for each in told if "Rubrik p6" in each)
    assert last.startswith("Utskick 7 till kanalen styrgruppen, kom inte fram: Rubrik p6.")
    assert ERRORS["not_in_channel"] in last
    stand(example, "p6", State.UNCERTAIN, "missing_scope")
    told = stage.play("kansliet: utskick fel")
    assert told[0] == f"{SHOWN + 2} utskick kom inte fram, eller kanske inte"
    assert any("Utskick 7 till kanalen styrgruppen, osäkert" in each for each in told)


def test_an_alarm_says_that_posts_may_have_come_also_of_those_it_does_not_name(
    example: Database,
) -> None:
    stage = Stage(example)
    for number in range(SHOWN + 1):
        stand(example, f"p{number}", State.FAILED if number else State.UNCERTAIN)
    told = stage.play("kansliet: utskick fel")
    assert told[0] == f"{SHOWN + 1} utskick kom inte fram, eller kanske inte"
    assert not any("osäkert" in each for each in told)
    for number in range(SHOWN + 1):
        stand(example, f"p{number}", State.UNCERTAIN)
    assert stage.play("kansliet: utskick fel")[0] == f"{SHOWN + 1} utskick kom kanske inte fram"


def test_an_alarm_does_not_count_alarms(example: Database) -> None:
    stand(example, f"{PREFIX}1:x", State.FAILED)
    assert Stage(example).play("kansliet: utskick fel")[0] == "Alla utskick har kommit fram"
    stand(example, "a", State.FAILED)
    told = Stage(example).play("kansliet: utskick fel")
    assert told[0] == "1 utskick kom inte fram"
    assert not any("till." in each for each in told)


def test_only_kansliet_asks_what_is_stuck(example: Database) -> None:
    assert Stage(example).play("lfu1: utskick fel")[0].startswith("(nekas)")


@pytest.mark.parametrize("act", ["igen", "inte"])
def test_no_alarm_goes_out_when_somebody_has_seen_to_all_that_was_stuck(
    example: Database, act: str
) -> None:
    for number, state in enumerate(STUCK):
        alarmed(example, stand(example, f"p{number}", state), AT)
    stage = Stage(example)
    stage.play(f"kansliet: utskick 1 {act}")
    assert len(alarms(example)) == 1
    stage.play(f"kansliet: utskick 3 {act}")
    assert alarms(example) == []
    assert len(alarms(example, State.CANCELLED)) == 1
    alarmed(example, stand(example, "p9", State.FAILED), AT + timedelta(minutes=1))
    assert alarms(example) == [(str(KANSLI), AT + SOON + timedelta(minutes=1))]


def test_an_alarm_is_said_rather_twice_than_not_at_all(example: Database) -> None:
    alarmed(example, stand(example, "a", State.FAILED), AT)
    with example.reading() as archive:
        (found,) = outbox.gone_out(archive, PREFIX, AT + SOON)
    assert found.post.content["insists"] is True
    assert found.post.content["said"] == {"verb": " ".join(post_alarms.VERB), "fields": {}}


def test_an_alarm_to_come_is_listed_by_what_it_will_say(example: Database) -> None:
    alarmed(example, stand(example, "a", State.FAILED), AT)
    told = "\n".join(Stage(example, AT).play("kansliet: utskick kommande"))
    assert "Kansliet (kansliet)  1 utskick kom inte fram" in told
