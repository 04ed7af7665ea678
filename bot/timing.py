"""How long things may take when posts are sent; all of it follows from three settings."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """The seconds a lease lasts, between two posts in a place, and that one tick may send."""

    lease: float = 90.0
    between: float = 1.0
    tick: float = 15.0

    @property
    def call(self) -> float:
        """What one call to the platform may take."""
        return self.lease / 6

    @property
    def rest(self) -> float:
        """How long a post of unknown fate is left alone before it is looked for.

        What was asked before the connection broke may still be done after it.
        """
        return self.lease / 3

    @property
    def shortest(self) -> float:
        """The shortest wait before something that went wrong is tried again."""
        return self.lease / 90

    @property
    def longest(self) -> float:
        """The longest such wait."""
        return self.lease * 10

    @property
    def search(self) -> float:
        """How long we go on looking for a post before a person has to say what became of it."""
        return self.lease * 960

    def after(self, attempts: int) -> float:
        """The wait after so many attempts, each twice the one before."""
        return min(self.longest, self.shortest * 2.0 ** min(attempts, 30))
