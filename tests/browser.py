"""A real Chromium for tests of the web simulator.

Ask for `page`, or for `browser` to open several phones side by side. Playwright runs an event loop in the thread of
the test, so a file that uses it cannot call `asyncio.run` itself; the browser is closed when the file is done.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

REQUIRED = "LAPORMITRA_REQUIRE_BROWSER"
NO_BROWSER = "there is no Chromium here; mend it with: apt install chromium"
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
PHONE: ViewportSize = {"width": 360, "height": 740}
QUIET = (
    "--no-sandbox",  # Chromium refuses its sandbox to root, which is who tests are in a container
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""Arguments that keep Chromium from looking for a screen card and from calling home."""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a window, started once a file."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_chromium(), args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh page, as wide as a small phone, that shares no cookies with other tests."""
    with browser.new_context(viewport=PHONE, locale="id-ID") as context:
        yield context.new_page()


def _chromium() -> str:
    for name in CHROMIUM_NAMES:
        if path := shutil.which(name):
            return path
    if os.environ.get(REQUIRED):
        pytest.fail(NO_BROWSER)
    pytest.skip(NO_BROWSER)
