"""Text as it is stored: composed, and without what cannot be seen."""

import unicodedata

BIDI = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
MARKS = {"\u200e", "\u200f", "\u061c"}


def clean(text: str) -> str:
    """Text as it is stored: NFC, without control and bidi characters, trimmed.

    Line breaks and tabs stay; every other kind of blank becomes a plain one.
    """
    kept = "".join(_kept(letter) for letter in unicodedata.normalize("NFC", text))
    return kept.strip()


def _kept(letter: str) -> str:
    if letter in "\n\t":
        return letter
    category = unicodedata.category(letter)
    if category == "Zs":
        return " "
    bidi = letter in MARKS or unicodedata.bidirectional(letter) in BIDI
    return "" if bidi or category in {"Cc", "Cs", "Cn"} else letter
