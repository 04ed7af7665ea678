"""What is done after Slack has had its acknowledgement."""

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any

LOG = logging.getLogger(__name__)
PATIENCE = 5.0
"""The seconds a process that ends waits for what is under way."""
_under_way: set[asyncio.Task[None]] = set()


def afterwards(work: Coroutine[Any, Any, None]) -> None:
    """Do something after the acknowledgement; what goes wrong is logged."""
    task = asyncio.create_task(_logged(work))
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)


async def finish(patience: float = PATIENCE) -> None:
    """Wait for what is under way, but not for ever."""
    if _under_way:
        await asyncio.wait(_under_way, timeout=patience)


async def _logged(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception:
        LOG.exception("not sent")
