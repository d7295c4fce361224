from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from pacenotes.rooms.landscape.actions import (
    Told,
    add_release,
    correct_fact,
    give_field_input,
    record_fact,
)
from tests.browser.conftest import sign_in
from tests.browser.looking import look, settle
from tests.cast import person
from tests.rooms.landscape.land import Land, on_day, small_land

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def land(transactional_db: None) -> Land:
    found = small_land()
    planned = add_release(
        product=found.tally, name="9", state="planned", day=dt.date(2026, 12, 1), by=found.by
    )
    told = Told(planned, source="Their road map")
    record_fact(product=found.tally, capability=found.lineage, told=told, by=found.by)
    give_field_input(
        text="A customer says that Tally shows it in a preview.", capability=found.lineage,
        product=found.tally, source="Their architect, on the phone", by=found.by,
    )  # fmt: skip
    return found


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A browser window in which no script runs."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


def row(page: Page, name: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("link", name=name, exact=True))


def test_the_day_slider_over_a_release_turns_unique_into_parity(page: Page, land: Land) -> None:
    sign_in(page, land.by.email)
    page.get_by_role("link", name="Landscape").click()
    page.goto(f"/landscape/?set={land.northbeam_alone.pk}&day=2026-09-09")
    expect(row(page, "Lineage").get_by_text("unique", exact=True)).to_be_visible()

    slider = page.get_by_role("slider", name="Day, as a slider")
    slider.focus()
    page.keyboard.press("ArrowRight")

    expect(row(page, "Lineage").get_by_text("parity", exact=True)).to_be_visible()
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", "September 10, 2026")
    expect(page.get_by_label("Day", exact=True)).to_have_value("2026-09-10")
    expect(page.get_by_role("status").first).to_have_text("As of Sept. 10, 2026, as known today.")
    assert "day=2026-09-10" in page.url
    page.reload()
    expect(row(page, "Lineage").get_by_text("parity", exact=True)).to_be_visible()

    page.keyboard.press("ArrowLeft")
    page.get_by_role("link", name="Changes").click()
    line = page.get_by_role("listitem").filter(has_text="Northbeam Cloud")
    expect(line.get_by_text("shipped", exact=True)).to_be_visible()
    expect(line.get_by_text("unique", exact=True)).to_be_visible()
    expect(line.get_by_text("parity", exact=True)).to_be_visible()


def test_the_known_slider_goes_back_to_what_we_knew(page: Page, land: Land) -> None:
    sign_in(page, land.by.email)
    page.goto(f"/landscape/?set={land.northbeam_alone.pk}&known=2026-09-10")
    expect(row(page, "Lineage").get_by_text("parity", exact=True)).to_be_visible()
    page.get_by_role("slider", name="Known on, as a slider").focus()
    page.keyboard.press("ArrowLeft")
    expect(row(page, "Lineage").get_by_text("unique", exact=True)).to_be_visible()
    expect(page.locator("[data-said]")).to_contain_text("as known on Sept. 9, 2026")


def test_the_tree_folds_by_keyboard_and_keeps_the_focus(page: Page, land: Land) -> None:
    sign_in(page, land.by.email)
    page.goto("/landscape/")
    fold = page.get_by_role("link", name="What is below Data", exact=True)
    fold.focus()
    page.keyboard.press("ArrowLeft")
    expect(fold).to_have_attribute("aria-expanded", "false")
    expect(fold).to_be_focused()
    expect(page.get_by_role("link", name="Lineage", exact=True)).to_have_count(0)
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("link", name="Lineage", exact=True)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("link", name="What is below Lineage", exact=True)).to_be_focused()


def test_filters_redraw_in_place(page: Page, land: Land) -> None:
    sign_in(page, land.by.email)
    page.goto("/landscape/")
    page.get_by_role("checkbox", name="gap").check()
    expect(page.get_by_role("link", name="Export to CSV")).to_have_count(0)
    expect(page.get_by_role("link", name="Single sign-on")).to_be_visible()
    page.get_by_role("link", name="1 gap").click()
    expect(page.get_by_role("link", name="Export to CSV")).to_be_visible()
    expect(page.get_by_role("checkbox", name="gap")).not_to_be_checked()


def test_the_page_can_be_kept_as_a_png(page: Page, land: Land) -> None:
    sign_in(page, land.by.email)
    page.goto("/landscape/")
    with page.expect_download() as kept:
        page.get_by_role("button", name="PNG of this page").click()
    assert kept.value.path().read_bytes().startswith(b"\x89PNG")


def test_without_scripts_two_dates_and_a_button_do_the_same(plain: Page, land: Land) -> None:
    sign_in(plain, land.by.email)
    plain.goto(f"/landscape/?set={land.northbeam_alone.pk}")
    plain.get_by_label("Day", exact=True).fill("2026-09-09")
    plain.get_by_role("button", name="Show").click()
    expect(row(plain, "Lineage").get_by_text("unique", exact=True)).to_be_visible()
    expect(plain.get_by_role("slider")).to_have_count(0)
    plain.get_by_role("link", name="What is below Data", exact=True).click()
    expect(plain.get_by_role("link", name="Lineage", exact=True)).to_have_count(0)


def test_an_input_is_given_on_a_capability(page: Page, land: Land) -> None:
    robin = person(name="Robin Adler")
    sign_in(page, robin.email)
    page.goto("/landscape/")
    page.get_by_role("link", name="Single sign-on").click()
    page.get_by_label("Product", exact=True).select_option("Tally One")
    page.get_by_label("What you heard").fill("They announced it at their conference.")
    page.get_by_role("button", name="Give this input").click()
    expect(page.get_by_text("Given. Technical marketing decides on it.")).to_be_visible()
    expect(page.get_by_text("They announced it at their conference.")).to_be_visible()


def test_every_page_of_the_landscape_can_be_read_and_used(page: Page, land: Land) -> None:
    with on_day(dt.date(2026, 9, 16)):
        told = Told(dt.date(2025, 4, 1), source="A customer's screenshot", is_added_exact=False)
        record_fact(product=land.tally, capability=land.sign_on, told=told, by=land.by)
        told = Told(land.release, source="Their notes", removed=dt.date(2026, 9, 14))
        correct_fact(fact=land.lineage_theirs, told=told, by=land.by)
    sign_in(page, land.by.email)
    addresses = {
        "landscape": "/landscape/",
        "landscape-then": "/landscape/?day=2026-09-01&known=2026-09-02&q=line&standing=unique",
        "landscape-nothing": "/landscape/?q=zeppelin",
        "landscape-history": f"/landscape/capabilities/{land.lineage.pk}/",
        "landscape-history-partial": f"/landscape/capabilities/{land.sign_on.pk}/",
        "landscape-changes": "/landscape/changes/",
        "landscape-week": "/landscape/changes/week/?week=2026-W37",
    }
    wrong = []
    for name, address in addresses.items():
        page.goto(address)
        settle(page)
        wrong += look(page, name)
    assert wrong == []


def test_an_empty_landscape_can_be_read_and_used(page: Page) -> None:
    sign_in(page, person("technical-marketing").email)
    page.goto("/landscape/")
    assert look(page, "landscape-empty") == []
