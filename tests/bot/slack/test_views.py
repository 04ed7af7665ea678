import json
from typing import Any

import pytest

from bot.slack.limits import view_violations
from bot.slack.views import filled, form, home, modal, opened
from handlers.answer import Answer, Choice, Choices, Column, Field, Form, Input, Option, Table, Text
from handlers.ask import Chosen
from handlers.texts import slack as texts

REGIONS = tuple(Option(f"Region {number}", f"r{number}") for number in range(250))


def element(field: Field) -> dict[str, Any]:
    """How one field is drawn, in a view Slack takes."""
    view = form(Form("andel", "Andel", "Visa", (field,)))
    assert view_violations(view) == []
    (block,) = json.loads(json.dumps(view["blocks"]))
    drawn: dict[str, Any] = block["element"]
    return drawn


def test_a_form_names_each_block_after_its_argument_and_keeps_what_is_fixed() -> None:
    fields = (
        Field("region", "Region", "En region."),
        Field("datum", "Datum", required=False),
    )
    view = form(Form("andel", "En mycket lång titel på ett formulär", "Visa", fields, {"a": "b"}))
    assert view_violations(view) == []
    first, second = json.loads(json.dumps(view["blocks"]))
    assert (first["block_id"], first["optional"], first["hint"]["text"]) == (
        *("region", False, "En region."),
    )
    assert (second["block_id"], second["optional"], "hint" in second) == ("datum", True, False)
    assert json.loads(str(view["private_metadata"])) == ["andel", {"a": "b"}]
    assert str(view["title"]).count("…") == 1


def test_text_is_asked_for_on_one_line_or_several() -> None:
    line = element(Field("x", "X", value="hej"))
    assert (line["type"], line["multiline"], line["initial_value"]) == (
        *("plain_text_input", False, "hej"),
    )
    assert element(Field("x", "X", input=Input.PARAGRAPH))["multiline"]
    assert len(element(Field("x", "X", value="x" * 9000))["initial_value"]) == 3000


@pytest.mark.parametrize("value", ["imorgon", "2026-02-30", "20260331", "2026-W01-1", "", "0"])
def test_what_is_no_date_is_not_filled_in(value: str) -> None:
    assert "initial_date" not in element(Field("x", "X", input=Input.DATE, value=value))


def test_a_date_is_filled_in() -> None:
    drawn = element(Field("x", "X", input=Input.DATE, value="2027-03-31"))
    assert drawn["initial_date"] == "2027-03-31"


@pytest.mark.parametrize(("count", "kind"), [(10, "checkboxes"), (11, "multi_static_select")])
def test_several_are_chosen_with_boxes_or_from_a_menu(count: int, kind: str) -> None:
    options = REGIONS[:count]
    drawn = element(Field("x", "X", input=Input.SEVERAL, value="r2,r7", options=options))
    assert drawn["type"] == kind
    assert len(drawn["options"]) == count
    assert [each["value"] for each in drawn["initial_options"]] == ["r2", "r7"]
    assert "initial_options" not in element(Field("x", "X", input=Input.SEVERAL, options=options))


def test_a_select_shows_what_is_chosen() -> None:
    drawn = element(Field("x", "X", input=Input.SELECT, value="r7", options=REGIONS[:21]))
    assert drawn["initial_option"]["text"]["text"] == "Region 7"
    assert len(drawn["options"]) == 21
    free = element(Field("x", "X", input=Input.SELECT, value="annat", options=REGIONS[:21]))
    assert "initial_option" not in free


def test_more_options_than_a_list_takes_stand_in_several() -> None:
    drawn = element(Field("x", "X", input=Input.SELECT, value="r240", options=REGIONS))
    groups = drawn["option_groups"]
    assert [len(group["options"]) for group in groups] == [100, 100, 50]
    assert [group["label"]["text"] for group in groups] == ["1–100", "101–200", "201–250"]
    assert drawn["initial_option"]["value"] == "r240"
    assert "options" not in drawn


def test_a_select_with_nothing_to_select_is_typed_into() -> None:
    for options in ((), (Option("x", ""),), (Option("x", "y" * 151),)):
        drawn = element(Field("x", "X", input=Input.SELECT, options=options))
        assert drawn["type"] == "plain_text_input"


def test_a_form_without_fields_still_opens() -> None:
    assert view_violations(form(Form("hem", "Hem", "Visa", ()))) == []


def test_a_form_has_no_more_fields_than_a_modal_takes() -> None:
    fields = tuple(Field(str(number), "X") for number in range(130))
    view = form(Form("x", "X", "Visa", fields))
    assert view_violations(view) == []
    assert len(list(json.loads(json.dumps(view["blocks"])))) == 100


def test_an_answer_that_is_a_form_opens_as_one_and_any_other_as_text() -> None:
    asked = Form("andel", "Andel", "Visa", (Field("region", "Region"),))
    assert opened(Answer("Andel", (asked,))) == form(asked)
    nothing = Answer("Det går inte", (Text("Nej."),))
    assert opened(nothing) == modal(nothing)
    assert "private_metadata" not in modal(nothing)


def test_the_home_tab_holds_a_table_as_text() -> None:
    table = Table("Andelar", (Column("Region"),), (("Skåne",),))
    view = home(Answer("Hem", (table, Choices((Choice("Mer", Chosen("hjälp", {})),)))))
    assert view_violations(view) == []
    assert "```Region" in str(view["blocks"])


def test_a_view_larger_than_slack_takes_is_cut_and_says_so() -> None:
    many = home(Answer("Mycket", tuple(Text(str(number)) for number in range(120))))
    large = home(Answer("Stort", tuple(Text("😀" * 2900) for _ in range(20))))
    for view in (many, large):
        assert view_violations(view) == []
        blocks = json.loads(json.dumps(view["blocks"]))
        assert texts.MORE_THAN_FITS in str(blocks[-1])
    assert len(json.loads(json.dumps(many["blocks"]))) == 100
    assert 5 < len(json.loads(json.dumps(large["blocks"]))) < 20


def test_what_was_filled_in_is_read_by_argument() -> None:
    state: dict[str, dict[str, dict[str, object]]] = {
        "region": {"value": {"type": "static_select", "selected_option": {"value": "Skåne"}}},
        "datum": {"value": {"type": "datepicker", "selected_date": "2027-03-31"}},
        "text": {"value": {"type": "plain_text_input", "value": "hej"}},
        "tomt": {"value": {"type": "plain_text_input", "value": None}},
        "inget": {"value": {"type": "static_select", "selected_option": None}},
    }
    boxes = [{"value": "1"}, {"value": "3"}]
    state["flera"] = {"value": {"type": "checkboxes", "selected_options": boxes}}
    given = {"region": "Skåne", "datum": "2027-03-31", "text": "hej", "flera": "1,3"}
    assert filled(state) == {**given, "tomt": "", "inget": ""}
