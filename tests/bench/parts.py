"""The parts of a bench or of chaos: run all together or one by one, with a time for the whole."""

import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from rich.console import Console

from tests.bench.figures import Figure, show

Part = Callable[[Path], Iterator[Figure]]
"""What gives the figures of a part; it keeps its files in a folder of its own."""
MINUTE = 60
MISUSED = 2
TOLD = Console(stderr=True)


def run(title: str, parts: Mapping[str, Part], minutes: float, wanted: Sequence[str]) -> int:
    """Run the wanted parts, or all when none is named, and print their figures; the exit code.

    All of them together shall take no longer than so many minutes.
    """
    unknown = [name for name in wanted if name not in parts]
    if unknown:
        TOLD.print(f"no such part: {', '.join(unknown)}; there are {', '.join(parts)}")
        return MISUSED
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="hallbar-") as folder:
        chosen = wanted or list(parts)
        figures = [each for name in chosen for each in _figures(name, parts[name], Path(folder))]
    taken = (time.monotonic() - began) / MINUTE
    whole = [] if wanted else [Figure("everything together", taken, minutes, "min")]
    return show([*figures, *whole], title)


def _figures(name: str, part: Part, folder: Path) -> list[Figure]:
    began = time.monotonic()
    inside = folder / name
    inside.mkdir()
    found = list(part(inside))
    TOLD.print(f"{name}: {time.monotonic() - began:.0f} s")
    return found
