"""What is filled in, and what Slack's client checks before it sends a form."""

import pytest

from bot.sandbox.forms import action, gaps, state
from bot.sandbox.wire import SlackError
from tests.bot.sandbox.stage import Json

OPTION = {"text": {"type": "plain_text", "text": "Ja"}, "value": "ja"}


def field(element: Json, **more: object) -> Json:
    label = {"type": "plain_text", "text": "Fält"}
    whole = {"action_id": "a", **element}
    return {"type": "input", "block_id": "b", "label": label, "element": whole, **more}


def faults(block: Json, **answer: object) -> dict[str, str]:
    given = {"b": {"a": {"type": block["element"]["type"], **answer}}} if answer else {}
    return gaps([block], state([block], given))


@pytest.mark.parametrize(
    ("limits", "value", "fault"),
    [
        ({}, "12", ""),
        ({}, "-12", ""),
        ({}, "tolv", "Skriv ett tal."),
        ({}, "1.5", "Skriv ett heltal."),
        ({"is_decimal_allowed": True}, "1.5", ""),
        ({"min_value": "3"}, "2", "Talet ska vara minst 3."),
        ({"max_value": "3"}, "4", "Talet ska vara högst 3."),
        ({"min_value": "3", "max_value": "3"}, "3", ""),
    ],
)
def test_numbers_are_numbers_within_their_bounds(limits: Json, value: str, fault: str) -> None:
    number = field({"type": "number_input", **limits})
    assert faults(number, value=value) == ({"b": fault} if fault else {})


def test_texts_have_a_shortest_and_a_longest_length() -> None:
    text = field({"type": "plain_text_input", "min_length": 2, "max_length": 3})
    assert faults(text, value="a") == {"b": "Skriv minst 2 tecken."}
    assert faults(text, value="abcd") == {"b": "Skriv högst 3 tecken."}
    assert faults(text, value="abc") == {}


def test_only_optional_fields_may_be_left_empty() -> None:
    select = {"type": "multi_static_select", "options": [OPTION]}
    assert faults(field(select)) == {"b": "Fyll i det här fältet."}
    assert faults(field(select, optional=True)) == {}
    assert faults(field(select), selected_options=[OPTION]) == {}


def test_an_untouched_field_answers_with_what_it_started_with() -> None:
    blocks = [
        field({"type": "static_select", "options": [OPTION], "initial_option": OPTION}),
        {
            "type": "section",
            "block_id": "s",
            "accessory": {
                "type": "users_select",
                "action_id": "u",
                "initial_user": "USKANE",
            },
        },
        {"type": "divider", "block_id": "d"},
    ]
    assert state(blocks, {"b": "skräp"}) == {
        "values": {
            "b": {"a": {"type": "static_select", "selected_option": OPTION}},
            "s": {"u": {"type": "users_select", "selected_user": "USKANE"}},
        }
    }


def test_options_are_taken_from_the_element_not_from_the_page() -> None:
    groups = {"option_groups": [{"label": {}, "options": [OPTION]}]}
    block = field({"type": "static_select", **groups})
    forged = {**OPTION, "text": {"type": "plain_text", "text": "Nej"}}
    filled = state([block], {"b": {"a": {"selected_option": forged}}})
    assert filled["values"]["b"]["a"]["selected_option"] == OPTION
    with pytest.raises(SlackError, match="unknown_option"):
        state([block], {"b": {"a": {"selected_option": {"value": "nej"}}}})


def test_what_cannot_be_pressed_is_no_action() -> None:
    with pytest.raises(SlackError, match="unknown_element"):
        action({"type": "workflow_button", "action_id": "a"}, "b", None, "1.0")
