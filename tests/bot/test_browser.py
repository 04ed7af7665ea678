"""The product as a person meets it: the real bot in its sandbox, in a real browser."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.bot.browsing import chromium, looking, say, served

TRIES, ANSWERED_IN = 5, 15_000
"""How often a form is asked for, and the milliseconds in which anything comes of it."""


# No wider than the module: playwright keeps an event loop running, which other tests cannot share.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("sandbox")) as running:
        yield running.page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page as the coordinator of Region Skåne opens it."""
    with looking(browser, f"{address}?as=samordnare-12&channel=samordnare") as opened:
        yield opened


def last(page: Page) -> str:
    """The last message, with its blanks as one writes them."""
    return page.locator(".message").last.inner_text().replace("\u00a0", " ")


def form(page: Page, command: str, name: str) -> Locator:
    """The form that a command opens; on a busy machine it may only be offered, the first time."""
    dialog, messages = page.get_by_role("dialog", name=name), page.locator(".message")
    for _ in range(TRIES):
        known = messages.count()
        say(page, command)
        expect(dialog.or_(messages.nth(known))).to_be_visible(timeout=ANSWERED_IN)
        if dialog.is_visible():
            return dialog
    raise AssertionError(f"{command} opens no form")


def test_a_share_is_asked_for_shown_and_followed_through_a_form(page: Page, tmp_path: Path) -> None:
    say(page, "/hallbar andel Region Skåne")
    page.get_by_text("1 349 324,83 kr").first.wait_for()
    answered = last(page)
    assert "13,49325 %" in answered
    assert "Samarbetsformerna: Ändamål (R4)" in answered
    page.screenshot(path=tmp_path / "andel.png")
    assert (tmp_path / "andel.png").stat().st_size > 10_000

    page.get_by_role("button", name="Visa i kanalen").last.click()
    page.get_by_text("Visas av").wait_for()

    say(page, "/hallbar andel")
    page.get_by_role("button", name="Fyll i formulär").last.click()
    dialog = page.get_by_role("dialog", name="Andel")
    dialog.get_by_label("Region").first.select_option("Region Gotland")
    dialog.get_by_label("Belopp").fill("1e9")
    dialog.get_by_role("button", name="Visa").click()
    dialog.get_by_text("belopp i kronor").first.wait_for()
    dialog.get_by_label("Belopp").fill("10 000 000")
    dialog.get_by_role("button", name="Visa").click()
    page.get_by_role("dialog").get_by_text("57 586,58 kr").first.wait_for()
    page.get_by_role("dialog").get_by_role("button", name="Om regionen").click()
    page.get_by_role("dialog").get_by_text("Gotland").first.wait_for()
    page.get_by_role("button", name="Stäng fönstret").click()
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_the_clock_is_moved_and_another_person_looks(page: Page) -> None:
    page.locator("#clock-to").fill("2026-12-14T08:00")
    with page.expect_response("**/sandbox/clock"):
        page.get_by_role("button", name="Flytta", exact=True).click()
    expect(page.locator("#clock-day")).to_contain_text("14 december 2026")
    say(page, "/hallbar frister")
    answered = page.locator(".message.ephemeral").filter(has_text="tisdag den 15 december 2026")
    expect(answered).to_have_count(1)

    page.locator("#as").select_option("lfu1")
    page.locator("#places").get_by_text("styrgruppen").click()
    expect(answered).to_have_count(0)
    say(page, "/hallbar vem")
    expect(page.locator(".message").last).to_contain_text("ordförande", ignore_case=True)

    page.locator("#places").get_by_text("Hem").click()
    expect(page.locator("#home")).to_contain_text("verksamhetsplan", ignore_case=True)


def test_a_command_typed_bare_opens_its_form_and_what_is_filled_in_is_kept(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    with looking(browser, f"{address}?as=kansliet&channel=styrgruppen") as page:
        dialog = form(page, "/hallbar möte nytt", "Möte nytt")
        dialog.get_by_label("Datum").fill("2027-02-11")
        dialog.get_by_label("Tid").fill("10:00-12:00")
        page.screenshot(path=tmp_path / "form.png")
        dialog.get_by_role("button", name="Spara").click()
        page.get_by_role("dialog").get_by_text("Mötet är inlagt.").wait_for()
        page.get_by_role("button", name="Stäng fönstret").click()

        say(page, "@Hållbar möte nytt")
        page.get_by_role("button", name="Fyll i formulär").last.wait_for(timeout=2 * ANSWERED_IN)
        expect(page.get_by_role("dialog")).to_be_hidden()
