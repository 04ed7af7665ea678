"""Posts that are stuck: seen by kansliet, taken further by a button, each act in the journal."""

import json
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select, update

from bot.plain import plain
from bot.slack.blocks import message
from handlers.answer import Answer, Choice, Choices, Document, Facts, Table, Text
from handlers.ask import Account
from handlers.keeping import to_record
from handlers.post_pages import ASKED, PAGE, STUCK_PAGE
from handlers.posting import asked, to_account, to_channel, to_person, to_place
from handlers.texts.post_words import ERRORS, STATES, WORDS, why
from handlers.texts.slack import MORE_THAN_FITS
from storage import outbox, tables
from storage.columns import STOCKHOLM
from storage.database import Database
from storage.journal import verify
from storage.outbox import PERHAPS_TWICE, STUCK, WITHDRAWN, Post, State
from tests.conversations.stage import Stage

AT = datetime(2026, 11, 22, 9, tzinfo=STOCKHOLM)
REMINDING = asked("påminnelse", {"sak": "frist:2026-3", "avsett": "2026-12-08 08:00"})


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


def begin(database: Database, key: str, began: str) -> None:
    change = update(tables.outbox).where(tables.outbox.c.key == key).values(began=began)
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


def numbers(answer: Answer) -> list[int]:
    """The numbers of the posts in an answer's tables and among its stuck ones."""
    rows = [int(row[0]) for part in answer.parts if isinstance(part, Table) for row in part.rows]
    heads = (part.heading for part in answer.parts if isinstance(part, Facts))
    return rows + [int(head.split(":")[0].removeprefix("Utskick ")) for head in heads if head]


def pages(stage: Stage, word: str, label: str) -> Iterator[Answer]:
    """The pages of the posts in a state, as the button goes through them."""
    stage.play(f"kansliet: utskick {word}")
    yield stage.answer
    while label in choices(stage.answer):
        stage.play(f"kansliet trycker [{label}]")
        yield stage.answer


