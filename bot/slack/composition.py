"""The pieces every drawing is made of: texts, headers, sections and contexts."""

from bot.slack.mrkdwn import LONGEST, formats, linked

Block = dict[str, object]

DASH = "–"
"""What stands where there is nothing to show: Slack takes no empty text."""
LONGEST_HEADER = 150
LONGEST_HINT = 2000


def plain_text(text: str, longest: int = LONGEST_HINT) -> Block:
    """Text that shows exactly what is written."""
    return {"type": "plain_text", "text": cut(text, longest) if text.strip() else DASH}


def cut(text: str, longest: int) -> str:
    """Text no longer than `longest`, with an ellipsis where something is left out."""
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def mrkdwn(text: str) -> Block:
    """Text already escaped and fitted: nobody is called by a name that just stands in it."""
    return {"type": "mrkdwn", "text": text if text.strip() else DASH, "verbatim": True}


def header(title: str) -> Block:
    """A title."""
    return {"type": "header", "text": plain_text(title, LONGEST_HEADER)}


def section(text: str) -> Block:
    """A paragraph of text already escaped and fitted."""
    return {"type": "section", "text": mrkdwn(text)}


def paragraph(text: str) -> Block:
    """A paragraph of text as it was written."""
    return {"type": "section", "text": literal(text)}


def context(text: str) -> Block:
    """A small line of text as it was written."""
    return {"type": "context", "elements": [literal(text)]}


def literal(text: str) -> Block:
    """Text as it was written: plain where a sign in it would change how it looks.

    Plain text has no links, so text without such signs is not drawn as that.
    """
    return plain_text(text, LONGEST) if formats(text) else mrkdwn(linked(text))
