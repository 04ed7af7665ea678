"""The sandbox's clock moved on, with everything that becomes due on the way."""

from datetime import UTC, datetime

from bot.clock import MovableClock
from bot.sandbox.refusals import RefusedError
from bot.tick import Tick
from handlers.another_time import LAST, within_reach
from handlers.texts.ticks import on_the_way


class ClockMover:
    """Moves the clock, stopping at every moment something is due on the way."""

    def __init__(self, clock: MovableClock) -> None:
        self._clock = clock
        self.tick: Tick | None = None

    async def __call__(self, to: datetime) -> list[str]:
        """Move to a moment; what was posted on the way, and when."""
        if not within_reach(to):
            raise RefusedError("too_far", f"{LAST} är den sista dagen")
        tick = self.tick
        if tick is None:
            self._clock.move_to(to)
            return []
        to, seen = to.astimezone(UTC), self._clock()
        posted = on_the_way(seen, await tick(seen))
        while (due := await tick.next_due(seen)) is not None and utc(due) <= to:
            self._clock.move_to(max(utc(due), utc(self._clock())))
            posted += on_the_way(due, await tick(due))
            seen = due
        self._clock.move_to(max(to, utc(self._clock())))
        return posted


def utc(moment: datetime) -> datetime:
    """The moment in UTC: in the autumn night the wall's clock cannot tell which comes first."""
    return moment.astimezone(UTC)
