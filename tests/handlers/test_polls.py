from datetime import datetime

import pytest

from bot.plain import plain
from handlers import dispatch
from handlers.answer import Choices, Field, Form, Input, Option
from handlers.ask import Account, Chosen, Delivery, Handle, Place, PlaceKind, Written
from handlers.outcome import Outcome
from handlers.posting import read
from handlers.table import TABLE
from storage import channels, inbox, post_lists
from storage.database import Database
from storage.journal import verify
from storage.outbox import Kept, State
from tests.conversations.scenes import STOCKHOLM
from tests.conversations.stage import Stage

AT = datetime(2026, 11, 23, 9, tzinfo=STOCKHOLM)
ASKER = Account("T0SANDBOX", "USAMORDNARE12")
NEW = 'fråga ny rubrik="Ska vi ses?" alternativ="ja|nej" stänger="2026-11-25 12:00"'


def ask(
    database: Database, text: str, where: str = "C0FIKA", key: str = "", who: Account = ASKER
) -> Outcome:
    """Ask from an account, in a channel."""
    place = Place(PlaceKind.CHANNEL, where)
    return dispatch.answer(Delivery(who, place, AT, Written(text), key), database)


def posts(database: Database, state: State = State.PENDING) -> dict[str, Kept]:
    with database.reading() as archive:
        return {each.post.key: each for each in post_lists.listed(archive, state, 100)}


def steering_channel(database: Database) -> str:
    with database.reading() as archive:
        return channels.on(archive, AT.date())["styrgruppen"].channel


def test_a_poll_is_posted_where_it_is_asked_and_tells_its_answers_when_it_closes(
    example: Database,
) -> None:
    answered = ask(example, NEW).answer
    assert "postas här i kanalen" in plain(answered)
    waiting = posts(example)
    assert set(waiting) == {"poll:1:T0SANDBOX/C0FIKA", "poll:1:T0SANDBOX/C0FIKA:slut"}
    first, last = waiting.values()
    assert (first.post.due_at, last.post.due_at) == (
        AT,
        datetime(2026, 11, 25, 12, tzinfo=STOCKHOLM),
    )
    assert first.post.recipient == {"place": ["T0SANDBOX", "C0FIKA"]}
    assert read(first.post.content).said == Chosen("fråga", {"nr": "1"})
    assert read(last.post.content).instead_of == first.post.key


def test_a_channel_that_is_recorded_is_called_by_what_it_serves(example: Database) -> None:
    answered = ask(example, NEW, steering_channel(example)).answer
    assert "postas i styrgruppen" in plain(answered)


def test_what_a_post_asks_is_answered_for_everybody(example: Database) -> None:
    ask(example, NEW)
    question = Chosen("fråga", {"nr": "1"})
    place = Place(PlaceKind.CHANNEL, "C0FIKA")
    outcome = dispatch.answer(Delivery(None, place, AT, question), example)
    (buttons,) = (part for part in outcome.answer.parts if isinstance(part, Choices))
    assert [choice.label for choice in buttons.choices] == ["ja", "nej"]


@pytest.mark.parametrize(
    ("who", "kind"),
    [
        (None, PlaceKind.TERMINAL),
        (Account("T0SANDBOX", "USTRANGER"), PlaceKind.CHANNEL),
        (Account("T0SANDBOX", "USTRANGER"), PlaceKind.DIRECT),
        (Handle("gast"), PlaceKind.CHANNEL),
    ],
)
def test_who_cannot_answer_has_no_button_to_answer_with(
    example: Database, who: Account | Handle | None, kind: PlaceKind
) -> None:
    ask(example, f"{NEW} förslag=ja")
    question = Delivery(who, Place(kind, "C0FIKA"), AT, Written("fråga 1"))
    parts = dispatch.answer(question, example).answer.parts
    assert not any(isinstance(part, Choices) for part in parts)


def test_every_answer_shows_the_message_anew_and_one_showing_tells_of_all_of_them(
    example: Database,
) -> None:
    ask(example, NEW)
    stage = Stage(example, AT)
    for who, number in (("skane", 1), ("vgr", 2), ("vgr", 1)):
        stage.play(f"{who}: svara 1 {number}")
    assert len([key for key in posts(example) if ":nu:" in key]) == 1


def test_a_poll_closed_by_hand_is_shown_closed_at_once_and_never_again(example: Database) -> None:
    ask(example, NEW)
    Stage(example, AT).play("skane: svara 1 1")
    ask(example, "fråga 1 stäng")
    first = "poll:1:T0SANDBOX/C0FIKA"
    assert set(posts(example)) == {first, f"{first}:stängd"}


def test_a_poll_posted_in_two_channels_is_updated_in_both(example: Database) -> None:
    ask(example, NEW)
    ask(example, "fråga 1 posta kanal=#samordnare")
    Stage(example, AT).play("skane: svara 1 1")
    assert len([key for key in posts(example) if ":nu:" in key]) == 2


def test_an_anonymous_answer_leaves_nothing_that_tells_what_was_answered(
    example: Database,
) -> None:
    ask(example, 'fråga ny rubrik="Hur går det?" alternativ="lysande|uselt" anonym=ja')
    with example.reading() as archive:
        before = archive.revision
    given = ask(example, "svara 1 2", key="leverans-1")
    with example.reading() as archive:
        assert archive.revision == before, "the journal holds it"
        kept = inbox.seen(archive, "leverans-1")
        assert verify(archive) is None
    for told in (kept, plain(given.answer), *(str(each) for each in posts(example).values())):
        assert "uselt" not in str(told)
        assert "'svar'" not in str(told)


