"""Text for Slack: escaped, so that nothing anybody wrote calls a channel or a person."""

import re
from collections.abc import Iterable, Iterator

LINK = re.compile(r"https?://\S+")
SIGNS = "*_~`>:"
FORMATTING = re.compile(r"[*~`]|(?<!\w)_|_(?!\w)|^\s*>|(?<!\w):[\w+-]+:(?!\w)", re.MULTILINE)
"""The signs that change how text looks, for which Slack has no escape."""
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
LONGEST = 3000


def escaped(text: str, longest: int = LONGEST) -> str:
    """Text as mrkdwn takes it, cut to what Slack takes."""
    written = text.translate(ESCAPES)
    if len(written) <= longest:
        return written
    kept = written[: longest - 1]
    whole, sign, cut = kept.rpartition("&")
    # An escape cut in two would be shown as it stands.
    return f"{kept if not sign or ';' in cut else whole}…"


def formats(text: str) -> bool:
    """Whether something in the text would change how it looks; what a link holds does not."""
    # Most text has none of the signs, and to look for each is quicker than to match them all.
    return any(sign in text for sign in SIGNS) and bool(FORMATTING.search(LINK.sub("", text)))


def unescaped(text: str) -> str:
    """What a person typed, from the form Slack delivers it in."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def fitting(texts: Iterable[str], longest: int, between: str) -> Iterator[str]:
    """Texts joined into as few as hold at most `longest` characters each, none of them divided."""
    joined = ""
    for text in texts:
        if joined and len(joined) + len(between) + len(text) > longest:
            yield joined
            joined = text
        else:
            joined = f"{joined}{between}{text}" if joined else text
    if joined:
        yield joined
