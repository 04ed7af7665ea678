"""A browser for the tests, and the product's sandbox for it to look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.bench.processes import free_port, process, until_listens

CHROMIUM = Path("/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 10_000
START = "2026-11-23T09:00"
"""When the sandbox's clock starts: whatever day the tests run, they tell the same."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's Chromium; without it the test is skipped."""
    if not CHROMIUM.exists():
        pytest.skip("chromium is not installed: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@dataclass(frozen=True)
class Served:
    """A sandbox that runs: its page, and the address of its database."""

    page: str
    database: str


@contextmanager
def served(folder: Path) -> Iterator[Served]:
    """The sandbox in a process of its own."""
    port = free_port()
    url = f"sqlite:///{folder}/sandbox.db"
    environment = {
        "HALLBAR_SANDBOX_PORT": str(port),
        "HALLBAR_SANDBOX_DATABASE_URL": url,
        "HALLBAR_SANDBOX_AT": START,
    }
    with process("-m", "bot", "sandbox", **environment):
        until_listens(port)
        yield Served(f"http://127.0.0.1:{port}/", url)


@contextmanager
def looking(browser: Browser, address: str) -> Iterator[Page]:
    """A window on the page; it complains of nothing."""
    complaints: list[str] = []
    context = browser.new_context(locale="sv-SE", viewport={"width": 1200, "height": 860})
    context.set_default_timeout(PATIENCE)
    opened = context.new_page()
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("console", lambda said: complaints.append(said.text))
    opened.goto(address)
    yield opened
    context.close()
    assert complaints == []


def say(page: Page, text: str) -> None:
    """Write something where one is, and see it sent."""
    page.locator("#composer").fill(text)
    page.locator("#composer").press("Enter")
    expect(page.locator("#composer")).to_have_value("")


def message(page: Page, text: str) -> Locator:
    """The last message that holds a text."""
    return page.locator(".message").filter(has_text=text).last
