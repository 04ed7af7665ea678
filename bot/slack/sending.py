"""What we send to Slack: checked against its limits first, files by direct message."""

import logging
from collections.abc import Iterator

from slack_sdk.web.async_client import AsyncWebClient

from bot.drawing import png
from bot.slack.blocks import Message, message
from bot.slack.buttons import Again
from bot.slack.limits import Surface, view_violations, violations
from bot.slack.views import View
from handlers.answer import Answer, Document
from handlers.drawings import Image

LOG = logging.getLogger(__name__)

File = Image | Document


def checked(answer: Answer, again: Again | None = None, shown_by: str = "") -> Message:
    """An answer as a message Slack will take; one it would refuse is sent as text."""
    drawn = message(answer, again, shown_by)
    wrong = violations(drawn.blocks, _MESSAGE)
    if not wrong:
        return drawn
    LOG.error("blocks outside Slack's limits: %s", "; ".join(wrong))
    return Message(drawn.text, [])


def checked_view(view: View) -> View:
    """A view Slack will take; ValueError names what it would refuse."""
    wrong = view_violations(view)
    if wrong:
        raise ValueError("; ".join(wrong))
    return view


def files(answer: Answer) -> Iterator[File]:
    """The parts of an answer that travel as files."""
    return (part for part in answer.parts if isinstance(part, Image | Document))


async def direct_channel(client: AsyncWebClient, user: str) -> str:
    """The channel of the direct messages with a person."""
    opened = await client.conversations_open(users=user)
    return str(opened["channel"]["id"])


async def upload(
    client: AsyncWebClient, channel: str, file: File, thread: str | None = None
) -> None:
    """Put a file in a channel, or in one of its threads; files cannot be ephemeral."""
    if isinstance(file, Image):
        content, title, alt = await png(file), file.title, file.alt
    else:
        content, title, alt = file.text.encode(), file.name, None
    await client.files_upload_v2(
        channel=channel,
        thread_ts=thread,
        content=content,
        filename=file.name,
        title=title,
        alt_txt=alt,
    )


_MESSAGE: Surface = "message"
