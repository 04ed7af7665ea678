"""How the sandbox begins: anew, going on from before, or over again; and what is kept meanwhile."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from bot.clock import wall_clock
from bot.sandbox.memory import recall, remembered
from bot.sandbox.workspace import Workspace
from storage.aside import file_of, put_aside

REST = 1.0
"""The seconds between two times the messages are written down."""
FOREVER = 3600.0
ENDING = ".messages"
KEPT = (
    "Sandlådan är startad på nytt och går vidare där den var. Det som bara du såg, och öppna "
    "formulär, är borta."
)
LOST = (
    "Sandlådan är startad på nytt. Databasen går vidare där den var, men meddelandena i kanalerna "
    "är borta."
)


def over_again(aside: Path) -> str:
    """What is told when the sandbox has begun over again."""
    return (
        f"Sandlådan har börjat om. Det som var förut ligger i {aside.name} bredvid den nya filen."
    )


@dataclass(frozen=True, slots=True)
class Beginning:
    """One beginning: what is told of it, and what is set when somebody wants another."""

    notice: str = ""
    over: asyncio.Event = field(default_factory=asyncio.Event)


def can_start_over(url: str) -> bool:
    """Whether a database is a file, which can be put aside."""
    return file_of(url) is not None


def start_over(url: str) -> str:
    """Put all there is aside, so that the next beginning makes a new example; what to tell."""
    file = file_of(url)
    if file is None:
        return ""
    aside = put_aside(file, f"{wall_clock():%Y-%m-%d-%H%M%S}")
    with suppress(FileNotFoundError):
        _messages(file).rename(_messages(aside))
    return over_again(aside)


@asynccontextmanager
async def remembering(url: str, workspace: Workspace, *, new: bool) -> AsyncIterator[None]:
    """Recall what was said before, and write down what is said for as long as the block runs."""
    file = file_of(url)
    if file is None:
        workspace.notice = workspace.notice or ("" if new else LOST)
        yield
        return
    if not new:
        workspace.notice = KEPT if _recalled(_messages(file), workspace) else LOST
    writing = asyncio.create_task(_write_on(_messages(file), workspace))
    try:
        yield
    finally:
        writing.cancel()
        with suppress(asyncio.CancelledError):
            await writing
        _write(_messages(file), workspace)


def _messages(file: Path) -> Path:
    return file.with_name(file.name + ENDING)


def _recalled(file: Path, workspace: Workspace) -> bool:
    """Recall what the file holds; False when there is none, or none that can be read."""
    try:
        recall(workspace, json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return True


async def _write_on(file: Path, workspace: Workspace) -> None:
    written = workspace.changes.revision
    while not workspace.changes.ended:
        if await workspace.changes.after(written, FOREVER):
            written = workspace.changes.revision
            _write(file, workspace)
            await asyncio.sleep(REST)


def _write(file: Path, workspace: Workspace) -> None:
    """Write it whole or not at all, whenever the machine stops."""
    fresh = file.with_name(file.name + ".new")
    fresh.write_text(json.dumps(remembered(workspace), ensure_ascii=False), "utf-8")
    fresh.replace(file)
