"""Faults on order: what goes wrong at Slack, chosen by a test."""

import random
from dataclasses import dataclass
from typing import Literal

Kind = Literal["drop_reply", "server_error", "slow", "rate_limited", "drop_ack", "hang_up"]


@dataclass
class Fault:
    """One thing to go wrong, for one method (or `*`), `times` times or by probability.

    `drop_reply`: the connection is cut instead of an answer. `server_error`: HTTP 503.
    `slow`: the answer waits `seconds`. `rate_limited`: 429 with `seconds` as Retry-After.
    With `accepted` the call takes effect first (always so for slow, never for rate_limited).
    For an envelope's type as the method: `drop_ack` loses the bot's ack, `hang_up` cuts the
    socket the envelope went to.
    """

    kind: Kind
    method: str = "*"
    times: int | None = 1
    probability: float = 1.0
    seconds: float = 1.0
    accepted: bool = True


class Faults:
    """The faults that wait to happen."""

    def __init__(self, seed: int = 0) -> None:
        self._waiting: list[Fault] = []
        self._chance = random.Random(seed)  # noqa: S311 - repeatable, not secret

    def add(self, fault: Fault) -> None:
        """Order a fault."""
        self._waiting.append(fault)

    def seed(self, seed: int) -> None:
        """Start the chances again from a seed."""
        self._chance.seed(seed)

    def clear(self) -> None:
        """Let everything work again."""
        self._waiting.clear()

    def draw(self, method: str, kinds: frozenset[Kind]) -> Fault | None:
        """Give the fault that strikes this time, if any."""
        for fault in self._waiting:
            if fault.kind in kinds and fault.method in {method, "*"} and self._strikes(fault):
                return fault
        return None

    def _strikes(self, fault: Fault) -> bool:
        if fault.times == 0 or self._chance.random() >= fault.probability:
            return False
        if fault.times is not None:
            fault.times -= 1
        return True


CALL_FAULTS: frozenset[Kind] = frozenset({"drop_reply", "server_error", "slow", "rate_limited"})
ACK_FAULTS: frozenset[Kind] = frozenset({"drop_ack"})
SOCKET_FAULTS: frozenset[Kind] = frozenset({"hang_up"})
