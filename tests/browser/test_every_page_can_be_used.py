"""Every page at 320 and 1,280 px, light and dark: axe finds nothing serious, nothing overflows."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import SCREENSHOTS, sign_in
from tests.cast import deal, discovery_team, heard_call, person

pytestmark = pytest.mark.django_db(transaction=True)

SERIOUS = {"serious", "critical"}


@pytest.fixture
def addresses() -> dict[str, str]:
    """Every page by name, with something on it."""
    team, robin, _ = discovery_team()
    robin.position_key = "sales-manager"
    robin.save()
    empty = deal(robin, name="Empty")
    call, broken = heard_call(team, robin), heard_call(team, robin, "{", "broken.json")
    return {
        "deals": "/deals/",
        "new-deal": "/deals/new/",
        "deal": f"/deals/{team.pk}/",
        "empty-deal": f"/deals/{empty.pk}/",
        "call": f"/calls/{call.pk}/",
        "yours": f"/calls/{call.pk}/yours/",
        "unreadable": f"/calls/{broken.pk}/",
        "people": "/people/",
        "new-colleague": "/people/new/",
        "you": "/you/",
        "password": "/you/password/",
        "not-found": "/nowhere/",
    }


def look(page: Page, name: str) -> list[str]:
    """Photograph the page in each width and scheme; what is wrong with it."""
    wrong = []
    for width in (1280, 320):
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.wait_for_timeout(150)  # colours fade over
            page.screenshot(path=SCREENSHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
            at = f"{name} at {width} px, {scheme}"
            if page.evaluate("document.documentElement.scrollWidth") > width:
                wrong.append(f"{at}: wider than the window")
            found = Axe().run(page).response["violations"]
            wrong += [f"{at}: {v['id']}: {v['help']}" for v in found if v["impact"] in SERIOUS]
    return wrong


def test_every_page_can_be_read_and_used(page: Page, addresses: dict[str, str]) -> None:
    page.goto("/sign-in/")
    wrong = look(page, "sign-in")
    sign_in(page, "robin.adler@ours.example")
    for name, address in addresses.items():
        page.goto(address)
        for closed in page.locator("details > summary").all():
            closed.click()
        page.wait_for_load_state("networkidle")
        wrong += look(page, name)
    assert wrong == []


def test_an_empty_room_says_what_to_do_first(page: Page) -> None:
    sign_in(page, person(name="Noor Haddad").email)
    assert look(page, "no-deals") == []
