"""Response urls: five answers within thirty minutes to what a person did."""

import secrets
from dataclasses import dataclass

from bot.sandbox.options import Pace
from bot.sandbox.wire import SlackError

MOST_KEPT = 1000


@dataclass
class ResponseUrl:
    """Where an answer goes: the person, the channel, and the message they pressed in."""

    user: str
    channel: str
    original: str | None
    born: float
    uses: int = 0


class ResponseUrls:
    """Every response url handed to the bot."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._issued: dict[str, ResponseUrl] = {}

    def issue(self, user: str, channel: str, original: str | None = None) -> str:
        """Give the secret end of a new response url."""
        secret = secrets.token_urlsafe(16)
        self._issued[secret] = ResponseUrl(user, channel, original, self._pace.monotonic())
        if len(self._issued) > MOST_KEPT:
            del self._issued[next(iter(self._issued))]
        return secret

    def use(self, secret: str) -> ResponseUrl:
        """Give where an answer goes, or say why it goes nowhere."""
        url = self._issued.get(secret)
        if url is None:
            raise SlackError("no_service")
        if self._pace.monotonic() - url.born > self._pace.response_url:
            raise SlackError("expired_url")
        if url.uses == self._pace.response_url_uses:
            raise SlackError("used_url")
        url.uses += 1
        return url
