"""Slack as the outbox's sender sees it."""

import logging
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from aiohttp import ClientConnectorError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.platform import Drawn, Letter, NotNow, Refused, TooSoon
from bot.slack.client import UNREACHABLE
from bot.slack.enclosures import enclosed, without_files
from bot.slack.sending import checked, direct_channel
from handlers.answer import Answer

LOG = logging.getLogger(__name__)

EVENT_TYPE = "hallbar_post"
HTTP_OK, TOO_MANY = 200, 429
UNSURE = {"fatal_error", "internal_error"}
"""Slack's own failures, after which part of what was asked may have been done."""
PASSING = {
    "accesslimited",
    "account_inactive",
    "invalid_auth",
    "message_limit_exceeded",
    "not_authed",
    "ratelimited",
    "request_timeout",
    "service_unavailable",
    "team_added_to_org",
    "token_expired",
    "token_revoked",
}
"""What Slack says no to today but, once somebody has seen to it, yes to tomorrow."""
PAGE = 200
MARGIN = timedelta(hours=2)
"""How far our clock and Slack's may be apart when we look for a message."""


class SlackPlatform:
    """Posts to Slack; a message's address is its channel and its ts."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client
        self._direct: dict[str, str] = {}

    async def direct(self, user: str) -> str:
        """The channel of the direct messages with a person."""
        if user not in self._direct:
            with _nothing_done():
                self._direct[user] = await direct_channel(self._client, user)
        return self._direct[user]

    async def draw(self, answer: Answer) -> Drawn:
        """An answer as text and blocks; its pictures and documents are uploaded and shown in it."""
        drawn = checked(without_files(answer))
        with _nothing_done():
            files = await enclosed(self._client, answer)
        text = "\n".join([drawn.text, *files.links])
        return {"text": text, "blocks": [*drawn.blocks, *files.blocks]}

    async def post(self, letter: Letter) -> str:
        """Post a message with its key in the metadata, or update the one it replaces."""
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"key": letter.key}}
        said: Drawn = {**letter.drawn, "metadata": metadata, "unfurl_links": False}
        with _told():
            if letter.instead_of:
                channel, ts = letter.instead_of.split("/")
                changed = await self._client.chat_update(channel=channel, ts=ts, **letter.drawn)
                if letter.drops_files:
                    await self._drop_files(changed["message"])
                return letter.instead_of
            thread: Drawn = {"thread_ts": _ts(letter.under)} if letter.under else {}
            posted = await self._client.chat_postMessage(channel=letter.place, **said, **thread)
        return f"{posted['channel']}/{posted['ts']}"

    async def find(self, letter: Letter, since: datetime) -> Sequence[str]:
        """The messages whose metadata hold the key: takes the permission to read the history."""
        oldest = f"{(since - MARGIN).timestamp():.6f}"
        with _nothing_done():
            found = [
                str(message["ts"])
                async for message in self._posted(letter, oldest)
                if _key(message) == letter.key
            ]
        return [f"{letter.place}/{ts}" for ts in sorted(found)]

    async def take_back(self, message: str) -> None:
        """Delete a message of ours."""
        channel, ts = message.split("/")
        with _told():
            await self._client.chat_delete(channel=channel, ts=ts)

    async def _drop_files(self, message: Mapping[str, Any]) -> None:
        """Delete what a message was sent with: a change cannot take it away.

        The message says what it is to say, whatever becomes of this.
        """
        for file in message.get("files", ()):
            try:
                await self._client.files_delete(file=file["id"])
            except UNREACHABLE as error:
                LOG.warning("file %s is still there: %s", file["id"], error)

    async def _posted(self, letter: Letter, oldest: str) -> AsyncIterator[Mapping[str, Any]]:
        """The messages of a place, or of a thread, since then."""
        asked = {"oldest": oldest, "include_all_metadata": True, "limit": PAGE, "cursor": ""}
        while True:
            answer = await self._read(letter, asked)
            for message in answer["messages"]:
                yield message
            asked["cursor"] = (answer.get("response_metadata") or {}).get("next_cursor", "")
            if not asked["cursor"]:
                return

    async def _read(self, letter: Letter, asked: Mapping[str, Any]) -> Any:  # noqa: ANN401 - JSON
        if letter.under:
            ts = _ts(letter.under)
            return await self._client.conversations_replies(channel=letter.place, ts=ts, **asked)
        return await self._client.conversations_history(channel=letter.place, **asked)


@contextmanager
def _told() -> Iterator[None]:
    """What Slack's answer says of a deed; what it raises itself when it may be done all the same.

    Where the connection was never made, nothing was asked.
    """
    try:
        yield
    except ClientConnectorError as error:
        raise NotNow(type(error).__name__) from error
    except SlackApiError as error:
        raise _meaning(error) from error


@contextmanager
def _nothing_done() -> Iterator[None]:
    """The same around a call that posts nothing, whatever becomes of it."""
    try:
        with _told():
            yield
    except UNREACHABLE as error:
        raise NotNow(type(error).__name__) from error


def _meaning(error: SlackApiError) -> Exception:
    status = error.response.status_code
    if status == TOO_MANY:
        return TooSoon(float(error.response.headers.get("Retry-After", 1)))
    said = str(error.response["error"]) if status == HTTP_OK else ""
    if not said or said in UNSURE:
        return error
    return NotNow(said) if said in PASSING else Refused(said)


def _ts(message: str) -> str:
    return message.partition("/")[2]


def _key(message: Mapping[str, Any]) -> str | None:
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") != EVENT_TYPE:
        return None
    return str(metadata.get("event_payload", {}).get("key"))
