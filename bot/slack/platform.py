"""Slack as the outbox's sender sees it."""

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.outbox import Refused
from bot.slack.sending import checked, direct_channel
from handlers.answer import Answer

EVENT_TYPE = "hallbar_post"
HTTP_OK = 200


class SlackPlatform:
    """Posts to Slack."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def tell(self, user: str, answer: Answer, key: str) -> str:
        """Post an answer to a person's direct messages; the message's ts."""
        drawn = checked(answer)
        try:
            posted = await self._client.chat_postMessage(
                channel=await direct_channel(self._client, user),
                text=drawn.text,
                blocks=drawn.blocks,
                unfurl_links=False,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"key": key}},
            )
        except SlackApiError as error:
            # An answer that says no is certain; any other failure may have come after the post.
            if error.response.status_code == HTTP_OK:
                raise Refused(str(error.response["error"])) from error
            raise
        return str(posted["ts"])
