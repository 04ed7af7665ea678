"""How one sandbox is set up: its tokens, its scopes, its pace."""

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime

MoveClock = Callable[[datetime], Awaitable[list[str]]]
"""Moves the clock, runs every due moment on the way, gives one Swedish line for each."""

StartOver = Callable[[], None]
"""Asks whoever runs the sandbox to end it and begin a new one from the example."""

BOT_SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:read",
        "chat:write",
        "commands",
        "files:write",
        "groups:read",
        "im:history",
        "im:write",
        "users:read",
    }
)


@dataclass(frozen=True)
class Pace:
    """Slack's deadlines in real seconds, never in the workspace's movable time."""

    ack: float = 3.0
    trigger: float = 3.0
    retries: tuple[float, ...] = (0.0, 60.0, 300.0)
    response_url: float = 30 * 60.0
    response_url_uses: int = 5
    rate_limits: bool = True
    monotonic: Callable[[], float] = time.monotonic


@dataclass(frozen=True)
class Options:
    """What the app's settings page at Slack holds. Without `request_url`: Socket Mode."""

    bot_token: str = "xoxb-sandbox"  # noqa: S105 - opens nothing but this sandbox
    app_token: str = "xapp-sandbox"  # noqa: S105 - the same
    signing_secret: str = "sandbox"  # noqa: S105 - the same
    request_url: str | None = None
    scopes: frozenset[str] = BOT_SCOPES
    commands: frozenset[str] = frozenset({"/hallbar"})
    allowed_hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost"})
    move_clock: MoveClock | None = None
    start_over: StartOver | None = None
    pace: Pace = field(default_factory=Pace)
