"""What a person has filled in: state.values, and the checks Slack's client makes itself."""

from collections.abc import Iterator

from bot.sandbox.block_kit import elements
from bot.sandbox.wire import Payload, SlackError

_TEXT = ("value", "initial_value")
# An element's type -> the key of its answer, the key of what it starts with.
ANSWERS = {
    "plain_text_input": _TEXT,
    "number_input": _TEXT,
    "email_text_input": _TEXT,
    "url_text_input": _TEXT,
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", ""),
    "static_select": ("selected_option", "initial_option"),
    "external_select": ("selected_option", "initial_option"),
    "radio_buttons": ("selected_option", "initial_option"),
    "overflow": ("selected_option", ""),
    "multi_static_select": ("selected_options", "initial_options"),
    "multi_external_select": ("selected_options", "initial_options"),
    "checkboxes": ("selected_options", "initial_options"),
    "users_select": ("selected_user", "initial_user"),
    "channels_select": ("selected_channel", "initial_channel"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_users_select": ("selected_users", "initial_users"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
}
_STATELESS = {"overflow"}


def state(blocks: list[Payload], values: Payload) -> Payload:
    """Give state.values: what is filled in so far, else what each element started with."""
    result: Payload = {}
    for block in blocks:
        for element in _kept(block):
            answer = _answer(element, _given(values, block["block_id"], element["action_id"]))
            result.setdefault(block["block_id"], {})[element["action_id"]] = answer
    return {"values": result}


def action(element: Payload, block_id: str, value: object, at: str) -> Payload:
    """Give what pressing or choosing in an element sends."""
    made = {
        "type": element["type"],
        "action_id": element["action_id"],
        "block_id": block_id,
        "action_ts": at,
    }
    if element["type"] == "button":
        return made | {key: element[key] for key in ("text", "value", "style") if key in element}
    if element["type"] not in ANSWERS:
        raise SlackError("unknown_element")
    key = ANSWERS[element["type"]][0]
    return made | {key: _chosen(element, key, value)}


def gaps(blocks: list[Payload], values: Payload) -> dict[str, str]:
    """Say in Swedish which fields stop the form from being sent, by block."""
    wrong = {}
    for block in blocks:
        if block["type"] == "input":
            element = block["element"]
            key = ANSWERS[element["type"]][0]
            fault = _fault(
                block, values["values"][block["block_id"]][element["action_id"]].get(key)
            )
            if fault:
                wrong[block["block_id"]] = fault
    return wrong


def _kept(block: Payload) -> Iterator[Payload]:
    return (e for e in elements(block) if e["type"] in ANSWERS and e["type"] not in _STATELESS)


def _given(values: Payload, block_id: str, action_id: str) -> Payload | None:
    given = values.get(block_id, {})
    found = given.get(action_id) if isinstance(given, dict) else None
    return found if isinstance(found, dict) else None


def _answer(element: Payload, given: Payload | None) -> Payload:
    key, initial = ANSWERS[element["type"]]
    if given is None:
        value = element.get(initial, [] if _is_many(key) else None)
    else:
        value = _chosen(element, key, given.get(key))
    return {"type": element["type"], key: value}


def _is_many(key: str) -> bool:
    return key.endswith("s")


def _chosen(element: Payload, key: str, value: object) -> object:
    """Give the answer in Slack's form; an option comes as its value or as itself."""
    if key == "selected_option":
        return None if value is None else _option(element, value)
    if key == "selected_options":
        chosen = value if isinstance(value, list) else []
        return [_option(element, each) for each in chosen]
    if _is_many(key):
        return value if isinstance(value, list) else []
    return None if value == "" else value


def _option(element: Payload, wanted: object) -> Payload:
    name = wanted.get("value") if isinstance(wanted, dict) else wanted
    groups = [{"options": element.get("options", [])}, *element.get("option_groups", [])]
    for group in groups:
        for option in group["options"]:
            if option.get("value") == name:
                found: Payload = option
                return found
    raise SlackError("unknown_option")


def _fault(block: Payload, value: object) -> str:
    if value in (None, "", []):
        return "" if block.get("optional") else "Fyll i det här fältet."
    element = block["element"]
    if element["type"] == "number_input":
        return _number_fault(element, str(value))
    shortest, longest = element.get("min_length", 0), element.get("max_length", 3000)
    if isinstance(value, str) and len(value) < shortest:
        return f"Skriv minst {shortest} tecken."
    if isinstance(value, str) and len(value) > longest:
        return f"Skriv högst {longest} tecken."
    return ""


def _number_fault(element: Payload, value: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return "Skriv ett tal."
    if "." in value and not element.get("is_decimal_allowed"):
        return "Skriv ett heltal."
    low, high = element.get("min_value"), element.get("max_value")
    if low is not None and number < float(low):
        return f"Talet ska vara minst {low}."
    if high is not None and number > float(high):
        return f"Talet ska vara högst {high}."
    return ""
