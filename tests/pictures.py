"""`make pictures`: the README's picture, taken of the real sandbox in a real browser."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.bench.processes import free_port, process, until_listens

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
PICTURE = Path(__file__).parents[1] / "docs" / "sandbox.png"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        port = free_port()
        environment = {
            "HALLBAR_SANDBOX_PORT": str(port),
            "HALLBAR_SANDBOX_DATABASE_URL": f"sqlite:///{folder}/sandbox.db",
        }
        with process("-m", "bot", "sandbox", **environment):
            until_listens(port)
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            page = browser.new_page(
                locale="sv-SE", viewport={"width": 1200, "height": 860}, device_scale_factor=2
            )
            page.goto(f"http://127.0.0.1:{port}/?as=samordnare-12&channel=samordnare")
            page.locator("#composer").fill("/hallbar andel Region Skåne")
            page.locator("#composer").press("Enter")
            page.get_by_text("1 349 324,83 kr").first.wait_for()
            page.screenshot(path=PICTURE)
            browser.close()


if __name__ == "__main__":
    sys.exit(main())
