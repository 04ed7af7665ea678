"""Slack's rate limits: tiers per method, and about one message a second and channel."""

import math
from dataclasses import dataclass

from bot.sandbox.options import Pace

PER_MINUTE = {1: 1, 2: 20, 3: 50, 4: 100}
POST_BURST = 5
POSTS_PER_MINUTE = 300


@dataclass
class Bucket:
    """Room for `size` calls, refilled `rate` a second."""

    size: float
    rate: float
    filled: float
    at: float

    def take(self, now: float) -> float:
        """Take one call's room; gives the seconds to wait when there is none."""
        self.filled = min(self.size, self.filled + (now - self.at) * self.rate)
        self.at = now
        if self.filled >= 1:
            self.filled -= 1
            return 0.0
        return (1 - self.filled) / self.rate


class RateLimits:
    """One bucket for each thing that is limited."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._buckets: dict[str, Bucket] = {}

    def wait(self, method: str, tier: int) -> int:
        """Give the whole seconds a call must wait; 0 lets it through."""
        if tier not in PER_MINUTE:
            return 0
        return self._take(method, PER_MINUTE[tier], PER_MINUTE[tier] / 60)

    def wait_to_post(self, channel: str) -> int:
        """Give the whole seconds a message to the channel must wait."""
        return self._take(f"post {channel}", POST_BURST, 1) or self._take(
            "post", POSTS_PER_MINUTE, POSTS_PER_MINUTE / 60
        )

    def _take(self, name: str, size: int, rate: float) -> int:
        if not self._pace.rate_limits:
            return 0
        now = self._pace.monotonic()
        bucket = self._buckets.setdefault(name, Bucket(size, rate, size, now))
        return math.ceil(bucket.take(now))
