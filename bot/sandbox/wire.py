"""What goes over the wire: JSON objects, and the one way a Web API method says no."""

from typing import Any

Payload = dict[str, Any]
"""A JSON object as Slack sends or takes it."""


class SlackError(Exception):
    """An `ok: false` answer; `details` are sent beside the error code."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def answer(self) -> Payload:
        """Give the JSON body Slack would send."""
        return {"ok": False, "error": self.code, **self.details}


def rejected(code: str, messages: list[str]) -> SlackError:
    """Give an error that lists what is wrong, as Slack lists it."""
    return SlackError(code, response_metadata={"messages": messages})


class RateLimitedError(SlackError):
    """HTTP 429: come back in `seconds`."""

    def __init__(self, seconds: int) -> None:
        super().__init__("ratelimited")
        self.seconds = seconds
