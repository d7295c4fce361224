from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from pacenotes.rooms.calls.jobs import WORK as ON_CALLS
from pacenotes.rooms.deals.jobs import WORK as ON_DEALS
from pacenotes.rooms.demos.jobs import WORK as ON_DEMOS
from pacenotes.rooms.history.jobs import Worker

SCREENSHOTS = Path(__file__).resolve().parents[2] / "var" / "screenshots"
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]

# Playwright's own loop runs in this thread, so Django takes what is synchronous for asynchronous.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, built without windows where that is there, or what PACENOTES_CHROMIUM
    names."""
    without_windows = shutil.which("chromium-headless-shell")
    chromium = os.environ.get("PACENOTES_CHROMIUM", without_windows or "/usr/bin/chromium")
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=QUIET)
        yield launched
        launched.close()


@pytest.fixture
def worker(transactional_db: None) -> Iterator[Worker]:
    """The background work, running as it does in `pacenotes up`."""
    running = Worker({**ON_CALLS, **ON_DEALS, **ON_DEMOS}, look_every=0.1)
    running.start()
    yield running
    running.stop(within=10)


@pytest.fixture
def page(browser: Browser, live_server: LiveServer, worker: Worker) -> Iterator[Page]:
    """A fresh browser window; a console error or a refused resource fails the test."""
    context = browser.new_context(
        base_url=live_server.url, viewport={"width": 1280, "height": 900}, locale="en-GB"
    )
    opened, faults = context.new_page(), list[str]()

    def note(message: ConsoleMessage) -> None:
        is_meant = message.location["url"].endswith("/nowhere/")  # the page that isn't there
        if message.type in {"error", "warning"} and not is_meant:
            faults.append(message.text)

    opened.on("console", note)
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.set_default_timeout(15_000)
    yield opened
    context.close()
    assert faults == []


def sign_in(page: Page, email: str) -> None:
    """Through the sign-in page, and on to the deals."""
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill(email)
    page.get_by_label("Password").fill("rally-1987")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url("**/today/")
    page.goto("/deals/")
