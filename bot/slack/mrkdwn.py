"""Text for Slack: escaped, so that nothing anybody wrote calls a channel or a person."""

import re
from collections.abc import Iterable, Iterator

LINK = re.compile(r"(https?://[^\s<>\"”]*[^\s<>\"”’'.,;:!?)\]])")
"""An address, without what ends the sentence it stands in."""
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


def linked(text: str, longest: int = LONGEST) -> str:
    """Text escaped, with its addresses written as links: in ours Slack looks for none.

    Of a text that has to be cut none is a link, as one cut in two would lead elsewhere.
    """
    pieces = LINK.split(text)
    written = [_link(piece) if at % 2 else escaped(piece) for at, piece in enumerate(pieces)]
    whole = "".join(written)
    return whole if len(whole) <= longest else escaped(text, longest)


def _link(address: str) -> str:
    # A bar would end the address and begin its label.
    return f"<{escaped(address).replace('|', '%7C')}>"


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
