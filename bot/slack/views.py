"""Forms and answers drawn as modals and as the Home tab."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice

from bot.slack.blocks import IN_VIEW, fitted, view_blocks
from bot.slack.composition import Block, cut, plain_text, section
from bot.slack.mrkdwn import escaped
from bot.slack.values import packed
from handlers.answer import Answer, Field, Form, Input, Option
from handlers.ask import Chosen
from handlers.texts import slack as texts

FORM_SUBMITTED = "form"
VALUE = "value"
LONGEST_TITLE = 24
LONGEST_METADATA = 3000
LONGEST_INPUT = 3000
LONGEST_OPTION, LONGEST_OPTION_VALUE = 75, 150
OPTIONS = 100
"""How many options stand in one list, and how many lists in a select."""
CHECKBOXES = 10
"""How many boxes stand below each other; more are chosen from a menu."""
BETWEEN = ","
LARGEST_BYTES = 240_000
"""Slack takes 250 kB in a view; the rest is left for what frames its blocks."""
View = dict[str, object]


def form(asked: Form) -> View:
    """A form as a modal; each field is a block named after the argument it fills."""
    fields = [_field(field) for field in asked.fields]
    fields = fields[: min(IN_VIEW, _within_bytes(fields, ()))]
    return {
        "type": "modal",
        "callback_id": FORM_SUBMITTED,
        "private_metadata": packed(Chosen(asked.verb, asked.fixed), LONGEST_METADATA),
        "title": plain_text(asked.title, LONGEST_TITLE),
        "submit": plain_text(asked.submit, LONGEST_TITLE),
        "close": plain_text(texts.CANCEL),
        "blocks": fields or [section(escaped(asked.title))],
    }


def opened(answer: Answer) -> View:
    """An answer that opens as a modal: as its form when it is one."""
    match answer.parts:
        case [Form() as asked]:
            return form(asked)
        case _:
            return modal(answer)


def modal(answer: Answer) -> View:
    """An answer shown in a modal."""
    return {
        "type": "modal",
        "title": plain_text(texts.ANSWER),
        "close": plain_text(texts.CLOSE),
        "blocks": _drawn(answer),
    }


def home(answer: Answer) -> View:
    """An answer shown on the Home tab."""
    return {"type": "home", "blocks": _drawn(answer)}


def filled(state: Mapping[str, Mapping[str, Mapping[str, object]]]) -> dict[str, str]:
    """What a person filled in, by argument; nothing where a field was left empty."""
    fields = {}
    for name, elements in state.items():
        fields[name] = _value(elements[VALUE])
    return fields


def _drawn(answer: Answer) -> list[Block]:
    head, tail = view_blocks(answer)
    most = min(IN_VIEW, _within_bytes(head, tail))
    return fitted(head, tail, most)


def _within_bytes(head: Sequence[Block], tail: Sequence[Block]) -> int:
    """How many of the blocks are no larger together than a view may be."""
    room = LARGEST_BYTES
    for number, block in enumerate([*tail, *head]):
        room -= len(json.dumps(block))
        if room < 0:
            return number
    return IN_VIEW


def _value(element: Mapping[str, object]) -> str:
    match element:
        case {"selected_option": {"value": str(value)}}:
            return value
        case {"selected_options": [*options]}:
            return BETWEEN.join(_value({"selected_option": option}) for option in options)
        case {"selected_date": str(value)} | {"value": str(value)}:
            return value
        case _:
            return ""


def _field(field: Field) -> Block:
    block: Block = {
        "type": "input",
        "block_id": field.name,
        "optional": not field.required,
        "label": plain_text(field.label),
        "element": _element(field),
    }
    if field.hint.strip():
        block["hint"] = plain_text(field.hint)
    return block


def _element(field: Field) -> Block:
    options = [_option(each) for each in field.options if _can_be_chosen(each)]
    match field.input:
        case Input.SELECT if options:
            return _select(options, field.value)
        case Input.SEVERAL if options:
            return _several(options, field.value)
        case Input.DATE:
            initial: Block = {"initial_date": field.value} if _is_day(field.value) else {}
            return {"type": "datepicker", "action_id": VALUE, **initial}
        case _:
            return {
                "type": "plain_text_input",
                "action_id": VALUE,
                "multiline": field.input is Input.PARAGRAPH,
                **({"initial_value": cut(field.value, LONGEST_INPUT)} if field.value else {}),
            }


def _select(options: Sequence[Block], value: str) -> Block:
    chosen = [option for option in options if option["value"] == value]
    initial: Block = {"initial_option": chosen[0]} if chosen else {}
    menu: Block = {"options": options}
    if len(options) > OPTIONS:
        starts = islice(range(0, len(options), OPTIONS), OPTIONS)
        menu = {"option_groups": [_group(options, start) for start in starts]}
    return {"type": "static_select", "action_id": VALUE, **menu, **initial}


def _several(options: Sequence[Block], value: str) -> Block:
    values = value.split(BETWEEN)
    chosen = [option for option in options if option["value"] in values]
    kind = "checkboxes" if len(options) <= CHECKBOXES else "multi_static_select"
    initial: Block = {"initial_options": chosen} if chosen else {}
    return {"type": kind, "action_id": VALUE, "options": options[:OPTIONS], **initial}


def _group(options: Sequence[Block], start: int) -> Block:
    group = options[start : start + OPTIONS]
    label = f"{start + 1}–{start + len(group)}"
    return {"label": plain_text(label, LONGEST_OPTION), "options": group}


def _option(option: Option) -> Block:
    return {"text": plain_text(option.label, LONGEST_OPTION), "value": option.value}


def _can_be_chosen(option: Option) -> bool:
    """Whether Slack takes its value, which must come back as it was."""
    return 0 < len(option.value) <= LONGEST_OPTION_VALUE


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
