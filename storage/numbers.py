"""The numbers that rows bear, which people type."""

LARGEST = 2**31 - 1
"""The largest number a row can have: PostgreSQL takes no larger one for it, not even in a query."""


def borne(number: int) -> bool:
    """Whether a row can bear this number: one that is larger is looked for in vain."""
    return number <= LARGEST
