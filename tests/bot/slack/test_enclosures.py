"""Files that go with posts: sent with the first message, never again when it is changed."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.outbox import Sender
from bot.sandbox.faults import Fault
from bot.sandbox.messages import Message
from bot.slack.platform import SlackPlatform
from bot.timing import Timing
from bot.worker import Worker
from handlers.answer import Answer, Document, Text
from handlers.posting import Content, to_place, written
from storage import outbox
from storage.database import Database
from storage.outbox import Post, State
from tests.bot.slack.api import Api, slack_api
from tests.bot.slack.stage import NOW, STEERING, TEAM
from tests.conversations.stage import Stage

CALENDAR = Document("mote-1.ics", "text/calendar", "BEGIN:VCALENDAR\n")
CALL = Answer("Kallelse till möte 1", (Text("Kommer: 0"), CALENDAR))


class Office:
    """A database and its sender, with the sandbox in Slack's place."""

    def __init__(self, database: Database, api: Api, worker: Worker) -> None:
        self.database = database
        self.api = api
        self._sender = Sender(worker, SlackPlatform(api.client), lambda: NOW, Timing(between=0.0))

    async def sends(self, key: str, said: Answer, instead_of: str = "") -> Message:
        """Post it; the only message there is."""
        content = written(Content(said, instead_of=instead_of))
        with self.database.writing() as archive:
            outbox.put(archive, Post(key, to_place(TEAM, STEERING), content, NOW))
        await self.delivers()
        with self.database.reading() as archive:
            kept = outbox.keyed(archive, key)
        assert kept is not None
        assert kept.state is State.SENT
        (message,) = self.api.sandbox.workspace.messages.posted(STEERING)
        return message

    async def delivers(self) -> None:
        await self._sender.send_due()

    def messages(self, title: str) -> list[Message]:
        """What stands in the steering group's channel under a title."""
        found = self.api.sandbox.workspace.messages.posted(STEERING)
        return [each for each in found if each.text.startswith(title)]

    @property
    def uploaded(self) -> list[str]:
        return [each.name for each in self.api.sandbox.workspace.files.complete_ones()]


@asynccontextmanager
async def office(database: Database) -> AsyncIterator[Office]:
    worker = Worker(database)
    try:
        async with slack_api() as api:
            yield Office(database, api, worker)
    finally:
        worker.close()


async def test_a_message_changed_by_three_replies_has_the_one_file_it_was_sent_with(
    example: Database,
) -> None:
    async with office(example) as there:
        await there.sends("a", CALL)
        for number in (1, 2, 3):
            anew = Answer(CALL.title, (Text(f"Kommer: {number}"), CALENDAR))
            message = await there.sends(f"b{number}", anew, "a")
        assert "Kommer: 3" in message.text
        assert "Filen mote-1.ics är som när meddelandet först skickades." in message.text
        assert [file.name for file in message.files] == there.uploaded == ["mote-1.ics"]


async def test_what_is_said_without_a_file_in_a_message_s_place_takes_its_file_away(
    example: Database,
) -> None:
    async with office(example) as there:
        await there.sends("a", CALL)
        message = await there.sends("b", Answer("Möte 1 är flyttat"), "a")
        assert message.text.startswith("Möte 1 är flyttat")
        assert (message.files, there.uploaded) == ([], [])


async def test_a_file_that_cannot_be_taken_away_keeps_nobody_from_being_told(
    example: Database,
) -> None:
    async with office(example) as there:
        await there.sends("a", CALL)
        there.api.sandbox.faults.add(
            Fault("server_error", "files.delete", times=None, accepted=False)
        )
        message = await there.sends("b", Answer("Möte 1 är flyttat"), "a")
        assert message.text.startswith("Möte 1 är flyttat")
        assert [file.name for file in message.files] == ["mote-1.ics"]


async def test_a_call_has_one_calendar_file_after_three_replies_and_none_once_it_is_moved(
    example: Database,
) -> None:
    async with office(example) as there:
        board = Stage(example, NOW)
        for line in (
            "kansliet: möte nytt datum=2027-01-20 tid=10:00-12:00",
            "kansliet: möte 1 kalla",
            "skane: möte 1 kommer",
            "stockholm: möte 1 kommer",
            "vgr: möte 1 kommer",
        ):
            board.play(line)
            await there.delivers()
        (card,) = there.messages("Kallelse till möte 1")
        assert [file.name for file in card.files] == ["mote-1.ics"]
        board.play("kansliet: möte 1 flytta datum=2027-01-21 tid=10:00-12:00")
        await there.delivers()
        assert not there.messages("Kallelse till möte 1")
        assert card.files == []
        (moved,) = there.messages("Möte 1 är flyttat")[1:]
        assert [file.name for file in moved.files] == ["mote-1.ics"]
        board.play("kansliet: möte 1 ställ-in skäl=Snö.")
        await there.delivers()
        (cancelled,) = there.messages("Möte 1 är inställt")
        assert [file.name for file in cancelled.files] == ["mote-1-bort.ics"]
        assert [file.name for file in moved.files] == ["mote-1.ics"]
