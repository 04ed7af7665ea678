"""The client every call to Slack goes through."""

from slack_sdk.web.async_client import AsyncWebClient

TIMEOUT = 10


def web_client(token: str, base_url: str) -> AsyncWebClient:
    """A client that never repeats a call by itself: a post whose reply was lost may be there."""
    base = base_url if base_url.endswith("/") else f"{base_url}/"
    return AsyncWebClient(token=token, base_url=base, timeout=TIMEOUT, retry_handlers=[])
