"""How many examples a property of a simple rule is held against: the folder is to stay fast."""

from hypothesis import settings

few = settings(max_examples=15)
"""Beside examples of its own; the count and the shares are held against hundreds."""
