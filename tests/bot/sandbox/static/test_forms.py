from typing import Any, Protocol

import pytest
from playwright.sync_api import Page, expect


class Stage(Protocol):
    """The stand-in server and its browser window, from conftest."""

    canned: dict[str, Any]
    state: dict[str, Any]
    answers: dict[str, dict[str, Any]]
    messages: list[dict[str, Any]]

    def open(self, query: str = ...) -> Page: ...
    def open_form(self, blocks: list[dict[str, Any]] | None = ...) -> Page: ...
    def tell(self) -> None: ...
    def posted(self, path: str) -> list[dict[str, Any]]: ...
    def add_message(self, **given: object) -> str: ...


INSIDE = "document.querySelector('#modal').contains(document.activeElement)"


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_focus_starts_in_the_first_field_and_never_leaves_the_form(stage: Stage, key: str) -> None:
    page = stage.open_form()
    expect(page.get_by_label("Ärende")).to_be_focused()
    for _ in range(25):
        page.keyboard.press(key)
        assert page.evaluate(INSIDE)


def test_escape_tells_the_server_and_the_form_goes_when_the_server_says_so(stage: Stage) -> None:
    page = stage.open_form()
    with page.expect_response("**/sandbox/close"):
        page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert stage.posted("close")[0]["view_id"] == "V0FORM"
    stage.state["modals"] = []
    stage.tell()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_an_empty_field_is_refused_before_anything_is_sent(stage: Stage) -> None:
    page = stage.open_form()
    page.get_by_role("button", name="Öppna omröstning").click()
    field = page.get_by_label("Ärende")
    expect(field).to_be_focused()
    expect(field).to_have_accessible_description(
        "En mening som går att svara ja eller nej på. Fyll i det här fältet."
    )
    expect(field).to_have_attribute("aria-invalid", "true")
    assert stage.posted("submit") == []


def test_the_bots_error_stands_by_its_field_until_the_field_is_changed(stage: Stage) -> None:
    page = stage.open_form()
    stage.answers["submit"] = {"ok": False, "errors": {"title": "Namnet är upptaget."}}
    field = page.get_by_label("Ärende")
    field.fill("Plan 2027")
    field.press("Enter")
    expect(field).to_have_accessible_description(
        "En mening som går att svara ja eller nej på. Namnet är upptaget."
    )
    expect(field).to_have_value("Plan 2027")
    field.press("End")
    page.keyboard.type("!")
    expect(page.get_by_text("Namnet är upptaget.")).to_have_count(0)


def test_a_form_is_sent_as_slack_sends_it(stage: Stage) -> None:
    page = stage.open_form()
    page.get_by_label("Ärende").fill("Plan 2027")
    page.get_by_label("Två tredjedelar").check()
    page.locator("summary", has_text="Välj personer").click()
    page.get_by_label("Gäst").check()
    page.get_by_role("button", name="Öppna omröstning").click()
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    values = stage.posted("submit")[0]["values"]
    assert values["title"]["t"] == {"type": "plain_text_input", "value": "Plan 2027"}
    assert values["why"]["w"] == {"type": "plain_text_input", "value": None}
    assert values["closes"]["d"] == {"type": "datepicker", "selected_date": "2026-12-15"}
    assert values["kind"]["k"]["selected_option"]["value"] == "two"
    assert values["who"]["m"] == {"type": "multi_users_select", "selected_users": ["UGAST"]}


@pytest.mark.parametrize(
    ("label", "wrong", "told"),
    [
        ("E-post", "inte en adress", "e-postadress"),
        ("Adress", "example.org", "https://"),
        ("Antal", "10,5", "heltal"),
        ("Antal", "8", "högst 7"),
    ],
)
def test_a_field_says_what_it_expects(stage: Stage, label: str, wrong: str, told: str) -> None:
    page = stage.open_form(stage.canned["fields"])
    field = page.get_by_label(label, exact=True)
    field.fill(wrong)
    page.get_by_role("button", name="Öppna omröstning").click()
    expect(page.locator(".input", has=field).locator(".error")).to_contain_text(told)