@pytest.mark.parametrize(
    ("word", "label", "size"),
    [
        ("kommande", "Senare", PAGE),
        ("pågående", "Senare", PAGE),
        ("skickade", "Äldre", PAGE),
        ("inställda", "Äldre", PAGE),
        ("utgångna", "Äldre", PAGE),
        ("misslyckade", "Senare", STUCK_PAGE),
        ("osäkra", "Senare", STUCK_PAGE),
    ],
)
def test_a_long_list_goes_on_over_pages_with_nothing_twice_and_nothing_left_out(
    example: Database, word: str, label: str, size: int
) -> None:
    # Three at a time share a moment, and pages end among them.
    for number in range(2 * size + 2):
        said = dict(to_record(Answer(f"Rubrik p{number}")))
        put_at(example, f"p{number}", AT + timedelta(hours=number // 3), said)
        let_stand(example, f"p{number}", STATES[word])
    found = list(pages(Stage(example), word, label))
    assert [len(numbers(each)) for each in found] == [size, size, 2]
    told = [number for each in found for number in numbers(each)]
    assert sorted(told) == list(range(1, 2 * size + 3))
    assert (told[0] < told[-1]) == (label == "Senare")
    everything = 2 * size + 2
    assert f"Här visas 1–{size} av {everything}." in plain(found[0])
    assert f"Här visas {size + 1}–{2 * size} av {everything}." in plain(found[1])
    assert f"Här visas {2 * size + 1}–{everything} av {everything}." in plain(found[2])


def test_a_page_never_ends_within_what_says_the_same(
    example: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("handlers.post_views.READ", 7)
    for number in range(PAGE + 1):
        for person in (1, 2, 3):
            said = to_record(Answer(f"Rubrik {number}"))
            put(example, f"p{number}:{person}", to_person(person), said)
    stage = Stage(example)
    first, second = pages(stage, "kommande", "Senare")
    assert f"Här visas 1–{3 * PAGE} av {3 * PAGE + 3}." in plain(first)
    assert numbers(second) == [3 * PAGE + 1]
    assert "och 1 till" in plain(second)


def test_a_page_goes_on_where_it_was_when_its_last_post_has_been_sent(example: Database) -> None:
    for number in range(PAGE + 2):
        put(example, f"p{number}")
    stage = Stage(example)
    stage.play("kansliet: utskick kommande")
    let_stand(example, f"p{PAGE - 1}", State.SENT)
    let_stand(example, "p0", State.SENT)
    told = stage.play("kansliet trycker [Senare]")
    assert numbers(stage.answer) == [PAGE + 1, PAGE + 2]
    assert f"Här visas {PAGE - 1}–{PAGE} av {PAGE}." in told


def test_where_a_page_goes_on_is_asked_of_a_list_and_a_post_that_is_there(
    example: Database,
) -> None:
    put(example, "a")
    stage = Stage(example)
    assert stage.play("kansliet: utskick efter=1")[0].startswith("(oläst)")
    refused = stage.play("kansliet: utskick kommande efter=4711")
    assert "Det finns inget utskick 4711." in refused
    assert "Det finns inga fler." in stage.play("kansliet: utskick kommande efter=1")
    assert "[Alla utskick]" in stage.play("kansliet: utskick kommande efter=1")


def test_the_overview_shows_the_first_of_those_that_are_stuck(example: Database) -> None:
    for number in range(7):
        put(example, f"p{number}")
        let_stand(example, f"p{number}", State.FAILED if number else State.UNCERTAIN)
    stage = Stage(example)
    stage.play("kansliet: utskick")
    assert numbers(stage.answer) == [1, 2, 3, 4]
    stage.play("kansliet trycker [Misslyckade]")
    assert numbers(stage.answer) == [2, 3, 4, 5, 6, 7]


def sheet_of(answer: Answer) -> tuple[str, list[list[str]]]:
    (found,) = (part for part in answer.parts if isinstance(part, Document))
    return found.name, [line.split(";") for line in found.text.splitlines()]


def test_a_whole_list_comes_as_a_file_a_row_for_each_post(example: Database) -> None:
    for number in range(PAGE + 1):
        put(example, f"p{number}", to_person(1), dict(REMINDING))
    put(example, "borta")
    let_stand(example, "borta", State.CANCELLED)
    stage = Stage(example)
    stage.play("kansliet: utskick kommande")
    stage.play("kansliet trycker [Hämta som CSV]")
    name, (heading, *rows) = sheet_of(stage.answer)
    assert name == "utskick-kommande.csv"
    assert "första_raden" in heading
    assert [row[0] for row in rows] == [str(number + 1) for number in range(PAGE + 1)]
    assert {tuple(row[1:]) for row in rows} == {
        (
            "väntar",
            "Kansliet (kansliet)",
            "Påminnelse: Frist 2026-3: Verksamhetsplanen för 2027",
            "Datum: tisdag den 15 december 2026, om 23 dagar.",
            "2026-11-22 09:00",
            "0",
            "",
        )
    }
    stage.play("kansliet: utskick som=csv")
    name, (_, *rows) = sheet_of(stage.answer)
    assert (name, len(rows), rows[-1][1]) == ("utskick.csv", PAGE + 2, "inställt")
    assert "22 utskick." in plain(stage.answer)


def test_a_file_asks_only_the_first_of_those_to_come_and_says_of_the_others_that_it_did_not(
    example: Database,
) -> None:
    for number in range(ASKED + 2):
        put_at(example, f"a{number}", AT + timedelta(minutes=number), dict(REMINDING))
    put_at(example, "b", AT + timedelta(days=90), to_record(Answer("Bara en rubrik")))
    put_at(example, "c", AT + timedelta(days=91), dict(REMINDING))
    put(example, "d", None, dict(REMINDING))
    let_stand(example, "d", State.SENT)
    for number in range(ASKED):
        put(example, f"e{number}", None, {**to_record(Answer(f"Rubrik {number}"))})
    stage = Stage(example)
    for word in ("utskick kommande som=csv", "utskick som=csv"):
        stage.play(f"kansliet: {word}")
        _, (_, *rows) = sheet_of(stage.answer)
        titles = [row[3] for row in rows if row[1] == "väntar"]
        reminders = [each for each in titles if each.startswith("Påminnelse: Frist 2026-3")]
        assert len(reminders) == ASKED
        question = "Svaret på ”påminnelse frist:2026-3 2026-12-08 08:00” när det skickas"
        assert titles[-4:] == [question, question, "Bara en rubrik", question]
        assert "Längst fram i tiden står 3 utskick bara med sin fråga: vad de" in plain(
            stage.answer
        )


def test_a_file_that_asks_everything_says_nothing_of_it(example: Database) -> None:
    put(example, "a", None, dict(REMINDING))
    stage = Stage(example)
    stage.play("kansliet: utskick som=csv")
    assert "sin fråga" not in plain(stage.answer)


def test_a_post_to_come_tells_the_first_line_it_will_have(example: Database) -> None:
    put_at(example, "a", datetime(2026, 12, 8, 8, tzinfo=STOCKHOLM), dict(REMINDING))
    put(example, "b", None, dict(REMINDING))
    put(example, "c", None, to_record(Answer("Bara en rubrik")))
    stage = Stage(example)
    stage.play("kansliet: utskick kommande")
    (table,) = (part for part in stage.answer.parts if isinstance(part, Table))
    title = "Påminnelse: Frist 2026-3: Verksamhetsplanen för 2027"
    assert [row[2:4] for row in table.rows] == [
        (title, "Datum: tisdag den 15 december 2026, om 23 dagar."),
        ("Bara en rubrik", "–"),
        (title, "Datum: tisdag den 15 december 2026, om 7 dagar."),
    ]


def test_a_post_to_come_is_asked_as_whoever_it_is_to(example: Database) -> None:
    for number, recipient in enumerate((to_channel("styrgruppen"), to_person(1))):
        put(example, f"p{number}", recipient, dict(asked("väntar", {})))
        put(example, f"mellan{number}")
    stage = Stage(example)
    stage.play("kansliet: utskick kommande")
    (table,) = (part for part in stage.answer.parts if isinstance(part, Table))
    assert [row[2] for row in table.rows][::2] == ["Vem du är", "Väntar på dig"]


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


@pytest.mark.parametrize("word", [each for each in STATES if each != "kommande"])
def test_a_post_that_was_on_its_way_is_told_by_what_it_said_then(
    example: Database, word: str
) -> None:
    put(example, "a", None, dict(asked("sammandrag", {})))
    let_stand(example, "a", STATES[word])
    begin(example, "a", "Som det hette då\nOch så började det")
    told = "\n".join(Stage(example).play(f"kansliet: utskick {word}"))
    assert "Som det hette då" in told
    assert "vecka 47" not in told
    assert ("Och så började det" in told) == (STATES[word] not in STUCK)


def test_a_post_to_be_sent_anew_is_told_by_what_it_will_say(example: Database) -> None:
    put(example, "a", None, dict(asked("sammandrag", {})))
    begin(example, "a", "Som det hette då")
    told = "\n".join(Stage(example).play("kansliet: utskick kommande"))
    assert "Sammandrag för vecka 47, 2026" in told


@pytest.mark.parametrize("word", ["skickade", "inställda", "utgångna"])
def test_what_nobody_kept_the_first_line_of_has_none(example: Database, word: str) -> None:
    put(example, "a", None, dict(asked("sammandrag", {})))
    let_stand(example, "a", STATES[word])
    stage = Stage(example)
    stage.play(f"kansliet: utskick {word}")
    (table,) = (part for part in stage.answer.parts if isinstance(part, Table))
    titles = [column.title for column in table.columns]
    assert titles == ["Nr", "Till", "Gäller", "När", "Anmärkning"]
    assert table.rows[0][2] == "Sammandrag för vecka 47, 2026"


@pytest.mark.parametrize("differs", ["error", "began"])
def test_what_went_otherwise_has_a_line_of_its_own(example: Database, differs: str) -> None:
    for key in ("a", "b"):
        put(example, key, None, dict(asked("sammandrag", {})))
        let_stand(example, key, State.SENT)
        begin(example, key, "Samma sak")
    if differs == "error":
        let_stand(example, "b", State.SENT, PERHAPS_TWICE)
    else:
        begin(example, "b", "Samma sak, en annan dag")
    told = Stage(example).play("kansliet: utskick skickade")
    assert sum("Samma sak" in each for each in told) == 2


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


@pytest.mark.parametrize("word", ["", *STATES, "fel"])
def test_a_whole_page_has_room_in_a_message(example: Database, word: str) -> None:
    said = to_record(Answer("Rubrik " * 20, (Text("Text " * 40),)))
    for state in State:
        for number in range(PAGE + 1):
            key = f"{state}{number}"
            put(example, key, None, {**said, "title": f"Rubrik {number} " * 10})
            let_stand(example, key, state, "missing_scope")
    stage = Stage(example)
    stage.play(f"kansliet: utskick {word}")
    drawn = json.dumps(message(stage.answer).blocks, ensure_ascii=False)
    assert MORE_THAN_FITS not in drawn
    assert ("Senare" in drawn or "Äldre" in drawn) == (word in STATES)
