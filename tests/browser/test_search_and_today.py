from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import SCREENSHOTS, sign_in
from tests.browser.looking import look
from tests.rooms.deals.whole_deal import Whole, whole_deal

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def whole(transactional_db: None) -> Whole:
    """A deal on which everything happened; made before the worker starts."""
    return whole_deal()


@pytest.fixture
def plain(whole: Whole, browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A browser window in which no script runs."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def test_the_slash_brings_one_to_the_field_and_a_hit_to_its_place(whole: Whole, page: Page) -> None:
    sign_in(page, whole.sam.email)
    field = page.get_by_role("searchbox", name="Search everything")
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    page.keyboard.type("share my scr")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=share+my+scr")
    hit = page.locator(".hit").filter(has_text="Said on a call")
    expect(hit.locator("mark").first).to_have_text("share")
    hit.get_by_role("link").click()
    place = page.locator(page.url[page.url.index("#") :])
    expect(place).to_be_in_viewport()
    expect(place).to_contain_text("Let me share my screen")


def test_a_slash_that_is_typed_stays_one(whole: Whole, page: Page) -> None:
    sign_in(page, whole.robin.email)
    page.goto("/deals/new/")
    name = page.get_by_label("Deal", exact=True)
    name.click()
    page.keyboard.type("24/7")
    expect(name).to_have_value("24/7")


def test_a_search_works_without_scripts(whole: Whole, plain: Page) -> None:
    sign_in(plain, whole.robin.email)
    plain.get_by_role("searchbox", name="Search everything").fill("fjordline")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**/search/?q=fjordline")
    plain.get_by_role("link", name="Beacon rollout").first.click()
    plain.wait_for_url(f"**/deals/{whole.deal.pk}/")


def test_what_waits_is_one_step_away_and_gone_once_it_is_done(whole: Whole, page: Page) -> None:
    sign_in(page, whole.robin.email)
    page.goto("/today/")
    section = page.get_by_role("region", name="Inputs to decide on")
    section.get_by_role("link").first.click()
    expect(page.locator(":target")).to_be_in_viewport()
    page.locator(":target").get_by_role("button", name="Accept: Mind this 4").click()
    expect(page.locator(".input.is-accepted").filter(has_text="Mind this 4")).to_be_visible()
    page.get_by_role("link", name="Today").click()
    expect(page.get_by_role("region", name="Inputs to decide on")).to_have_count(0)


def test_the_pages_can_be_read_and_used(whole: Whole, page: Page) -> None:
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    sign_in(page, whole.robin.email)
    wrong = []
    for name, address in {
        "today-sales": "/today/",
        "search-budget": "/search/?q=budget",
        "search-name": "/search/?q=fjordline",
        "search-kind": "/search/?q=budget&kind=evidence",
        "search-none": "/search/?q=zeppelin",
        "search-first": "/search/",
        "timeline-whole": f"/deals/{whole.deal.pk}/timeline/",
    }.items():
        page.goto(address)
        wrong += look(page, name)
    page.context.clear_cookies()
    sign_in(page, whole.sam.email)
    page.goto("/today/")
    wrong += look(page, "today-technical")
    assert wrong == []
