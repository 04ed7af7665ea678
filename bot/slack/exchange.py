"""One exchange with Slack: what it told us, and the ways back."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import views
from bot.slack.sending import checked, checked_view, direct_channel, files, upload
from handlers.answer import Answer
from handlers.ask import Chosen
from handlers.texts import bugs
from handlers.texts import slack as texts

LOG = logging.getLogger(__name__)
Payload = Mapping[str, Any]
_under_way: set[asyncio.Task[None]] = set()


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one request of Slack's gives us to work with."""

    ack: AsyncAck
    body: Payload
    client: AsyncWebClient
    respond: AsyncRespond

    @property
    def user(self) -> str:
        """Who is behind the request, as Slack has verified."""
        told = self.body.get("user_id") or self.body.get("user") or self.body["event"]["user"]
        return str(told["id"] if isinstance(told, Mapping) else told)

    def later(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something after the acknowledgement; what goes wrong is logged."""
        task = asyncio.create_task(_logged(work))
        _under_way.add(task)
        task.add_done_callback(_under_way.discard)

    def send_files(self, answer: Answer) -> None:
        """Send an answer's files to the asker's direct messages."""
        if any(True for _ in files(answer)):
            self.later(self._send_files(answer))

    async def reply(self, answer: Answer, again: Chosen | None) -> None:
        """Answer a message: openly in a direct message, else only to whoever wrote it."""
        happened = self.body["event"]
        channel = str(happened["channel"])
        if happened.get("channel_type") == "im":
            drawn = checked(answer)
            await self.client.chat_postMessage(
                channel=channel, text=drawn.text, blocks=drawn.blocks, unfurl_links=False
            )
            return
        drawn = checked(answer, again)
        await self.client.chat_postEphemeral(
            channel=channel, user=self.user, text=drawn.text, blocks=drawn.blocks
        )

    async def answer_where_pressed(self, answer: Answer, again: Chosen | None) -> None:
        """Answer a button where it was pressed: under the message, in the modal, over Home."""
        view = self.body.get("view")
        if view is None:
            drawn = checked(answer, again)
            await self.respond(
                text=drawn.text,
                blocks=drawn.blocks,
                response_type="ephemeral",
                replace_original=answer.replaces,
            )
        elif view["type"] == "modal":
            await self.client.views_update(
                view_id=view["id"], view=checked_view(views.modal(answer))
            )
        else:
            await self.open(checked_view(views.modal(answer)))

    async def show_in_channel(self, answer: Answer) -> None:
        """Post an answer for all to see, with who showed it."""
        drawn = checked(answer)
        by: dict[str, object] = {
            "type": "context",
            "elements": [{"type": "mrkdwn", "text": texts.shown_by(f"<@{self.user}>")}],
        }
        await self.respond(
            text=drawn.text,
            blocks=[*drawn.blocks, by],
            response_type="in_channel",
            replace_original=False,
        )

    async def open(self, view: views.View) -> None:
        """Open a modal; Slack gives us three seconds from the press."""
        await self.client.views_open(trigger_id=str(self.body["trigger_id"]), view=view)

    async def publish(self, view: views.View) -> None:
        """Draw the person's Home tab."""
        await self.client.views_publish(user_id=self.user, view=view)

    async def _send_files(self, answer: Answer) -> None:
        channel = await direct_channel(self.client, self.user)
        for file in files(answer):
            await upload(self.client, channel, file)


Listener = Callable[[AsyncAck, Payload, AsyncWebClient, AsyncRespond], Awaitable[None]]


def listener(act: Callable[[Exchange], Awaitable[None]]) -> Listener:
    """A listener as Bolt calls it, guarded.

    A listener that raises would leave Slack without an acknowledgement for three seconds, so a
    bug is logged under a code, and the request is acknowledged with it.
    """

    async def guarded(
        ack: AsyncAck, body: Payload, client: AsyncWebClient, respond: AsyncRespond
    ) -> None:
        try:
            await act(Exchange(ack, body, client, respond))
        except Exception:
            code = secrets.token_hex(3).upper()
            LOG.exception("bug %s", code)
            await _confess(ack, body, code)

    return guarded


async def finish() -> None:
    """Wait for what was left for later."""
    await asyncio.gather(*_under_way)


async def _confess(ack: AsyncAck, body: Payload, code: str) -> None:
    if body.get("type") == "view_submission":
        await ack(response_action="update", view=views.modal(bugs.answer(code)))
    elif "command" in body:
        drawn = checked(bugs.answer(code))
        await ack(text=drawn.text, blocks=drawn.blocks)
    else:
        await ack()


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception:
        LOG.exception("not sent")
