"""Figures beside their limits: what a bench prints, and what decides its exit code."""

import operator
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console
from rich.table import Table


@dataclass(frozen=True)
class Figure:
    """A measured value beside its limit; `at_least` says on which side it must lie."""

    name: str
    value: float
    limit: float
    unit: str = "x"
    at_least: bool = False

    @property
    def reached(self) -> bool:
        compare: Callable[[float, float], bool] = operator.ge if self.at_least else operator.le
        return compare(self.value, self.limit)


def written(value: float) -> str:
    """A value as it is read: what is counted whole, what is measured to three digits."""
    return str(value) if isinstance(value, int) else f"{value:.3g}"


def show(figures: list[Figure], title: str = "bench") -> int:
    """Print the figures; the exit code, 1 when one is missed."""
    table = Table("figure", "value", "limit", "", title=title)
    for each in figures:
        sign = ">=" if each.at_least else "<="
        said = "reached" if each.reached else "MISSED"
        value, limit = f"{written(each.value)} {each.unit}", f"{sign} {each.limit:g} {each.unit}"
        table.add_row(each.name, value, limit, said)
    Console(width=100).print(table)
    return int(not all(each.reached for each in figures))
