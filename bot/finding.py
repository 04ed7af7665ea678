"""What the doctor finds."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """How a finding stands: well, well but better done otherwise, or wrong."""

    WELL = "ok"
    ADVICE = "råd"
    WRONG = "FEL"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: whether it is well, and what is said of it.

    `advice`: nothing is wrong, but something would be better.
    """

    what: str
    said: str
    well: bool = True
    advice: bool = False

    @property
    def mark(self) -> Mark:
        """What stands before it in the list."""
        if not self.well:
            return Mark.WRONG
        return Mark.ADVICE if self.advice else Mark.WELL
