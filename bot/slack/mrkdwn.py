"""Text for Slack: escaped, so that nothing anybody wrote calls a channel or a person."""

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
LONGEST = 3000
LONGEST_FIELD = 2000


def escaped(text: str, longest: int = LONGEST) -> str:
    """Text as mrkdwn takes it, cut to what Slack takes."""
    written = text.translate(ESCAPES)
    while len(written) > longest:
        text = text[: len(text) - (len(written) - longest) - 1]
        written = text.translate(ESCAPES) + "…"
    return written


def unescaped(text: str) -> str:
    """What a person typed, from the form Slack delivers it in."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
