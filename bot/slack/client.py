"""The clients every call to Slack goes through.

None repeats a call by itself: a post whose reply was lost may be there.
"""

from aiohttp import ClientError
from slack_sdk.errors import SlackClientError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.webhook.async_client import AsyncWebhookClient

TIMEOUT = 10
UNREACHABLE = (ClientError, OSError, SlackClientError)
"""What a call raises when Slack's answer did not come, beside its own SlackApiError."""


def web_client(token: str, base_url: str) -> AsyncWebClient:
    """The client of the Web API."""
    base = base_url if base_url.endswith("/") else f"{base_url}/"
    return AsyncWebClient(token=token, base_url=base, timeout=TIMEOUT, retry_handlers=[])


def response_client(response_url: str) -> AsyncWebhookClient:
    """The client of one response url; Bolt's own would repeat a call."""
    return AsyncWebhookClient(response_url, timeout=TIMEOUT, retry_handlers=[])
