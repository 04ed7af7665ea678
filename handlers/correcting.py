"""A misread word put right where it stands, everything around it kept."""

import re

from handlers.cleaning import clean

BLANKS = re.compile(r"([\s,;]+)")


def corrected(value: str, given: str, word: str) -> str | None:
    """A value with `word` for the misread one in it; None when that stands nowhere in it.

    In a list the other words stay: among commas those between two of them, else those between
    blanks.
    """
    whole, misread = clean(value), clean(given)
    if not misread or whole == misread or BLANKS.search(whole) is None:
        return word
    names = [each.strip() for each in whole.split(",")]
    if misread in names:
        return ", ".join(word if each == misread else each for each in names)
    words = BLANKS.split(whole)
    if misread in words:
        return "".join(word if each == misread else each for each in words)
    return None
