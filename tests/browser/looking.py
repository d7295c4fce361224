"""A page looked at as by people who see it small or dark, or who don't see it: by axe, by its
width, and in pictures."""

from __future__ import annotations

import os
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import SCREENSHOTS

SERIOUS = {"serious", "critical"}
IS_CI = "CI" in os.environ
Scheme = Literal["light", "dark"]
LOOKED_AT: list[tuple[int, Scheme]] = [(1280, "light"), (320, "dark")]
"""Each width and each scheme once: a scheme changes colours alone, whose pairs are counted in both
by tests/site/test_contrast.py, and a width the layout alone."""
PHOTOGRAPHED_TOO: list[tuple[int, Scheme]] = [(1280, "dark"), (320, "light")]
_AXE = Axe().axe_script
_RUN = "axe.run({resultTypes: ['violations']}).then((found) => found.violations)"


def look(page: Page, name: str) -> list[str]:
    """What is wrong with the page in each width and each scheme; photographed in every pair."""
    wrong = []
    page.emulate_media(reduced_motion="reduce")  # or colours would fade over
    for width, scheme in LOOKED_AT if IS_CI else [*LOOKED_AT, *PHOTOGRAPHED_TOO]:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        photograph(page, f"{name}-{width}-{scheme}")
        if (width, scheme) in LOOKED_AT:
            wrong += [f"{name} at {width} px, {scheme}: {said}" for said in _wrong(page, width)]
    return wrong


def _wrong(page: Page, width: int) -> list[str]:
    found = [one for one in violations(page) if one["impact"] in SERIOUS]
    said = [f"{one['id']}: {one['help']}" for one in found]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        said.insert(0, "wider than the window")
    return said


def settle(page: Page) -> None:
    """Wait until what was asked for is there, and in its own letters."""
    expect(page.locator(".htmx-request, .htmx-settling")).to_have_count(0)
    page.evaluate("document.fonts.ready.then(() => true)")


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds on the page as it is shown; it is put into a document once, being large."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return found


def photograph(page: Page, name: str) -> None:
    """A picture to be looked at; none where nobody does."""
    if not IS_CI:
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
