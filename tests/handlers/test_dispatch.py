"""The door: rights before syntax, one answer to a repeated delivery, and nothing but answers."""

from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from governance.people import Right
from handlers import dispatch
from handlers.answer import Form
from handlers.ask import (
    Account,
    Chosen,
    Delivery,
    Handle,
    Place,
    PlaceKind,
    Said,
    Written,
)
from handlers.cleaning import clean
from handlers.outcome import Exit, Outcome
from handlers.reminding import write_due
from handlers.table import TABLE, AnyCommand
from storage import funding, post_lists
from storage.database import Busy, Database
from storage.outbox import State
from tests.conversations.scenes import STOCKHOLM

AT = datetime(2026, 11, 22, 10, tzinfo=STOCKHOLM)
TEAM = "T0SANDBOX"
BUDGET = "budget 2028 sätt belopp=5"
WORDS = st.sampled_from([command.words[0] for command in TABLE if not command.writes])


def delivery(said: str | Said, who: str = "kansliet", key: str = "") -> Delivery:
    words = Written(said) if isinstance(said, str) else said
    return Delivery(Handle(who), Place(PlaceKind.TERMINAL), AT, words, key, pretended=True)


def revision(database: Database) -> int:
    with database.reading() as archive:
        return archive.revision


def test_an_answer_can_be_asked_again_as_a_button_would(example: Database) -> None:
    outcome = dispatch.answer(delivery("andel Region Skåne"), example)
    assert outcome.exit is Exit.ANSWER
    assert outcome.again == Chosen("andel", {"region": "Region Skåne"})
    again = dispatch.answer(delivery(outcome.again, "gast"), example)
    assert again.answer == outcome.answer


def test_what_wrote_is_not_asked_again(example: Database) -> None:
    assert dispatch.answer(delivery(BUDGET), example).again is None


@pytest.mark.parametrize("text", [BUDGET, "budget sätt", "budget sätt färg=röd", "budget x sätt"])
def test_rights_are_checked_before_syntax(example: Database, text: str) -> None:
    before = revision(example)
    outcome = dispatch.answer(delivery(text, "samordnare-12"), example)
    assert outcome.exit is Exit.REFUSAL
    assert "Det kan kansliet" in str(outcome.answer)
    assert revision(example) == before


def test_a_misread_names_the_argument_and_writes_nothing(example: Database) -> None:
    before = revision(example)
    outcome = dispatch.answer(delivery("budget 2028 sätt belopp=1e9"), example)
    assert (outcome.exit, outcome.misread) == (Exit.MISREAD, "belopp")
    assert revision(example) == before


def test_what_is_only_left_out_of_what_would_write_is_asked_for_in_a_form(
    example: Database,
) -> None:
    asked = {
        "möte nytt": {},
        "möte nytt datum=2027-02-11": {"datum": "2027-02-11"},
    }
    for text, fields in asked.items():
        outcome = dispatch.answer(delivery(text), example)
        assert (outcome.exit, outcome.form) == (Exit.MISREAD, Chosen("möte nytt", fields))
    assert dispatch.answer(delivery("möte nytt datum=2027-02-11 tid=10-12"), example).form is None
    moved = dispatch.answer(delivery("möte 1 flytta"), example)
    assert moved.form == Chosen("möte flytta", {"nr": "1"})


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("möte nytt", "samordnare-12"),
        ("möte nytt datum=2027-02-30 tid=10-12", "kansliet"),
        ('fråga ny rubrik="" alternativ="a;b" stänger=2026-12-24', "kansliet"),
        ("möte nytt datum=2027-02-11 tid=10-12 färg=röd", "kansliet"),
        ("budget 2028 sätt", "kansliet"),
        ("andel", "kansliet"),
        ("rösta", "skane"),
        ("xyzzy", "kansliet"),
    ],
)
def test_no_form_is_for_whoever_may_not_nor_for_what_is_wrong_or_only_read(
    example: Database, text: str, who: str
) -> None:
    outcome = dispatch.answer(delivery(text, who), example)
    assert outcome.exit is not Exit.ANSWER
    assert outcome.form is None


