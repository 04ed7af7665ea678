"""Slack's limits for texts: plain text, mrkdwn and rich text."""

from collections.abc import Mapping

from bot.slack.limit_rules import (
    UNSTATED,
    Rule,
    boolean,
    integer,
    listing,
    record,
    string,
    typed,
    variant,
    word,
)

ID = string(255)
URL = string(3000)
ANY_TEXT = string(UNSTATED)


def plain(most: int) -> Rule:
    """Accept plain text, which shows exactly what is written."""
    return typed({"plain_text": variant({"text": string(most)}, emoji=boolean)})


def texts(most: int) -> dict[str, Rule]:
    """The two kinds of text, by type."""
    return {
        "plain_text": variant({"text": string(most)}, emoji=boolean),
        "mrkdwn": variant({"text": string(most)}, verbatim=boolean),
    }


def prose(most: int) -> Rule:
    """Accept plain text or mrkdwn."""
    return typed(texts(most))


def _run(required: Mapping[str, Rule], /, **optional: Rule) -> Rule:
    """Accept a run of rich text: words, a link or a mention in one style."""
    flags = ("bold", "italic", "strike", "underline", "code", "highlight", "client_highlight")
    return variant(required, style=record({}, **dict.fromkeys(flags, boolean)), **optional)


_RUNS = listing(
    typed(
        {
            "broadcast": _run({"range": word("here", "channel", "everyone")}),
            "channel": _run({"channel_id": ID}),
            "color": _run({"value": ID}),
            "date": _run(
                {"timestamp": integer(0, 10**12), "format": ID}, url=URL, fallback=ANY_TEXT
            ),
            "emoji": _run({"name": ID}, unicode=ID, skin_tone=integer(1, 6)),
            "link": _run({"url": URL}, text=ANY_TEXT, unsafe=boolean),
            "team": _run({"team_id": ID}),
            "text": _run({"text": ANY_TEXT}),
            "user": _run({"user_id": ID}),
            "usergroup": _run({"usergroup_id": ID}),
        }
    ),
    0,
    UNSTATED,
)
_BORDER = integer(0, 1)
_SECTION = variant({"elements": _RUNS})
_LIST = variant(
    {
        "style": word("bullet", "ordered"),
        "elements": listing(typed({"rich_text_section": _SECTION}), 1, UNSTATED),
    },
    indent=integer(0, UNSTATED),
    offset=integer(0, UNSTATED),
    border=_BORDER,
)

RICH_TEXT = variant(
    {
        "elements": listing(
            typed(
                {
                    "rich_text_section": _SECTION,
                    "rich_text_list": _LIST,
                    "rich_text_preformatted": variant(
                        {"elements": _RUNS}, border=_BORDER, language=ID
                    ),
                    "rich_text_quote": variant({"elements": _RUNS}, border=_BORDER),
                }
            ),
            0,
            UNSTATED,
        )
    },
    block_id=ID,
)
"""Rich text is a block of its own, a cell of a table, and the words of some other blocks."""
