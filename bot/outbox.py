"""The sender of the outbox: what a transaction promised to post, posted after it."""

import logging
from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.clock import Clock
from bot.worker import Worker
from handlers.answer import Answer, from_record
from storage import links, outbox
from storage.database import Database
from storage.outbox import Post, State

LOG = logging.getLogger(__name__)


class Refused(Exception):
    """The platform took the call and said no: nothing was posted."""


class Platform(Protocol):
    """A chat system, as the sender needs it."""

    async def tell(self, user: str, answer: Answer, key: str) -> str:
        """Post an answer to a person; the message's id. Refused when surely not posted."""


class Sender:
    """Posts what is due, one by one, the oldest first."""

    def __init__(self, worker: Worker, platform: Platform, clock: Clock) -> None:
        self._worker = worker
        self._platform = platform
        self._clock = clock

    async def send_due(self) -> list[str]:
        """Post everything due now; the titles of what was posted."""
        at = self._clock()
        due = await self._worker.run(lambda database: _due(database, at))
        return [title for number, post in due.items() if (title := await self._send(number, post))]

    async def _send(self, number: int, post: Post) -> str:
        answer = from_record(post.content)
        user = await self._worker.run(lambda database: _account(database, post.recipient))
        if user is None:
            await self._mark(number, State.FAILED, "no account")
            return ""
        # Written ahead: a process that dies during the call leaves the row as "sending", and
        # nobody posts it again unseen.
        await self._mark(number, State.SENDING, "")
        try:
            sent = await self._platform.tell(user, answer, post.key)
        except Refused as refused:
            await self._mark(number, State.FAILED, str(refused))
            return ""
        except Exception as unknown:
            LOG.exception("post %s: outcome unknown", post.key)
            await self._mark(number, State.UNCERTAIN, type(unknown).__name__)
            return ""
        await self._mark(number, State.SENT, sent)
        return answer.title

    async def _mark(self, number: int, state: State, remark: str) -> None:
        await self._worker.run(lambda database: _mark(database, number, state, remark))


def _due(database: Database, at: datetime) -> Mapping[int, Post]:
    with database.reading() as archive:
        return outbox.due(archive, at)


def _mark(database: Database, number: int, state: State, remark: str) -> None:
    with database.writing() as archive:
        outbox.mark(archive, number, state, remark)


def _account(database: Database, recipient: Mapping[str, object]) -> str | None:
    """The account a post goes to: the one named, or the first linked to the person named."""
    match recipient:
        case {"account": [str(), str(user)]}:
            return user
        case {"person": int(person)}:
            with database.reading() as archive:
                linked = links.accounts(archive).items()
            return next((user for (_, user), each in linked if each == person), None)
        case _:
            return None
