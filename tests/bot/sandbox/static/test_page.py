from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from playwright.sync_api import Page, expect


class Stage(Protocol):
    """The stand-in server and its browser window, from conftest."""

    canned: dict[str, Any]
    state: dict[str, Any]
    answers: dict[str, dict[str, Any]]
    messages: list[dict[str, Any]]
    address: str

    def open(self, query: str = ...) -> Page: ...
    def open_form(self, blocks: list[dict[str, Any]] | None = ...) -> Page: ...
    def tell(self) -> None: ...
    def posted(self, path: str) -> list[dict[str, Any]]: ...
    def add_message(self, **given: object) -> str: ...


CONTROLS = {
    "button", "link", "textbox", "combobox", "checkbox", "radio", "menuitem", "searchbox",
    "listbox", "Date", "DateTime", "InputTime", "DisclosureTriangle", "dialog", "image", "log",
}  # fmt: skip


def nameless(page: Page) -> list[str]:
    """Roles of the controls that a screen reader would have nothing to call."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    seen = (node for node in tree["nodes"] if not node["ignored"])
    roles = ((node["role"]["value"], node.get("name", {}).get("value", "")) for node in seen)
    return [role for role, name in roles if role in CONTROLS and not name.strip()]


def test_the_first_tab_reaches_the_skip_link_and_it_leads_past_the_sidebar(stage: Stage) -> None:
    page = stage.open()
    page.keyboard.press("Tab")
    expect(page.get_by_text("Hoppa till innehållet")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#log")).to_be_focused()


def test_a_command_is_sent_and_a_button_pressed_with_the_keyboard_alone(stage: Stage) -> None:
    page = stage.open()
    wanted = iter(tabs(page))
    assert "Visa i kanalen" in wanted
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Visa i kanalen")).not_to_have_attribute(
        "aria-busy", "true"
    )
    assert "Meddelande" in wanted
    page.keyboard.type("/hallbar andel Region Skåne")
    page.keyboard.press("Enter")
    expect(page.locator("#composer")).to_have_value("")
    assert stage.posted("action")[0] == {
        "as": "kansliet",
        "container": {"type": "message", "channel": "C0STYRGRUPP", "ts": "1763794200.000100"},
        "block_id": "a",
        "action_id": "show",
        "values": {},
    }
    assert stage.posted("message") == [
        {"as": "kansliet", "channel": "C0STYRGRUPP", "text": "/hallbar andel Region Skåne"}
    ]


def tabs(page: Page) -> Iterator[str]:
    """Press Tab through the page; gives what each stop is called."""
    for _ in range(80):
        page.keyboard.press("Tab")
        yield page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent"
        )


def test_shift_enter_makes_a_line_and_arrow_up_recalls_what_was_sent(stage: Stage) -> None:
    page = stage.open()
    composer = page.locator("#composer")
    composer.fill("första")
    composer.press("Shift+Enter")
    page.keyboard.type("andra")
    composer.press("Enter")
    expect(composer).to_have_value("")
    composer.press("ArrowUp")
    expect(composer).to_have_value("första\nandra")
    assert stage.posted("message")[0]["text"] == "första\nandra"


def test_a_begun_command_is_completed_with_tab(stage: Stage) -> None:
    page = stage.open()
    page.locator("#composer").press_sequentially("/ha")
    expect(page.locator("#suggestions li").first).to_contain_text("/hallbar")
    page.keyboard.press("Tab")
    expect(page.locator("#composer")).to_have_value("/hallbar ")


def test_each_control_has_a_name(stage: Stage) -> None:
    stage.add_message(blocks=stage.canned["everything"])
    assert nameless(stage.open()) == []
    assert nameless(stage.open("?as=kansliet&channel=hem")) == []
    stage.state["modals"] = [{**stage.canned["modal"], "blocks": stage.canned["fields"]}]
    assert nameless(stage.open()) == []


@pytest.mark.parametrize("place", ["styrgruppen", "samordnare", "hem", "hallbar"])
def test_nothing_scrolls_sideways_on_a_small_screen(stage: Stage, place: str) -> None:
    stage.add_message(blocks=stage.canned["everything"])
    page = stage.open(f"?as=kansliet&channel={place}")
    page.set_viewport_size({"width": 360, "height": 640})
    sideways = "[document.body, ...document.querySelectorAll('#log, #home, #main')]"
    assert page.evaluate(f"{sideways}.filter(n => n.scrollWidth > n.clientWidth).length") == 0
    page.get_by_role("button", name="Meny").click()
    expect(page.locator("#as")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Meny")).to_be_focused()


def test_another_person_keeps_the_channel_and_the_address_says_who(stage: Stage) -> None:
    page = stage.open()
    page.locator("#as").select_option("samordnare-12")
    page.wait_for_url("**/?as=samordnare-12&channel=styrgruppen")
    page.locator('[data-channel="samordnare"]').click()
    page.wait_for_url("**/?as=samordnare-12&channel=samordnare")
    expect(page.locator("#place-name")).to_have_text("#samordnare")


def test_what_comes_elsewhere_is_counted_until_it_is_read(stage: Stage) -> None:
    page = stage.open()
    stage.state["messages"]["C0SAMORD"] = [{**stage.messages[-1], "ts": "1763799000.000100"}]
    stage.tell()
    expect(page.locator('[data-channel="samordnare"]')).to_have_text("samordnare1 nya")
    page.locator('[data-channel="samordnare"]').click()
    expect(page.locator('[data-channel="samordnare"]')).to_have_text("samordnare")


def test_the_clock_shows_what_happened_on_the_way(stage: Stage) -> None:
    ran = ["2026-12-01 08:00: kallelse till möte 4"]
    stage.answers["clock"] = {"ok": True, "now": "2026-12-15T08:00:00+01:00", "ran": ran}
    page = stage.open()
    page.get_by_role("button", name="15 december").click()
    expect(page.locator("#clock-ran li")).to_have_text(ran)
    expect(page.locator("#clock-now")).to_have_text("08:00")
    page.locator("#clock-to").fill("2027-03-31T08:00")
    with page.expect_response("**/sandbox/clock"):
        page.locator("#clock-move").click()
    moves = ["2026-12-15T08:00", "2027-03-31T08:00"]
    assert [each["to"] for each in stage.posted("clock")] == moves


def test_a_failure_is_told_and_the_words_are_given_back(stage: Stage) -> None:
    message = "Hållbar svarade inte inom tre sekunder."
    stage.answers["message"] = {"ok": False, "error": "operation_timeout", "message": message}
    page = stage.open()
    page.locator("#composer").fill("/hallbar")
    page.locator("#composer").press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(message)
    expect(page.locator("#composer")).to_have_value("/hallbar")


def test_a_bot_that_is_not_connected_is_announced(stage: Stage) -> None:
    page = stage.open()
    expect(page.locator("#banner")).to_be_hidden()
    stage.state["connected"] = 0
    stage.tell()
    expect(page.locator("#banner")).to_contain_text("inte ansluten")


def test_a_permalink_opens_its_channel_and_points_at_the_message(stage: Stage) -> None:
    link = "<http://127.0.0.1/archives/C0STYRGRUPP/p1763794200000100|Till svaret>"
    stage.state["home"]["blocks"][1]["text"]["text"] = link.replace(
        "http://127.0.0.1/", stage.address
    )
    page = stage.open("?as=kansliet&channel=hem")
    page.get_by_role("link", name="Till svaret").click()
    page.wait_for_url("**/?as=kansliet&channel=styrgruppen")
    expect(page.locator('[data-ts="1763794200.000100"]')).to_be_focused()


def test_the_newest_message_stays_in_sight_until_the_person_scrolls_up(stage: Stage) -> None:
    page = stage.open()
    end = "(n) => n.scrollHeight - n.scrollTop - n.clientHeight < 2"
    log = page.locator("#log").element_handle()
    page.wait_for_function(end, arg=log)
    page.locator("#log").hover()
    page.mouse.wheel(0, -600)
    page.wait_for_function("(n) => n.scrollHeight - n.scrollTop - n.clientHeight > 500", arg=log)
    stage.add_message(blocks=[], text="Något nytt")
    stage.tell()
    page.get_by_role("button", name="Nya meddelanden").click()
    page.wait_for_function(end, arg=log)
