"""One exchange with Slack: what it told us, and the ways back."""

import logging
import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncRespond
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import views
from bot.slack.afterwards import afterwards
from bot.slack.buttons import Again
from bot.slack.client import response_client
from bot.slack.enclosures import without_files
from bot.slack.sending import checked, checked_view, direct_channel, files, upload
from handlers.answer import Answer
from handlers.texts import bugs
from handlers.texts import slack as texts

LOG = logging.getLogger(__name__)
HTTP_OK = 200
OUTSIDE = {"channel_not_found", "not_in_channel"}
"""What Slack says where the bot is not a member."""
Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one request of Slack's gives us to work with."""

    ack: AsyncAck
    body: Payload
    client: AsyncWebClient
    response_url: str = ""

    @property
    def user(self) -> str:
        """Who is behind the request, as Slack has verified."""
        told = self.body.get("user_id") or self.body.get("user") or self.body["event"]["user"]
        return str(told["id"] if isinstance(told, Mapping) else told)

    @property
    def thread(self) -> dict[str, str]:
        """The thread the request comes from, in Slack's words; empty outside one."""
        where = self.body.get("event") or self.body.get("container") or {}
        return {"thread_ts": str(where["thread_ts"])} if where.get("thread_ts") else {}

    def send_files(self, answer: Answer) -> None:
        """Send an answer's files to the asker's direct messages."""
        if any(True for _ in files(answer)):
            afterwards(self._send_files(answer))

    async def reply(self, answer: Answer, again: Again | None) -> None:
        """Answer a message where it stands: openly in a direct message, else only to its writer."""
        happened = self.body["event"]
        drawn = checked(answer, again)
        said: dict[str, Any] = {"text": drawn.text, "blocks": drawn.blocks, **self.thread}
        channel = str(happened["channel"])
        if happened.get("channel_type") == "im":
            await self.client.chat_postMessage(channel=channel, unfurl_links=False, **said)
        else:
            await self.client.chat_postEphemeral(channel=channel, user=self.user, **said)

    async def answer_where_pressed(self, answer: Answer, again: Again | None) -> None:
        """Answer a button where it was pressed: under the message, in the modal, over Home."""
        view = self.body.get("view")
        if view is None:
            drawn = checked(answer, again)
            await self._respond(
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

    async def show_in_channel(self, answer: Answer, again: Again | None) -> None:
        """Post an answer for all to see, its files too, with who showed it."""
        try:
            await self._share_files(answer)
        except SlackApiError as error:
            if error.response["error"] not in OUTSIDE:
                raise
            await self.answer_where_pressed(Answer(answer.title, (texts.NOT_IN_CHANNEL,)), None)
            return
        drawn = checked(without_files(answer), again, self.user)
        await self._respond(
            text=drawn.text,
            blocks=drawn.blocks,
            response_type="in_channel",
            replace_original=False,
        )

    async def open(self, view: views.View) -> None:
        """Open a modal; Slack gives us three seconds from the press."""
        await self.client.views_open(trigger_id=str(self.body["trigger_id"]), view=view)

    async def publish(self, view: views.View) -> None:
        """Draw the person's Home tab."""
        await self.client.views_publish(user_id=self.user, view=view)

    async def confess(self, code: str) -> None:
        """Acknowledge although something broke, and show the code it is logged under."""
        said = bugs.answer(code)
        if self.body.get("type") == "view_submission":
            await self.ack(response_action="update", view=views.modal(said))
        elif "command" in self.body:
            drawn = checked(said)
            await self.ack(text=drawn.text, blocks=drawn.blocks)
        else:
            await self.ack()
            if "actions" in self.body:
                afterwards(self.answer_where_pressed(said, None))

    async def _respond(self, **message: object) -> None:
        told = await response_client(self.response_url).send_dict({**message, **self.thread})
        if told.status_code != HTTP_OK:
            LOG.warning("the response url said %s", told.status_code)

    async def _share_files(self, answer: Answer) -> None:
        for file in files(answer):
            channel = str(self.body["channel"]["id"])
            await upload(self.client, channel, file, self.thread.get("thread_ts"))

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
        exchange = Exchange(ack, body, client, respond.response_url or "")
        try:
            await act(exchange)
        except Exception:
            code = secrets.token_hex(3).upper()
            LOG.exception("bug %s", code)
            await exchange.confess(code)

    return guarded
