"""Forms and answers drawn as modals and as the Home tab."""

from collections.abc import Mapping

from bot.slack.blocks import Block, drawn
from bot.slack.values import packed
from handlers.answer import Answer, Field, Form, Input
from handlers.ask import Chosen
from handlers.texts import slack as texts

FORM_SUBMITTED = "form"
LONGEST_TITLE = 24
VALUE = "value"
View = dict[str, object]


def form(asked: Form) -> View:
    """A form as a modal; each field is a block named after the argument it fills."""
    return {
        "type": "modal",
        "callback_id": FORM_SUBMITTED,
        "private_metadata": packed(Chosen(asked.verb, asked.fixed)),
        "title": _plain(asked.title[:LONGEST_TITLE]),
        "submit": _plain(asked.submit[:LONGEST_TITLE]),
        "close": _plain(texts.CANCEL),
        "blocks": [_field(field) for field in asked.fields],
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
        "title": _plain(texts.ANSWER),
        "close": _plain(texts.CLOSE),
        "blocks": drawn(answer, tables=False),
    }


def home(answer: Answer) -> View:
    """An answer shown on the Home tab."""
    return {"type": "home", "blocks": drawn(answer, tables=False)}


def filled(state: Mapping[str, Mapping[str, Mapping[str, object]]]) -> dict[str, str]:
    """What a person filled in, by argument."""
    fields = {}
    for name, elements in state.items():
        value = _value(elements[VALUE])
        if value is not None:
            fields[name] = value
    return fields


def _value(element: Mapping[str, object]) -> str | None:
    match element:
        case {"selected_option": {"value": str(value)}}:
            return value
        case {"selected_date": str(value)} | {"value": str(value)}:
            return value
        case _:
            return None


def _field(field: Field) -> Block:
    block: Block = {
        "type": "input",
        "block_id": field.name,
        "optional": not field.required,
        "label": _plain(field.label),
        "element": _element(field),
    }
    if field.hint:
        block["hint"] = _plain(field.hint)
    return block


def _element(field: Field) -> Block:
    match field.input:
        case Input.SELECT:
            return _select(field)
        case Input.DATE:
            initial: Block = {"initial_date": field.value} if field.value else {}
            return {"type": "datepicker", "action_id": VALUE, **initial}
        case Input.LINE | Input.PARAGRAPH:
            return {
                "type": "plain_text_input",
                "action_id": VALUE,
                "multiline": field.input is Input.PARAGRAPH,
                **({"initial_value": field.value} if field.value else {}),
            }


def _select(field: Field) -> Block:
    options = [{"text": _plain(each.label), "value": each.value} for each in field.options]
    chosen = [option for option in options if option["value"] == field.value]
    initial: Block = {"initial_option": chosen[0]} if chosen else {}
    return {"type": "static_select", "action_id": VALUE, "options": options, **initial}


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text}
