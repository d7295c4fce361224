from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import sign_in
from tests.cast import DISCOVERY, discovery_team

pytestmark = pytest.mark.django_db(transaction=True)

FILE = {"name": "discovery.md", "mimeType": "text/markdown", "buffer": DISCOVERY.encode()}


def add_call(page: Page) -> None:
    """From the list of deals to the page of a call that was listened to."""
    page.get_by_role("link", name="Rollout").click()
    page.get_by_label("Transcripts").set_input_files(FILE)  # type: ignore[arg-type]
    page.get_by_label("Held on").fill("2026-09-14")
    page.get_by_role("button", name="Add and listen").click()
    expect(page.get_by_role("heading", name="Five questions")).to_be_visible()


def test_from_signing_in_to_an_accepted_proposal_that_stays(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    add_call(page)

    deadlines = page.get_by_role("region", name="Deadlines", exact=True)
    expect(deadlines.get_by_text("heard", exact=True)).to_be_visible()
    deadlines.get_by_role("button", name="Accept").click()
    expect(deadlines.get_by_text("answered", exact=True)).to_be_visible()
    expect(deadlines.get_by_role("button", name="Take back")).to_be_focused()

    page.get_by_role("button", name="Listen again").click()
    expect(page.locator("#progress")).to_have_count(0)
    expect(deadlines.get_by_text("accepted by Robin Adler")).to_be_visible()
    page.get_by_role("link", name="Rollout").click()
    lights = page.get_by_role("region", name="Five questions")
    expect(lights.get_by_text("answered", exact=True)).to_have_count(1)


def test_a_proposal_is_accepted_by_keyboard_alone(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    add_call(page)
    deadlines = page.get_by_role("region", name="Deadlines", exact=True)
    deadlines.get_by_role("button", name="Accept").focus()
    page.keyboard.press("Enter")
    expect(deadlines.get_by_text("answered", exact=True)).to_be_visible()
    page.keyboard.press("Enter")
    expect(deadlines.get_by_text("heard", exact=True)).to_be_visible()


def test_a_mark_on_a_lane_leads_to_its_words(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    add_call(page)
    page.locator("lane-chart a.mark").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.wait_for_url("**/calls/*/#u-*")
    target = page.locator("li.utterance:target")
    expect(target).to_be_in_viewport()
    expect(target.locator("mark").first).to_be_visible()


def test_ones_own_conduct_opens_on_the_page_when_asked_for(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    add_call(page)
    own = page.get_by_role("region", name="For your eyes only")
    expect(own.get_by_text("Show them the alert page.")).to_have_count(0)
    own.get_by_text("Show what only you can see").click()
    expect(own.get_by_text("Show them the alert page.")).to_be_visible()


def test_without_scripts_everything_works_by_plain_forms(page: Page) -> None:
    _, robin, _ = discovery_team()
    browser = page.context.browser
    assert browser is not None
    base = page.context.new_page()
    base.goto("/sign-in/")
    context = browser.new_context(java_script_enabled=False, base_url=base.url.split("/sign-in")[0])
    plain = context.new_page()
    sign_in(plain, robin.email)
    plain.get_by_role("link", name="Rollout").click()
    plain.get_by_label("Transcripts").set_input_files(FILE)  # type: ignore[arg-type]
    plain.get_by_role("button", name="Add and listen").click()
    for _ in range(100):
        again = plain.get_by_role("link", name="Load the page anew")
        if again.count() == 0:
            break
        plain.wait_for_timeout(100)
        again.click()
    need = plain.get_by_role("region", name="Qualified", exact=True)
    need.get_by_role("button", name="Accept").first.click()
    expect(need.get_by_text("accepted by Robin Adler")).to_be_visible()
    context.close()


def test_a_file_that_can_not_be_read_says_so_and_is_replaced(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    page.get_by_role("link", name="Rollout").click()
    broken = {"name": "broken.json", "mimeType": "application/json", "buffer": b'{"a": ['}
    page.get_by_label("Transcripts").set_input_files(broken)  # type: ignore[arg-type]
    page.get_by_role("button", name="Add and listen").click()
    expect(page.get_by_text("Nothing was lost")).to_be_visible()
    page.get_by_label("Another file").set_input_files(FILE)  # type: ignore[arg-type]
    page.get_by_role("button", name="Replace it").click()
    expect(page.get_by_role("heading", name="Five questions")).to_be_visible()


def test_files_can_be_dropped_on_the_page(page: Page) -> None:
    _, robin, _ = discovery_team()
    sign_in(page, robin.email)
    page.get_by_role("link", name="Rollout").click()
    page.evaluate(
        """text => {
            const data = new DataTransfer();
            data.items.add(new File([text], "dropped.md", {type: "text/markdown"}));
            document.querySelector("drop-zone form").dispatchEvent(
                new DragEvent("drop", {dataTransfer: data, bubbles: true, cancelable: true}));
        }""",
        DISCOVERY,
    )
    page.get_by_role("button", name="Add and listen").click()
    expect(page.get_by_role("heading", name="Five questions")).to_be_visible()
    expect(page.get_by_role("heading", name="dropped")).to_be_visible()
