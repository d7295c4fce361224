"""A page looked at as by people who see it small or dark, or who don't see it: by axe, by its
width, and in pictures."""

from __future__ import annotations

import os
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import SCREENSHOTS

SERIOUS = {"serious", "critical"}
_AXE = Axe().axe_script
_RUN = "axe.run({resultTypes: ['violations']}).then((found) => found.violations)"


def look(page: Page, name: str) -> list[str]:
    """Photograph the page in each width and scheme; what is wrong with it."""
    wrong = []
    page.emulate_media(reduced_motion="reduce")  # or colours would fade over
    for width in (1280, 320):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            photograph(page, f"{name}-{width}-{scheme}")
            at = f"{name} at {width} px, {scheme}"
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{at}: wider than the window")
            found = [one for one in violations(page) if one["impact"] in SERIOUS]
            wrong += [f"{at}: {one['id']}: {one['help']}" for one in found]
    return wrong


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds on the page as it is shown; it is put into a document once, being large."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(_AXE)
    found: list[dict[str, Any]] = page.evaluate(_RUN)
    return found


def photograph(page: Page, name: str) -> None:
    """A picture to be looked at; none where nobody does."""
    if "CI" not in os.environ:
        page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)