def test_half_typed_words_and_the_caret_survive_a_redrawing(stage: Stage) -> None:
    page = stage.open_form()
    field = page.get_by_label("Ärende")
    field.fill("Verksamhetsplan")
    field.press("Home")
    page.keyboard.press("ArrowRight")
    hint = {"type": "plain_text", "text": "En ny ledtråd."}
    stage.state["modals"][0]["blocks"][1]["hint"] = hint
    stage.tell()
    page.get_by_text("En ny ledtråd.").wait_for()
    expect(field).to_be_focused()
    page.keyboard.type("X")
    expect(field).to_have_value("VXerksamhetsplan")


def test_the_composer_and_a_message_keep_what_is_typed_when_others_write(stage: Stage) -> None:
    stage.add_message(blocks=stage.canned["everything"])
    page = stage.open()
    page.get_by_label("Ett ord").fill("halvvägs")
    page.locator("#composer").fill("också halvvägs")
    stage.messages[-1]["edited"] = True
    stage.add_message(blocks=[], text="Något nytt")
    stage.tell()
    page.get_by_text("Något nytt").wait_for()
    expect(page.get_by_label("Ett ord")).to_have_value("halvvägs")
    expect(page.locator("#composer")).to_have_value("också halvvägs")
    page.locator('[data-channel="samordnare"]').click()
    expect(page.locator("#composer")).to_have_value("")
    page.locator('[data-channel="styrgruppen"]').click()
    expect(page.locator("#composer")).to_have_value("också halvvägs")


def test_the_focus_stays_on_a_button_whose_message_is_replaced(stage: Stage) -> None:
    page = stage.open()
    page.get_by_role("button", name="Alla andelar").focus()
    stage.messages[-1]["blocks"][0]["text"]["text"] = "Ny rubrik"
    stage.tell()
    page.get_by_text("Ny rubrik").wait_for()
    expect(page.get_by_role("button", name="Alla andelar")).to_be_focused()


def test_a_step_hard_to_undo_asks_first(stage: Stage) -> None:
    page = stage.open()
    page.get_by_role("button", name="Dra tillbaka").click()
    asked = page.get_by_role("alertdialog", name="Dra tillbaka omröstningen?")
    expect(asked.get_by_role("button", name="Behåll")).to_be_focused()
    page.keyboard.press("Escape")
    expect(asked).to_have_count(0)
    page.get_by_role("button", name="Dra tillbaka").click()
    asked.get_by_role("button", name="Dra tillbaka").click()
    expect(asked).to_have_count(0)
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    assert [each["action_id"] for each in stage.posted("action")] == ["withdraw"]


def test_choices_in_a_message_are_sent_as_they_are_made(stage: Stage) -> None:
    stage.add_message(blocks=stage.canned["everything"])
    page = stage.open()
    message = page.locator("#log .message").last
    message.get_by_label("Välj en person").select_option(label="Gäst")
    message.get_by_label("Tre").first.check()
    message.get_by_role("button", name="Fler val").click()
    page.keyboard.press("ArrowDown")
    with page.expect_response("**/sandbox/action"):
        page.keyboard.press("Enter")
    made = [(each["action_id"], each["value"]) for each in stage.posted("action")]
    assert made == [("u", "UGAST"), ("r", "3"), ("o", "2")]
    last = stage.posted("action")[-1]["values"]
    assert last["e2"]["u"] == {"type": "users_select", "selected_user": "UGAST"}
    assert last["e6"]["dt"] == {"type": "datetimepicker", "selected_date_time": 1796720400}


def test_a_pushed_form_has_a_way_back(stage: Stage) -> None:
    page = stage.open_form()
    title = {"type": "plain_text", "text": "Mer"}
    stage.state["modals"] = [
        stage.canned["modal"],
        {**stage.canned["modal"], "id": "V1", "title": title},
    ]
    stage.tell()
    page.get_by_role("dialog", name="Mer").wait_for()
    with page.expect_response("**/sandbox/close"):
        page.get_by_role("button", name="Tillbaka", exact=True).click()
    assert stage.posted("close")[0]["view_id"] == "V1"
