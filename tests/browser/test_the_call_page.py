from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.browser.test_a_call_in_a_debrief_out import add_call
from tests.cast import discovery_team

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_is_for_ones_own_eyes_stays_off_the_paper(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    add_call(page)
    own = page.get_by_role("region", name="For your eyes only")
    own.get_by_text("Show what only you can see").click()
    expect(own).to_be_visible()

    page.emulate_media(media="print")

    expect(page.locator(".is-private")).to_be_hidden()
    expect(page.get_by_role("button", name="Listen again")).to_be_hidden()
    expect(page.locator(".lights").first).to_be_visible()


def test_the_light_at_the_top_follows_a_decision(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    add_call(page)
    expect(page.locator("#light-deadlines")).to_have_text("heard")

    deadlines = page.get_by_role("region", name="Deadlines", exact=True)
    deadlines.get_by_role("button", name="Accept").click()

    expect(page.locator("#light-deadlines")).to_have_text("answered")


def test_a_click_on_speech_goes_to_its_words(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    add_call(page)

    page.locator("lane-chart .block").last.click()

    expect(page.locator("li.utterance:target")).to_be_in_viewport()
