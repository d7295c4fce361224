from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from pacenotes.core.listening.listen import listen
from pacenotes.core.reading import read
from pacenotes.core.seating import seat
from pacenotes.doors.cli.page import render
from tests.cast import DISCOVERY

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
HOSTILE = (
    "\n**<script>document.title = 'run'</script>:** <img src=x onerror=\"document.title='run'\">\n"
)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two calls on one page, one of them hostile, as `pacenotes listen --html` writes them."""
    debriefs = []
    for name, text in (("first.md", DISCOVERY), ("second.md", DISCOVERY + HOSTILE)):
        transcript = read(text.encode())
        debriefs.append((name, listen(transcript, seat(transcript, (), ()), None)))
    path = tmp_path_factory.mktemp("page") / "debrief.html"
    path.write_text(render(debriefs, with_conduct=True), "utf-8")
    return path


@pytest.fixture(params=["light", "dark"])
def opened(browser: Browser, written: Path, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The page in a browser, which complains of whatever the page's own policy refuses."""
    context = browser.new_context(color_scheme=request.param)
    page, faults = context.new_page(), list[str]()
    page.on("console", lambda message: faults.append(message.text))
    page.goto(written.as_uri())
    yield page
    context.close()
    assert faults == []


def test_the_page_can_be_used_by_everybody(opened: Page) -> None:
    opened.evaluate("() => 0")  # the page is there before axe is put on it
    found = Axe().run(opened, options=RULES)

    assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_stands_out_of_the_page(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 900})

    assert opened.evaluate("document.documentElement.scrollWidth") == width


def test_the_page_is_styled_and_runs_nothing(opened: Page) -> None:
    assert "Pacenotes" in opened.title()
    assert opened.locator("script, img").count() == 0
    assert opened.locator(".utterance").first.evaluate("e => getComputedStyle(e).display") == "grid"


def test_a_mark_leads_to_its_words(opened: Page) -> None:
    mark = opened.locator("a.mark").first
    mark.focus()
    opened.keyboard.press("Enter")

    assert opened.locator(".utterance:target").count() == 1
