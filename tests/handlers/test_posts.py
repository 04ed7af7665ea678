"""Posts that are stuck: seen by kansliet, taken further by a button, each act in the journal."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.plain import plain
from handlers.answer import Answer, Choice, Choices
from handlers.ask import Account
from handlers.keeping import to_record
from handlers.posting import asked, to_account, to_channel, to_person, to_place
from handlers.posts import MOST
from handlers.texts.post_words import ERRORS, STATES, WORDS, why
from storage import outbox, tables
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import verify
from storage.outbox import PERHAPS_TWICE, WITHDRAWN, Post, State
from tests.conversations.stage import Stage

AT = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)


def put(database: Database, key: str, recipient: object = None, content: object = None) -> None:
    to = recipient or to_channel("styrgruppen")
    said = content or to_record(Answer(f"Rubrik {key}"))
    assert isinstance(to, dict)
    assert isinstance(said, dict)
    with database.writing() as archive:
        outbox.put(archive, Post(key, to, said, AT))


def let_stand(database: Database, key: str, state: State, error: str = "") -> None:
    values = {"state": state, "error": error or None}
    if state is State.UNCERTAIN:
        values["unknown_since"] = AT + timedelta(minutes=5)
    change = update(tables.outbox).where(tables.outbox.c.key == key).values(values)
    with database.writing() as archive:
        archive.connection.execute(change)


def state_of(database: Database, key: str) -> State:
    with database.reading() as archive:
        found = outbox.keyed(archive, key)
    assert found is not None
    return found.state


def choices(answer: Answer) -> dict[str, Choice]:
    parts = (part for part in answer.parts if isinstance(part, Choices))
    return {choice.label: choice for part in parts for choice in part.choices}


@pytest.fixture
def stage(example: Database) -> Stage:
    """An uncertain post, a failed one and one to come."""
    for key in ("osäkert", "misslyckat", "kommande"):
        put(example, key)
    let_stand(example, "osäkert", State.UNCERTAIN, "missing_scope")
    let_stand(example, "misslyckat", State.FAILED, "not_in_channel")
    return Stage(example)


def test_a_stuck_post_says_what_happened_and_what_can_be_done(stage: Stage) -> None:
    said = "\n".join(stage.play("kansliet: utskick"))
    assert "Utskick 1: osäkert" in said
    assert "Osäkert sedan: den 22 november 2026 kl. 09.05" in said
    assert "Titta efter hos mottagaren" in said
    assert "Utskick 2: kom inte fram" in said
    assert "boten är inte med i kanalen; bjud in den" in said
    assert "3  kanalen styrgruppen  Rubrik kommande" in said
    offered = choices(stage.answer)
    assert "två gånger" in offered["Skicka 1 igen"].confirm
    assert not offered["Skicka 2 igen"].confirm


def test_a_stuck_post_is_sent_again_or_not_at_all_and_the_journal_says_so(stage: Stage) -> None:
    stage.play("kansliet: utskick")
    stage.play("kansliet trycker [Skicka 1 igen]")
    stage.play("kansliet: utskick")
    stage.play("kansliet trycker [Skicka inte 2]")
    assert state_of(stage.database, "osäkert") is State.PENDING
    assert state_of(stage.database, "misslyckat") is State.CANCELLED
    with stage.database.reading() as archive:
        acts = archive.connection.execute(select(tables.journal.c.act)).scalars().all()
        assert verify(archive) is None
    assert acts[-2:] == ["utskick skickas igen", "utskick skickas inte"]


def test_the_same_button_again_is_told_how_things_stand(stage: Stage) -> None:
    assert stage.play("kansliet: utskick 1 igen")[0] == "Skickas igen"
    assert stage.play("kansliet: utskick 1 igen")[0].startswith("(nekas)")
    assert state_of(stage.database, "osäkert") is State.PENDING


@pytest.mark.parametrize("act", ["utskick", "utskick 1 igen", "utskick 1 inte"])
def test_only_kansliet_tends_posts(stage: Stage, act: str) -> None:
    assert stage.play(f"lfu1: {act}")[0].startswith("(nekas)")
    assert state_of(stage.database, "osäkert") is State.UNCERTAIN


def test_kansliet_begins_with_what_is_stuck_and_nobody_else_does(stage: Stage) -> None:
    assert "2 utskick kom inte fram" in "\n".join(stage.play("kansliet: hem"))
    assert "utskick" not in "\n".join(stage.play("lfu1: hem"))


def test_when_nothing_is_stuck_nothing_is_said(example: Database) -> None:
    put(example, "a")
    assert "utskick" not in "\n".join(Stage(example).play("kansliet: hem"))


@pytest.mark.parametrize("word", STATES)
def test_each_state_has_its_list(example: Database, word: str) -> None:
    put(example, "a")
    let_stand(example, "a", STATES[word], "is_archived")
    stage = Stage(example)
    said = "\n".join(stage.play(f"kansliet: utskick {word}"))
    assert "Rubrik a" in said
    assert "kanalen är arkiverad" in said


@pytest.mark.parametrize(
    ("recipient", "told"),
    [
        (to_channel("styrgruppen"), "kanalen styrgruppen"),
        (to_place("T1", "C1"), "kanalen C1"),
        (to_account(Account("T1", "U1")), "kontot U1"),
        (to_person(1), "Kansliet (kansliet)"),
        (to_person(4711), "okänd mottagare"),
        ({"till": "alla"}, "okänd mottagare"),
    ],
)
def test_whom_a_post_is_to_is_told_in_words(
    example: Database, recipient: dict[str, object], told: str
) -> None:
    put(example, "a", recipient)
    assert told in "\n".join(Stage(example).play("kansliet: utskick"))


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (asked("påminnelse", {"nr": "3"}), "Svaret på ”påminnelse 3” när det skickas"),
        ({"nonsens": 1}, "–"),
    ],
)
def test_what_a_post_says_is_told_by_its_first_line(
    example: Database, content: dict[str, object], line: str
) -> None:
    put(example, "a", None, content)
    assert line in "\n".join(Stage(example).play("kansliet: utskick"))


def test_a_long_list_is_cut_and_says_so(example: Database) -> None:
    for number in range(MOST + 1):
        put(example, f"p{number}")
    stage = Stage(example)
    said = "\n".join(stage.play("kansliet: utskick kommande"))
    assert f"Här visas {MOST} av {MOST + 1}." in said
    assert f"Rubrik p{MOST}" not in plain(stage.answer)


MONDAY = datetime(2026, 11, 16, 8, tzinfo=STOCKHOLM)


def put_at(database: Database, key: str, due: datetime, said: dict[str, object]) -> None:
    with database.writing() as archive:
        outbox.put(archive, Post(key, to_channel("styrgruppen"), said, due))


@pytest.mark.parametrize("word", ["skickade", "utgångna", "inställda"])
def test_a_post_of_the_past_is_called_what_it_was_called_then(example: Database, word: str) -> None:
    for number, week in enumerate((MONDAY, MONDAY - timedelta(days=7))):
        put_at(example, f"digest:{number}", week, dict(asked("sammandrag", {})))
        let_stand(example, f"digest:{number}", STATES[word])
    told = "\n".join(Stage(example).play(f"kansliet: utskick {word}"))
    assert "Sammandrag för vecka 47, 2026" in told
    assert "Sammandrag för vecka 46, 2026" in told


@pytest.mark.parametrize("state", [State.PENDING, State.SENDING])
def test_a_post_that_still_comes_is_called_what_it_will_be_called(
    example: Database, state: State
) -> None:
    put_at(example, "digest", MONDAY - timedelta(days=7), dict(asked("sammandrag", {})))
    let_stand(example, "digest", state)
    word = next(each for each, found in STATES.items() if found is state)
    told = "\n".join(Stage(example).play(f"kansliet: utskick {word}"))
    assert "Sammandrag för vecka 47, 2026" in told


def test_what_is_done_is_named_in_the_reminders_of_it(example: Database) -> None:
    said = asked("påminnelse", {"sak": "frist:2026-2", "avsett": "2026-06-29 08:00"})
    for key, state in (("a", State.SENT), ("b", State.CANCELLED), ("c", State.EXPIRED)):
        put_at(example, key, MONDAY, dict(said))
        let_stand(example, key, state)
        word = next(each for each, found in STATES.items() if found is state)
        told = "\n".join(Stage(example).play(f"kansliet: utskick {word}"))
        assert "Påminnelse: Frist 2026-2: Utträde den 1 januari 2027" in told


def test_why_a_post_was_not_sent_is_told_where_nothing_went_wrong(example: Database) -> None:
    for state, why_not in (
        (State.CANCELLED, "behövs inte längre"),
        (State.EXPIRED, "för sent"),
    ):
        put(example, state.value)
        let_stand(example, state.value, state)
        word = next(each for each, found in STATES.items() if found is state)
        assert why_not in "\n".join(Stage(example).play(f"kansliet: utskick {word}"))


@pytest.mark.parametrize(
    ("word", "state", "code", "words"),
    [
        ("skickade", State.SENT, PERHAPS_TWICE, "det kan ha kommit två gånger"),
        ("inställda", State.CANCELLED, WITHDRAWN, "det drogs tillbaka"),
        ("utgångna", State.EXPIRED, "superseded", "ersatt av ett nyare"),
    ],
)
def test_a_remark_is_told_in_words(
    example: Database, word: str, state: State, code: str, words: str
) -> None:
    put(example, "a")
    let_stand(example, "a", state, code)
    told = "\n".join(Stage(example).play(f"kansliet: utskick {word}"))
    assert words in told
    assert code not in told


def test_a_question_that_cannot_be_answered_is_shown_as_it_is(example: Database) -> None:
    put(example, "a", None, dict(asked("påminnelse", {"nr": "3"})))
    let_stand(example, "a", State.SENT)
    told = "\n".join(Stage(example).play("kansliet: utskick skickade"))
    assert "Svaret på ”påminnelse 3”  " in told


def test_the_same_to_many_is_one_line_unless_it_is_stuck(example: Database) -> None:
    said = to_record(Answer("Samma sak"))
    for person in (1, 2, 3, 4):
        put(example, f"p{person}", to_person(person), said)
    stage = Stage(example)
    told = stage.play("kansliet: utskick kommande")
    (line,) = [each for each in told if "Samma sak" in each]
    assert "Kansliet (kansliet); Upphandlingschef, Region Stockholm (stockholm) och 2 till" in line
    assert not [each for each in told if "Här visas" in each]
    put_at(example, "later", AT + timedelta(hours=1), said)
    assert sum("Samma sak" in each for each in stage.play("kansliet: utskick kommande")) == 2
    for person in (1, 2, 3, 4):
        let_stand(example, f"p{person}", State.FAILED, "user_disabled")
    assert sum("Samma sak" in each for each in stage.play("kansliet: utskick misslyckade")) == 4


def test_every_state_has_its_words() -> None:
    assert set(WORDS) == set(State) == set(STATES.values())


def test_an_error_is_told_in_swedish_or_as_it_came() -> None:
    assert why("is_archived") == ERRORS["is_archived"]
    assert why("ServerDisconnectedError").startswith("chatten svarade inte")
    assert why("något_nytt") == "något_nytt"
