"""Two competitors recorded by hand and from CSV; the pages at both widths, light and dark."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Page, expect

from pacenotes.rooms.deals.actions import name_competitor, require_capability
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Fact, FactVersion
from tests.browser.conftest import sign_in
from tests.browser.looking import look
from tests.cast import deal, person
from tests.rooms.landscape.ground import Ground, ground

pytestmark = pytest.mark.django_db(transaction=True)

ROWS = """product,capability,added,removed,qualifiers,detail,source
Tally,Alerts by owner,<=3.1,,flag,alerts.routing,Their documentation
Tally,Lineage,2026-09-10,,,,Their changelog
Beacon,Lineage,2025-03-01,,,,Our release notes
"""


def test_a_new_user_records_two_competitors_and_opens_the_deal_that_felt_a_release(
    page: Page,
) -> None:
    """By hand and from CSV; over the release a differentiator goes from unique to parity."""
    kim, robin = person("technical-marketing", "Kim Larsen"), person(name="Robin Adler")
    on = deal(robin, kim, name="Kestrel Freight")
    name_competitor(deal=on, name="Plumbwell Well", by=robin)
    require_capability(deal=on, name="Lineage", by=robin)
    sign_in(page, kim.email)
    page.goto("/landscape/products/")
    for vendor, product, is_ours in (("Northbeam", "Beacon", True), ("Plumbwell", "Well", False),
                                     ("Tally Inc", "Tally", False)):  # fmt: skip
        page.goto("/landscape/products/")
        page.get_by_role("link", name="Add a vendor").click()
        page.get_by_label("Vendor").fill(vendor)
        if is_ours:
            page.get_by_label("This is us").check()
        page.get_by_role("button", name="Save").click()
        page.get_by_label("Product").fill(product)
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("heading", level=1)).to_have_text(product)
    for name, key in (("Alerts by owner", "alerts"), ("Lineage", "lineage")):
        page.goto("/landscape/capabilities/new/")
        page.get_by_label("Capability", exact=True).fill(name)
        page.get_by_label("Key").fill(key)
        page.get_by_role("button", name="Save").click()
    page.goto("/landscape/products/")
    page.get_by_role("link", name="Well", exact=True).click()
    page.get_by_role("link", name="Record a release").click()
    page.get_by_label("Release").fill("9.0")
    page.get_by_label("State").select_option("shipped")
    page.get_by_label("Day").fill("2026-09-10")
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("link", name="Record a fact").click()
    page.get_by_label("Capability").fill("Lineage")
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("Added with the release").select_option(label="9.0")
    page.get_by_label("Source").fill("Release notes 9.0")
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_text("The fact has been recorded.")).to_be_visible()

    page.goto("/landscape/imports/")
    page.get_by_label("or the rows themselves").fill(ROWS)
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_text("there is no release “3.1” of this product")).to_be_visible()
    page.get_by_label("Make releases and capabilities").check()
    page.get_by_role("button", name="See what it would do").click()
    expect(page.get_by_text("Tally 3.1")).to_be_visible()
    assert Fact.objects.count() == 1
    page.get_by_role("button", name="Bring it in").click()
    expect(page.get_by_text("3 rows came in: 3 added")).to_be_visible()
    assert Fact.objects.count() == 4

    page.goto("/landscape/?day=2026-09-09")
    lineage = page.get_by_role("row").filter(has=page.get_by_role("link", name="Lineage"))
    expect(lineage.get_by_text("unique", exact=True)).to_be_visible()
    page.get_by_role("slider", name="Day, as a slider").focus()
    page.keyboard.press("ArrowRight")
    expect(lineage.get_by_text("parity", exact=True)).to_be_visible()

    page.get_by_role("link", name="Changes").click()
    page.get_by_role("link", name="Open deals of yours that feel it").click()
    shipped = page.get_by_role("listitem").filter(has_text="Lineage in Well")
    shipped = shipped.filter(has_text="shipped")
    shipped.get_by_role("link", name="Kestrel Freight").click()
    expect(page.get_by_text("Kestrel Freight").first).to_be_visible()
    at_parity = page.get_by_role("listitem").filter(has_text="Lineage").filter(has_text="parity")
    expect(at_parity).to_be_visible()


def furnished() -> tuple[Ground, dict[str, str]]:
    """Every page, with something on it."""
    here = ground()
    release, planned = here.release("5.0"), here.release("6.0", state="planned")
    here.release("4.9", dt.date(2025, 3, 1))
    heading = actions.add_capability(
        key="watching", name="Watching pipelines", is_heading=True, by=here.kim
    )
    actions.place_capability(capability=here.alerts, parent=heading, by=here.kim)
    fact = here.fact(
        release,
        removed=planned,
        qualifiers=["flag", "add-on"],
        detail="alerts.routing in the Archive pack",
        link="https://docs.example/",
        source="The release notes of 5.0, in the chapter on alerts and who gets them",
    )
    here.fact(release, capability=here.lineage, level=3, unit="steps", how="counted by hand")
    told = actions.Told(added=dt.date(2026, 2, 2), source="Their changelog", detail="moved")
    actions.correct_fact(fact=fact, told=told, by=here.kim)
    actions.move_release(release=release, state="shipped", day=dt.date(2026, 4, 2), by=here.kim)
    actions.add_competitor_set(
        name="Everybody", ours=here.ours, others=[here.tally, here.plumbwell], by=here.kim
    )
    actions.record_coverage(
        product=here.ours, capability=here.alerts, day=dt.date(2026, 9, 1), by=here.kim,
        source="Trial account",
    )  # fmt: skip
    actions.make_statement(
        text="Support is answered by the people who write the product, within an hour.",
        proof="The last four quarterly reports; three customers say so in public.",
        since=dt.date(2026, 1, 1), by=here.kim,
    )  # fmt: skip
    robin = person(name="Robin Adler")
    given = actions.give_field_input(
        text="A customer says that Tally showed them one report over all their sites last week.",
        product=here.ours, capability=here.alerts, source="On a call", by=robin,
    )  # fmt: skip
    declined = actions.give_field_input(text="They have no support", product=here.tally, by=robin)
    actions.decide_field_input(given=declined, state="declined", reason="They have.", by=here.kim)
    pair = f"product={here.ours.pk}&capability={here.alerts.pk}"
    return here, {
        "land-products": "products/",
        "land-product": f"products/{here.ours.pk}/",
        "land-release": f"releases/{release.pk}/",
        "land-release-new": f"products/{here.ours.pk}/releases/new/",
        "land-set": "sets/new/",
        "land-capabilities": "capabilities/",
        "land-capability-edit": f"capabilities/{here.alerts.pk}/edit/",
        "land-fact-choose": "facts/new/",
        "land-fact-new": f"facts/new/?{pair}&input={given.pk}",
        "land-fact-beside": f"facts/new/?{pair}",
        "land-fact": f"facts/{fact.pk}/",
        "land-check": "coverage/new/",
        "land-statements": "statements/",
        "land-inputs": "inputs/",
        "land-imports": "imports/",
    }


def test_every_page_can_be_read_and_used(page: Page) -> None:
    here, addresses = furnished()
    sign_in(page, here.kim.email)
    wrong = []
    for name, address in addresses.items():
        page.goto(f"/landscape/{address}")
        for closed in page.locator("details > summary").all():
            closed.click()
        wrong += look(page, name)
    page.goto("/landscape/imports/")
    page.get_by_label("or the rows themselves").fill(ROWS)
    page.get_by_role("button", name="See what it would do").click()
    wrong += look(page, "land-imports-wrong")
    assert FactVersion.objects.exists()
    assert wrong == []
