"""Slack's limits for options and interactive elements, as one table by type."""

from collections.abc import Mapping

from bot.slack.limit_rules import (
    UNSTATED,
    Rule,
    boolean,
    every,
    integer,
    listing,
    matching,
    present,
    record,
    string,
    variant,
    word,
)
from bot.slack.limit_texts import ID, RICH_TEXT, URL, plain, prose

STYLE = word("primary", "danger")
CONFIRM = record(
    {"title": plain(100), "text": prose(300), "confirm": plain(30), "deny": plain(30)},
    style=STYLE,
)
OPTION = record({"text": plain(75), "value": string(150)}, description=plain(75))
LINK_OPTION = record({"text": plain(75), "value": string(150)}, description=plain(75), url=URL)
CHOICE = record({"text": prose(75), "value": string(150)}, description=prose(75))
OPTIONS = listing(OPTION, 1, 100)
CHOICES = listing(CHOICE, 1, 10)
GROUPS = listing(record({"label": plain(75), "options": OPTIONS}), 1, 100)
IDS = listing(ID, 1, UNSTATED)
FILTER = record(
    {},
    include=listing(word("im", "mpim", "private", "public"), 1, 4),
    exclude_external_shared_channels=boolean,
    exclude_bot_users=boolean,
)
DISPATCH = record(
    {"trigger_actions_on": listing(word("on_enter_pressed", "on_character_entered"), 1, 2)}
)
NUMERAL = matching(r"-?\d+(\.\d+)?", "-12.5")
FEEDBACK = record({"text": plain(75), "value": string(2000)}, accessibility_label=string(75))


def picture(**optional: Rule) -> Rule:
    """Accept a picture, which lies at an address or in Slack, and is always put into words."""
    source = every(record({}, id=ID, url=URL), present(1, 1, "id", "url"))
    return every(
        variant({"alt_text": string(2000)}, image_url=URL, slack_file=source, **optional),
        present(1, 1, "image_url", "slack_file"),
    )


def _element(required: Mapping[str, Rule], /, **optional: Rule) -> Rule:
    """Accept an element one presses or changes; Slack asks before, if told to."""
    return variant(required, action_id=ID, confirm=CONFIRM, **optional)


def _field(required: Mapping[str, Rule], /, **optional: Rule) -> Rule:
    """Accept an element one fills in."""
    return _element(required, focus_on_load=boolean, placeholder=plain(150), **optional)


def _typing(required: Mapping[str, Rule], /, **optional: Rule) -> Rule:
    """Accept a field one types in."""
    fields: dict[str, Rule] = {"initial_value": string(3000, 0), **optional}
    return _field(required, dispatch_action_config=DISPATCH, **fields)


def _menu(**optional: Rule) -> Rule:
    """Accept a menu whose options stand in it, grouped or not."""
    menu = _field({}, options=OPTIONS, option_groups=GROUPS, **optional)
    return every(menu, present(1, 1, "options", "option_groups"))


def _multiple(**optional: Rule) -> Rule:
    """Accept a menu of which several options may be chosen."""
    return _field({}, max_selected_items=integer(1, UNSTATED), **optional)


ELEMENTS: dict[str, Rule] = {
    "button": _element(
        {"text": plain(75)},
        value=string(2000),
        url=URL,
        style=STYLE,
        accessibility_label=string(75),
        agent_prompt=string(4000),
    ),
    "channels_select": _field({}, initial_channel=ID, response_url_enabled=boolean),
    "checkboxes": _field({"options": CHOICES}, initial_options=CHOICES),
    "conversations_select": _field(
        {},
        initial_conversation=ID,
        default_to_current_conversation=boolean,
        response_url_enabled=boolean,
        filter=FILTER,
    ),
    "datepicker": _field({}, initial_date=matching(r"\d{4}-\d\d-\d\d", "2026-03-31")),
    "datetimepicker": _field({}, initial_date_time=integer(0, 9_999_999_999)),
    "email_text_input": _typing({}),
    "external_select": _field({}, initial_option=OPTION, min_query_length=integer(0, UNSTATED)),
    "feedback_buttons": _element({"positive_button": FEEDBACK, "negative_button": FEEDBACK}),
    "file_input": _element({}, filetypes=IDS, max_files=integer(1, 10)),
    "icon_button": _element(
        {"icon": ID, "text": plain(75)},
        value=string(2000),
        accessibility_label=string(75),
        visible_to_user_ids=listing(ID, 1, 10),
    ),
    "image": picture(),
    "multi_channels_select": _multiple(initial_channels=IDS),
    "multi_conversations_select": _multiple(
        initial_conversations=IDS, default_to_current_conversation=boolean, filter=FILTER
    ),
    "multi_external_select": _multiple(
        initial_options=OPTIONS, min_query_length=integer(0, UNSTATED)
    ),
    "multi_static_select": _menu(initial_options=OPTIONS, max_selected_items=integer(1, UNSTATED)),
    "multi_users_select": _multiple(initial_users=IDS),
    "number_input": _typing(
        {"is_decimal_allowed": boolean},
        initial_value=NUMERAL,
        min_value=NUMERAL,
        max_value=NUMERAL,
    ),
    "overflow": _element({"options": listing(LINK_OPTION, 1, 5)}),
    "plain_text_input": _typing(
        {}, multiline=boolean, min_length=integer(0, 3000), max_length=integer(1, 3000)
    ),
    "radio_buttons": _field({"options": CHOICES}, initial_option=CHOICE),
    "rich_text_input": _field(
        {"action_id": ID}, initial_value=RICH_TEXT, dispatch_action_config=DISPATCH
    ),
    "static_select": _menu(initial_option=OPTION),
    "timepicker": _field({}, initial_time=matching(r"\d\d:\d\d", "09:30"), timezone=ID),
    "url_text_input": _typing({}),
    "users_select": _field({}, initial_user=ID),
    "workflow_button": _element(
        {
            "text": plain(75),
            "action_id": ID,
            "workflow": record({"trigger": record({"url": URL})}),
        },
        style=STYLE,
        accessibility_label=string(75),
    ),
}
"""Every interactive element (and the picture beside a text), by type."""
