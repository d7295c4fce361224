from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from pacenotes.rooms.deals.models import Account, Deal
from tests.browser.conftest import sign_in
from tests.browser.looking import look
from tests.cast import person
from tests.tables import DEALS, kept, looked_at, pipeline_file

pytestmark = pytest.mark.django_db(transaction=True)

BAD = DEALS + "D1,Rollout,Fjordline,,Engaging,1200,EUR,2026-11-30\nD2,Second,,,Winning,,,\n"


def choose(page: Page, text: str) -> None:
    """From the list of deals to the page of a file that was taken in."""
    page.goto("/deals/")
    page.get_by_role("link", name="Files in and out").click()
    page.get_by_role("link", name="Import a file").click()
    page.get_by_label("CSV file").set_input_files(
        {"name": "pipeline.csv", "mimeType": "text/csv", "buffer": text.encode()}
    )
    page.get_by_role("button", name="Take it in").click()
    expect(page.get_by_role("heading", name="pipeline.csv")).to_be_visible()


def test_a_bad_row_is_named_and_nothing_comes_in_until_the_file_is_corrected(page: Page) -> None:
    manager = person("sales-manager", "Imke Sommer")
    Account.objects.create(name="Fjordline", owner=manager)
    sign_in(page, manager.email)
    choose(page, BAD)
    page.get_by_role("button", name="See what it would do").click()
    wrong = page.get_by_role("region", name="What is wrong")
    row = wrong.get_by_role("row").nth(1)
    expect(row).to_contain_text("3")
    expect(row).to_contain_text("Stage")
    expect(row).to_contain_text("“Winning” is no stage of New business")
    expect(page.get_by_role("button", name="Bring the 2 rows in")).to_have_count(0)
    assert not Deal.objects.exists()

    choose(page, BAD.replace("Winning", "Won"))
    page.get_by_role("button", name="See what it would do").click()
    page.get_by_role("button", name="Bring the 2 rows in").click()
    expect(page.get_by_role("heading", name="What it did")).to_be_visible()
    page.get_by_role("link", name="To the deals").click()
    expect(page.get_by_role("link", name="Rollout")).to_be_visible()
    assert Deal.objects.count() == 2


def test_what_a_value_stands_for_is_said_by_keyboard_alone(page: Page) -> None:
    manager = person("sales-manager", "Imke Sommer")
    Account.objects.create(name="Fjordline", owner=manager)
    sign_in(page, manager.email)
    choose(page, BAD)
    summary = page.get_by_text("dates, decimals, values of Stage")
    summary.focus()
    page.keyboard.press("Enter")
    page.locator("#id_values-4").fill("Winning = Won")
    button = page.get_by_role("button", name="See what it would do")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Bring the 2 rows in")).to_be_visible()


def test_the_pages_of_an_import_can_be_read_and_used(page: Page) -> None:
    manager = person("sales-manager", "Imke Sommer")
    sign_in(page, manager.email)
    fresh = kept(pipeline_file(30), "deals", manager, "sales_pipeline.csv")
    wrong = looked_at(BAD, "deals", manager, adds_accounts=True)
    told = {"adds_accounts": True, "keeps_owner_names": True}
    good = looked_at(
        pipeline_file(60), "deals", manager, constants=[("currency", "USD")], **told
    )  # fmt: skip
    faults = []
    for name, address in {
        "imports": "/deals/imports/",
        "import-new": "/deals/imports/new/",
        "import-mapping": f"/deals/imports/{fresh.pk}/",
        "import-wrong": f"/deals/imports/{wrong.pk}/",
        "import-good": f"/deals/imports/{good.pk}/",
    }.items():
        page.goto(address)
        faults += look(page, name)
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
        faults += look(page, name + "-open")
    page.get_by_role("button", name="Bring the 60 rows in").click()
    expect(page.get_by_role("heading", name="What it did")).to_be_visible()
    faults += look(page, "import-done")
    assert faults == []
