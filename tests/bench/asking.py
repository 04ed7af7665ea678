"""`hallbar ask` at the terminal, from nothing to its answer."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.figures import Figure
from tests.bench.serving import example

QUESTION = "andel Region Skåne"
ASKS = 5


def figures(folder: Path) -> Iterator[Figure]:
    """One question, the process it takes included."""
    example(f"sqlite:///{folder}/hallbar.db")
    yield cold_ask(folder)


def cold_ask(folder: Path) -> Figure:
    """`hallbar ask` from nothing to its answer, the median of a few."""
    command = [sys.executable, "-m", "bot", "ask", "--database", f"sqlite:///{folder}/hallbar.db"]
    times = []
    for _ in range(ASKS):
        start = time.perf_counter()
        subprocess.run([*command, *QUESTION.split()], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - start)
    return Figure("hallbar ask, cold", sorted(times)[ASKS // 2], 1.0, "s")