def test_words_that_will_write_nothing_wait_for_nobody_who_does(
    example: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.database.PATIENCE", 0.05)
    with example.writing():
        assert dispatch.answer(delivery("möte nytt"), example).exit is Exit.MISREAD
        assert dispatch.answer(delivery(BUDGET), example).exit is Exit.REFUSAL


def test_an_unknown_sender_may_read_but_not_write(example: Database) -> None:
    for sender in (None, Account(TEAM, "UNOBODY")):
        read = Delivery(sender, Place(PlaceKind.DIRECT), AT, Written("andelar"))
        write = Delivery(sender, Place(PlaceKind.DIRECT), AT, Written(BUDGET))
        assert dispatch.answer(read, example).exit is Exit.ANSWER
        assert dispatch.answer(write, example).exit is Exit.REFUSAL


def test_a_handle_nobody_has_is_a_misread(example: Database) -> None:
    assert dispatch.answer(delivery("andelar", "ingen"), example).exit is Exit.MISREAD


def test_a_pretended_sender_writes_only_where_everything_is_an_example(seeded: Database) -> None:
    unlinked = Delivery(None, Place(PlaceKind.TERMINAL), AT, Written("jag-är x"), pretended=True)
    outcome = dispatch.answer(unlinked, seeded)
    assert outcome.exit is Exit.REFUSAL
    assert "exempeldatabas" in str(outcome.answer)


def test_a_repeated_delivery_is_answered_once_and_the_same(example: Database) -> None:
    first = dispatch.answer(delivery(BUDGET, key="envelope-1"), example)
    after = revision(example)
    second = dispatch.answer(delivery(BUDGET, key="envelope-1"), example)
    assert first.exit is second.exit is Exit.ANSWER
    assert second.answer == first.answer
    assert revision(example) == after


def test_another_delivery_of_the_same_words_is_carried_out_again(example: Database) -> None:
    dispatch.answer(delivery(BUDGET, key="envelope-1"), example)
    after = revision(example)
    second = dispatch.answer(delivery(BUDGET, key="envelope-2"), example)
    assert "Tidigare uppgift" in str(second.answer)
    assert revision(example) == after + 1


def test_a_delivery_without_a_key_is_never_taken_for_a_repetition(example: Database) -> None:
    dispatch.answer(delivery(BUDGET), example)
    after = revision(example)
    dispatch.answer(delivery(BUDGET), example)
    assert revision(example) == after + 1


def test_a_refused_delivery_may_succeed_when_it_comes_again(example: Database) -> None:
    misread = dispatch.answer(delivery("budget 2028 sätt", key="envelope-1"), example)
    retried = dispatch.answer(delivery(BUDGET, key="envelope-1"), example)
    assert (misread.exit, retried.exit) == (Exit.MISREAD, Exit.ANSWER)


def test_a_repeated_delivery_is_answered_even_when_the_right_is_gone(example: Database) -> None:
    dispatch.answer(delivery(BUDGET, key="envelope-1"), example)
    other = dispatch.answer(delivery(BUDGET, "samordnare-12", key="envelope-1"), example)
    assert other.exit is Exit.REFUSAL


def test_what_changes_a_date_plans_its_posts_in_the_same_transaction(example: Database) -> None:
    write_due(example, AT)
    dispatch.answer(delivery("möte nytt datum=2026-12-10 tid=10:00-12:00"), example)
    assert meeting_days(example, State.PENDING) == {"2026-12-10"}
    dispatch.answer(delivery("möte 1 flytta datum=2026-12-17"), example)
    assert meeting_days(example, State.PENDING) == {"2026-12-17"}
    assert meeting_days(example, State.CANCELLED) == {"2026-12-10"}


def meeting_days(database: Database, state: State) -> set[str]:
    """The days of the meetings that are reminded of by posts in a state."""
    with database.reading() as archive:
        keys = [each.post.key for each in post_lists.listed(archive, state, 1000)]
    return {key.split(":")[3].split("T")[0] for key in keys if key.startswith("reminder:möte:")}


def test_a_busy_database_is_told_and_nothing_is_saved() -> None:
    def work() -> Outcome:
        raise Busy

    outcome = dispatch.settled(work)
    assert outcome.exit is Exit.REFUSAL
    assert "inget är sparat" in str(outcome.answer)


def test_a_bug_is_no_answer() -> None:
    def work() -> Outcome:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        dispatch.settled(work)


def test_a_form_is_opened_by_those_who_may_send_it(example: Database) -> None:
    asked = Chosen("budget sätt", {"år": "2028"})
    (form,) = dispatch.form(delivery(asked), example).answer.parts
    assert isinstance(form, Form)
    assert {field.name: field.value for field in form.fields}["år"] == "2028"
    assert dispatch.form(delivery(asked, "gast"), example).exit is Exit.REFUSAL
    assert dispatch.form(delivery(Chosen("xyzzy", {})), example).exit is Exit.MISREAD


def test_what_was_recorded_is_what_was_asked(example: Database) -> None:
    dispatch.answer(delivery(BUDGET), example)
    with example.reading() as archive:
        assert funding.budgets(archive)[2028].amount == 500


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.text(max_size=300)
    | st.tuples(WORDS, st.text(max_size=60)).map(" ".join)
    | st.tuples(WORDS, st.text(alphabet='"=”« \n0123456789-aåRr.,', max_size=60)).map(" ".join)
)
def test_any_text_at_all_is_answered_and_writes_nothing(example: Database, text: str) -> None:
    before = revision(example)
    outcome = dispatch.answer(delivery(text, "gast"), example)
    assert outcome.exit in {Exit.ANSWER, Exit.MISREAD, Exit.REFUSAL}
    assert outcome.answer.title
    assert revision(example) == before


BAD = (
    "",
    " ",
    "x" * 10_000,
    "1" * 10_000,
    "ö " * 5_000,
    "😀",
    "\x00",
    "\u202eabc\u2066",
    "<!channel>",
    "'; drop table regions; --",
    "1e9",
    "-5",
    "10,5,0",
    "1492",
    "2999",
    "2026-02-30",
    "\u0301",
    "R",
    '"',
    '""',
    "= = =",
)


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.verb)
def test_every_command_answers_bad_input_shortly_and_writes_nothing(
    example: Database, command: AnyCommand
) -> None:
    who = "lfu1" if command.right is Right.APPROVE_SEAT_LINK else "kansliet"
    before = revision(example)
    for words in BAD:
        if not command.parameters and not clean(words):
            continue  # it takes nothing, so that is no bad input
        outcome = dispatch.answer(delivery(f"{command.verb} {words}", who), example)
        assert not (command.writes and outcome.exit is Exit.ANSWER), words
        if outcome.exit is Exit.MISREAD:
            assert len(str(outcome.answer.parts[0])) < 600
    assert revision(example) == before
