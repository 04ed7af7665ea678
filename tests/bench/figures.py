"""Figures beside their limits: what a bench prints, and what decides its exit code."""

import operator
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figure:
    """A measured value beside its limit; `at_least` says on which side it must lie.

    Without a limit it is only told.
    """

    name: str
    value: float
    limit: float | None
    unit: str = "x"
    at_least: bool = False

    @property
    def reached(self) -> bool:
        if self.limit is None:
            return True
        compare: Callable[[float, float], bool] = operator.ge if self.at_least else operator.le
        return compare(self.value, self.limit)


def written(value: float) -> str:
    """A value as it is read: what is counted whole, what is measured to three digits."""
    return str(value) if isinstance(value, int) else f"{value:.3g}"


def judged(figure: Figure) -> tuple[str, str]:
    """A figure's limit, and whether it is reached."""
    if figure.limit is None:
        return "-", "no limit"
    sign = ">=" if figure.at_least else "<="
    said = "reached" if figure.reached else "MISSED"
    return f"{sign} {figure.limit:g} {figure.unit}", said


def show(figures: list[Figure], title: str = "bench") -> int:
    """Print the figures; the exit code, 1 when one is missed."""
    table = Table("figure", "value", "limit", "", title=title)
    for each in figures:
        table.add_row(each.name, f"{written(each.value)} {each.unit}", *judged(each))
    Console(width=100).print(table)
    return int(not all(each.reached for each in figures))
