"""What a beat by hand tells of: where it began, what it did, and what each post would come to."""

from datetime import timedelta

import pytest

from bot.tick_telling import acts_since, due, revision, said
from handlers.answer import Answer
from handlers.posting import Content, asked, to_channel, to_person, written
from handlers.texts.post_words import ERRORS
from storage import outbox
from storage.database import Database
from storage.journal import Act, note
from storage.outbox import Post, State
from tests.bot.waiting_posts import AT, put

CHANNEL = to_channel("styrgruppen")
HOUR = timedelta(hours=1)


def test_what_has_been_done_since_is_told_once_each(example: Database) -> None:
    since = revision(example)
    assert acts_since(example, since) == ()
    with example.writing() as archive:
        for act in ("ett", "två", "ett"):
            note(archive, Act(act, AT, None))
    assert acts_since(example, since) == ("ett", "två")
    assert acts_since(example, since + 1) == ("två", "ett")


def test_what_is_due_is_told_the_oldest_first(example: Database) -> None:
    with example.writing() as archive:
        for key, wait in (("b", HOUR), ("a", timedelta()), ("c", 2 * HOUR)):
            outbox.put(archive, Post(key, CHANNEL, asked("frister", {}), AT + wait))
    assert [each.post.key for each in due(example, AT + HOUR)] == ["a", "b"]


@pytest.mark.parametrize(
    ("recipient", "content", "line", "state"),
    [
        (CHANNEL, Content(Answer("Hej")), "till kanalen styrgruppen: Hej", State.SENT),
        (
            CHANNEL,
            Content(Answer("Hej"), until=AT),
            "till kanalen styrgruppen: Hej (utgår: för sent)",
            State.EXPIRED,
        ),
        (
            CHANNEL,
            Content(Answer("Hej"), under="a"),
            "till kanalen styrgruppen: Hej (efter det utskick som det hör till)",
            State.PENDING,
        ),
        (
            to_person(4711),
            Content(Answer("Hej")),
            f"till okänd mottagare: Hej (går inte: {ERRORS['no address']})",
            State.FAILED,
        ),
    ],
)
def test_a_post_is_told_with_what_would_become_of_it(
    example: Database, recipient: object, content: Content, line: str, state: State
) -> None:
    put(example, "a", CHANNEL, asked("frister", {}))
    put(example, "b", recipient, written(content))
    _, post = due(example, AT)
    assert said(example, post, AT) == (line, state)