def test_the_same_anonymous_answer_delivered_five_times_is_one_and_answered_alike(
    example: Database,
) -> None:
    ask(example, 'fråga ny rubrik="Hur går det?" alternativ="lysande|uselt" anonym=ja')
    given = [ask(example, "svara 1 2", key="leverans-1") for _ in range(5)]
    assert all(each == given[0] for each in given)
    ask(example, "fråga 1 stäng")
    shown = plain(ask(example, "fråga 1").answer)
    assert "2  uselt          1" in shown


def test_an_anonymous_poll_hides_its_counts_from_its_author_and_kansliet_until_it_closes(
    example: Database,
) -> None:
    stage = Stage(example, AT)
    stage.play('kansliet: fråga ny rubrik="Hur går det?" alternativ="bra|illa" anonym=ja')
    stage.play("skane: svara 1 2")
    assert not any(
        "illa" in line and line.endswith("1") for line in stage.play("kansliet: fråga 1")
    )
    stage.play("kansliet: fråga 1 stäng")
    assert any("illa" in line and line.endswith("1") for line in stage.play("skane: fråga 1"))


@pytest.mark.parametrize(
    "words",
    [
        "fråga",
        "fråga 1",
        "svara 1 1",
        'fråga 1 föreslå "kanske"',
        "fråga 1 posta kanal=styrgruppen",
        "fråga 1 stäng",
    ],
)
def test_every_screen_says_that_it_is_advisory(example: Database, words: str) -> None:
    ask(example, f"{NEW} förslag=ja")
    assert "Den blir aldrig ett beslut" in plain(ask(example, words).answer)


def test_three_hundred_alternatives_are_refused_with_one_short_answer(example: Database) -> None:
    many = "|".join(str(number) for number in range(300))
    told = Stage(example, AT).play(f'lfu1: fråga ny rubrik="Många" alternativ="{many}"')
    assert told[0].startswith("(nekas)")
    assert "minst 2 och högst 20" in "\n".join(told)


def test_a_quote_and_a_keyword_inside_a_title_stay_in_it(example: Database) -> None:
    stage = Stage(example, AT)
    stage.play("""lfu1: fråga ny rubrik=”Är stänger="2026" rätt?” alternativ="ja|nej" """)
    assert stage.play("lfu1: fråga 1")[0] == 'Fråga 1: Är stänger="2026" rätt?'


def test_an_alternative_that_is_a_number_is_chosen_by_its_place(example: Database) -> None:
    stage = Stage(example, AT)
    stage.play('lfu1: fråga ny rubrik="Vilket år?" alternativ="3|2|1"')
    assert "Du har svarat: 3." in "\n".join(stage.play("skane: svara 1 1"))


FOOD = 'fråga ny rubrik="Vad äter vi?" alternativ="kaka|frukt|nötter" flera=ja'


@pytest.mark.parametrize(
    ("reply", "answered"),
    [("kaka, Notter", "kaka och nötter"), ("3, kaka", "kaka och nötter"), ("frukt", "frukt")],
)
def test_several_are_answered_by_their_words(example: Database, reply: str, answered: str) -> None:
    ask(example, FOOD)
    said = Stage(example, AT).play(f'skane: svara 1 "{reply}"')
    assert f"Du har svarat: {answered}." in "\n".join(said)


def test_a_misspelt_reply_of_several_is_put_right_with_the_others_kept(example: Database) -> None:
    ask(example, FOOD)
    stage = Stage(example, AT)
    said = stage.play('skane: svara 1 "kaka, noter"')
    assert "Du skrev ”noter”." in "\n".join(said)
    said = stage.play("skane trycker [kaka, nötter]")
    assert "Du har svarat: kaka och nötter." in "\n".join(said)


def test_no_command_of_polls_reaches_the_register() -> None:
    modules = {
        command.answer.__module__ for command in TABLE if command.words[0] in {"fråga", "svara"}
    }
    assert modules == {"handlers.polls"}


def reply_form(database: Database, **fields: str) -> Field:
    """The field in which a poll is answered."""
    place = Place(PlaceKind.CHANNEL, "C0FIKA")
    delivery = Delivery(ASKER, place, AT, Chosen("svara", fields))
    (asked,) = dispatch.form(delivery, database).answer.parts
    assert isinstance(asked, Form)
    return next(each for each in asked.fields if each.name == "svar")


@pytest.mark.parametrize(("many", "how"), [("ja", Input.SEVERAL), ("nej", Input.SELECT)])
def test_the_form_offers_the_alternatives_to_choose_from(
    example: Database, many: str, how: Input
) -> None:
    ask(example, f'fråga ny rubrik="Vad äter vi?" alternativ="kaka|frukt, nötter" flera={many}')
    field = reply_form(example, nr="1")
    assert field.input is how
    assert field.options == (Option("kaka", "1"), Option("frukt, nötter", "2"))


def test_a_poll_there_is_not_offers_nothing(example: Database) -> None:
    assert reply_form(example, nr="7").input is Input.LINE
    assert reply_form(example).input is Input.LINE


def test_several_alternatives_chosen_in_the_form_are_one_answer(example: Database) -> None:
    ask(example, 'fråga ny rubrik="Vad äter vi?" alternativ="kaka|frukt|nötter" flera=ja')
    stage = Stage(example, AT)
    stage.play("skane: fråga 1")
    stage.play("skane trycker [Svara]")
    assert "Du har svarat: kaka och nötter." in stage.play("skane fyller i svar=1,3")[2]
