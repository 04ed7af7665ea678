"""Pictures, drawn in a process of their own: the drawing library is heavy and leaves again."""

import asyncio
import json
import sys
from dataclasses import asdict
from datetime import date
from io import BytesIO
from typing import Any

from bot.wheels import draw_wheel
from handlers.drawings import Bar, Image, Mark, Picture, Wheel

SECONDS = 30.0
WIDTH, BAR_HEIGHT, MARGIN = 9.0, 0.34, 1.1
INK, BAR_COLOUR, GRID = "#1d2b36", "#2f6f5e", "#d5dde2"


async def png(picture: Image, seconds: float = SECONDS) -> bytes:
    """A picture as PNG; ChildProcessError when it could not be drawn in time."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot.drawing",
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        told = json.dumps(asdict(picture), default=str).encode()
        drawn, _ = await asyncio.wait_for(process.communicate(told), seconds)
    except TimeoutError:
        process.kill()
        await process.wait()
        raise ChildProcessError(picture.name) from None
    if process.returncode != 0:
        raise ChildProcessError(picture.name)
    return drawn


def draw(picture: Image) -> bytes:
    """A picture as PNG, drawn here and now."""
    import matplotlib as mpl  # noqa: PLC0415 - only the drawing process pays for it

    mpl.use("agg")
    mpl.rcParams["text.parse_math"] = False  # a dollar sign is a dollar sign
    figure = draw_wheel(picture) if isinstance(picture, Wheel) else _bars(picture)
    out = BytesIO()
    figure.savefig(out, format="png", facecolor="white")
    return out.getvalue()


def _bars(picture: Picture) -> Any:  # noqa: ANN401 - the library has no types
    from matplotlib.figure import Figure  # noqa: PLC0415

    height = MARGIN + BAR_HEIGHT * len(picture.bars)
    figure = Figure(figsize=(WIDTH, height), dpi=150, layout="constrained")
    axes = figure.add_subplot()
    labels = [bar.label for bar in picture.bars]
    drawn = axes.barh(labels, [bar.length for bar in picture.bars], color=BAR_COLOUR, height=0.68)
    axes.bar_label(drawn, [bar.value for bar in picture.bars], padding=5, color=INK, fontsize=9)
    axes.invert_yaxis()
    axes.margins(x=0.3, y=0.01)
    axes.set_title(picture.title, loc="left", color=INK, fontsize=11, fontweight="bold", pad=12)
    axes.tick_params(axis="y", length=0, labelcolor=INK, labelsize=9.5)
    axes.xaxis.set_visible(False)
    axes.spines[:].set_visible(False)
    axes.spines["left"].set(visible=True, color=GRID)
    return figure


def main() -> None:
    """Draw the picture told on standard input to standard output."""
    sys.stdout.buffer.write(draw(_read(json.load(sys.stdin))))


def _read(told: dict[str, Any]) -> Image:
    if told["kind"] == "wheel":
        marks = tuple(
            Mark(**{**mark, "day": date.fromisoformat(mark["day"])}) for mark in told.pop("marks")
        )
        return Wheel(marks=marks, **told)
    bars = tuple(Bar(**bar) for bar in told.pop("bars"))
    return Picture(bars=bars, **told)


if __name__ == "__main__":
    main()
