"""How words are compared: without case, diacritics or typographic variants."""

import unicodedata


def plain(text: str) -> str:
    """The text for matching only, never for storing or showing."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text).casefold()
        if not unicodedata.combining(letter)
    )
