"""The only place that reads the clock."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

STOCKHOLM = ZoneInfo("Europe/Stockholm")

Clock = Callable[[], datetime]
"""A clock gives the present moment, aware, in Europe/Stockholm."""


def wall_clock() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC).astimezone(STOCKHOLM)


class MovableClock:
    """A clock that runs at the wall's pace from whatever moment it was last moved to."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def __call__(self) -> datetime:
        """The moment it shows."""
        # Summed in UTC: a wall-clock sum would be an hour off across a change of summer time.
        return (datetime.now(UTC) + self._ahead).astimezone(STOCKHOLM)

    def move_to(self, moment: datetime) -> None:
        """Set the clock; `moment` is aware."""
        self._ahead = moment - datetime.now(UTC)
