"""The sandbox begun over again, as a person does it with the keyboard alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.bot.browsing import START, chromium, say, served

AGAIN = 60_000
"""The milliseconds a new beginning may take on a machine that is busy."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


def test_the_sandbox_is_begun_over_again_and_says_where_the_old_one_is(
    browser: Browser, tmp_path: Path
) -> None:
    with served(tmp_path) as running:
        page = browser.new_page(locale="en-US")
        page.goto(f"{running.page}?as=kansliet&channel=styrgruppen")
        say(page, "/hallbar budget 2028 sätt belopp=12000000")
        expect(page.locator(".message").last).to_contain_text("Budgeten för 2028 är registrerad")
        assert page.locator("#clock-to").input_value() == "2026-11-24 08:00"
        page.locator("#clock-to").fill("2026-12-14 08:00")
        page.locator("#clock-to").press("Enter")
        expect(page.locator("#clock-day")).to_contain_text("14 december 2026")

        page.get_by_role("button", name="Börja om").press("Enter")
        dialog = page.get_by_role("alertdialog", name="Börja om från början?")
        page.keyboard.press("Escape")
        expect(dialog).to_be_hidden()
        expect(page.locator("#start-over")).to_be_focused()
        page.keyboard.press("Enter")
        dialog.get_by_role("button", name="Börja om").press("Enter")

        notice = page.get_by_role("status").filter(has_text="Sandlådan har börjat om")
        expect(notice).to_be_visible(timeout=AGAIN)
        expect(page.locator("#clock-day")).to_contain_text("23 november 2026")
        expect(page.locator(".message")).to_have_count(0)
        (aside,) = tmp_path.glob("sandbox-*.db")
        expect(notice).to_contain_text(aside.name)
        page.get_by_role("button", name="Stäng upplysningen").press("Enter")
        expect(notice).to_be_hidden()
        say(page, "/hallbar budget 2028")
        expect(page.locator(".message").last).to_contain_text("Inget beslut om budget för 2028")
        page.close()
    assert START.startswith("2026-11-23")
