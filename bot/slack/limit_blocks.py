"""Slack's limits for blocks, as one table by type."""

from collections.abc import Mapping

from bot.slack.limit_elements import ELEMENTS, picture
from bot.slack.limit_rules import (
    UNSTATED,
    Rule,
    boolean,
    every,
    integer,
    listing,
    number,
    perhaps,
    present,
    record,
    string,
    typed,
    variant,
    word,
)
from bot.slack.limit_texts import ANY_TEXT, ID, RICH_TEXT, URL, plain, prose, texts

_CHOSEN = {name for name in ELEMENTS if name.endswith("_select")} | {
    "checkboxes",
    "datepicker",
    "radio_buttons",
    "timepicker",
}
_BESIDE = _CHOSEN | {"button", "image", "overflow", "workflow_button"}
_PRESSED = _BESIDE - {"image"} | {"datetimepicker", "rich_text_input"}
_FILLED = _CHOSEN | {"datetimepicker"} | {name for name in ELEMENTS if name.endswith("_input")}


def _among(names: set[str]) -> Rule:
    """Accept an element of one of these types."""
    return typed({name: ELEMENTS[name] for name in sorted(names)})


def _block(required: Mapping[str, Rule], /, **optional: Rule) -> Rule:
    """Accept a block, which may bear an id."""
    return variant(required, block_id=ID, **optional)


def _even(rows: object, path: str, found: list[str]) -> None:
    """Accept rows that all have as many cells as the first."""
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            found.append(f"{path}[{index}]: {len(row)} cells, the first row has {len(rows[0])}")


_CELL = typed(
    {
        "raw_text": variant({"text": ANY_TEXT}),
        "raw_number": variant({"value": number}, text=ANY_TEXT),
        "rich_text": RICH_TEXT,
    }
)
_ROW = listing(_CELL, 1, 20)
_COLUMN = record({}, align=word("left", "center", "right"), is_wrapped=boolean)
_POINTS = listing(record({"label": string(20), "value": number}), 1, 20)
_AXES = record({"categories": listing(string(20), 1, 20)}, x_label=string(50), y_label=string(50))
_PLOT = variant(
    {
        "series": listing(record({"name": string(20), "data": _POINTS}), 1, 6),
        "axis_config": _AXES,
    }
)
_PIE = variant({"segments": listing(record({"label": string(20), "value": number}), 1, 6)})
_CARD = every(
    _block(
        {},
        hero_image=picture(),
        icon=picture(),
        title=prose(150),
        subtitle=prose(150),
        body=prose(200),
        actions=listing(_among({"button"}), 1, 3),
    ),
    present(1, 4, "hero_image", "title", "body", "actions"),
)
_TASK = _block(
    {"task_id": ID, "title": ANY_TEXT},
    status=word("pending", "in_progress", "complete", "error"),
    details=RICH_TEXT,
    output=RICH_TEXT,
    sources=listing(typed({"url": variant({"url": URL, "text": ANY_TEXT})}), 0, UNSTATED),
)

_CONTAINED: dict[str, Rule] = {
    "actions": _block({"elements": listing(_among(_PRESSED), 1, 25)}),
    "context": _block({"elements": listing(typed({"image": picture(), **texts(3000)}), 1, 10)}),
    "divider": _block({}),
    "file": _block({"external_id": ID, "source": word("remote")}),
    "header": _block({"text": plain(150)}, level=integer(1, 4)),
    "image": picture(title=plain(2000), block_id=ID),
    "input": _block(
        {"label": plain(2000), "element": _among(_FILLED)},
        hint=plain(2000),
        optional=boolean,
        dispatch_action=boolean,
    ),
    "rich_text": RICH_TEXT,
    "section": every(
        _block(
            {},
            text=prose(3000),
            fields=listing(prose(2000), 1, 10),
            accessory=_among(_BESIDE),
            expand=boolean,
        ),
        present(1, 2, "text", "fields"),
    ),
    "table": _block(
        {"rows": every(listing(_ROW, 1, 100), _even)},
        column_settings=listing(perhaps(_COLUMN), 1, 20),
    ),
    "video": _block(
        {
            "alt_text": string(2000),
            "title": plain(199),
            "thumbnail_url": URL,
            "video_url": URL,
        },
        author_name=string(49),
        description=plain(200),
        provider_icon_url=URL,
        provider_name=string(50),
        title_url=URL,
    ),
}

BLOCKS: dict[str, Rule] = {
    **_CONTAINED,
    "alert": _block(
        {"text": prose(3000)}, level=word("default", "info", "warning", "error", "success")
    ),
    "card": _CARD,
    "carousel": _block({"elements": listing(typed({"card": _CARD}), 1, 10)}),
    "container": every(
        _block(
            {"child_blocks": listing(typed(_CONTAINED), 1, 10)},
            title=plain(150),
            rich_text_title=RICH_TEXT,
            subtitle=prose(150),
            icon=picture(),
            width=word("narrow", "standard", "wide", "full"),
            is_collapsible=boolean,
            default_collapsed=boolean,
            has_header_divider=boolean,
        ),
        present(1, 2, "title", "rich_text_title"),
    ),
    "context_actions": _block(
        {"elements": listing(_among({"feedback_buttons", "icon_button"}), 1, 5)}
    ),
    "data_table": _block(
        {"caption": ANY_TEXT, "rows": every(listing(_ROW, 2, 101), _even)},
        page_size=integer(1, 100),
        row_header_column_index=integer(0, 19),
    ),
    "data_visualization": _block(
        {
            "title": string(50),
            "chart": typed({"line": _PLOT, "bar": _PLOT, "area": _PLOT, "pie": _PIE}),
        }
    ),
    "markdown": _block({"text": string(12_000)}),
    "plan": _block({"title": ANY_TEXT}, tasks=listing(typed({"task_card": _TASK}), 0, UNSTATED)),
    "task_card": _TASK,
}
"""Every block an app may send, by type."""
