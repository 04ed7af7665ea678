"""The workspace's revision number, and a way to wait for the next one."""

import asyncio
import contextlib


class Changes:
    """Counts what has changed; each open page waits here."""

    def __init__(self) -> None:
        self.revision = 0
        self.ended = False
        self._next = asyncio.Event()

    def mark(self) -> None:
        """Tell everyone waiting that something changed."""
        self.revision += 1
        self._wake()

    def end(self) -> None:
        """Let everyone waiting go home."""
        self.ended = True
        self._wake()

    async def after(self, revision: int, within: float) -> bool:
        """Wait until the revision is past `revision`; False when `within` seconds went by."""
        if self.revision <= revision and not self.ended:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._next.wait(), within)
        return self.revision > revision

    def _wake(self) -> None:
        self._next.set()
        self._next = asyncio.Event()
