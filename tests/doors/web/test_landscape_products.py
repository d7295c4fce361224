"""Vendors, products, sets, releases and capabilities on their pages."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from pacenotes.core.landscape.days import OPEN
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import (
    Capability,
    CapabilityVersion,
    CompetitorSet,
    Product,
    Release,
    ReleaseVersion,
    StatementVersion,
    Vendor,
)
from tests.cast import EVERY_POSITION, person
from tests.doors.web.conftest import SignedIn
from tests.doors.web.test_demos import form_of
from tests.doors.web.test_every_page import HOSTILE, check
from tests.rooms.deals.seats import all_rows
from tests.rooms.landscape.ground import Ground, ground

pytestmark = pytest.mark.django_db


@pytest.fixture
def here() -> Ground:
    return ground()


def test_a_landscape_begins_with_us_our_product_and_a_competitor(signed_in: SignedIn) -> None:
    browser = signed_in(person("technical-marketing"))
    assert "Begin with ourselves" in browser.get("/landscape/products/").text
    added = browser.post("/landscape/vendors/new/", {"name": "Northbeam", "is_ours": "on"})
    us = Vendor.objects.get()
    assert added["Location"] == f"/landscape/products/new/?vendor={us.pk}"
    assert f'value="{us.pk}" selected' in browser.get(added["Location"]).text
    browser.post("/landscape/products/new/", {"vendor": us.pk, "name": "Beacon"})
    ours = Product.objects.get(key="northbeam-beacon")
    browser.post("/landscape/vendors/new/", {"name": "Plumbwell"})
    theirs = Vendor.objects.get(is_ours=False)
    browser.post("/landscape/products/new/", {"vendor": theirs.pk, "name": "Well", "key": "well"})
    browser.post(
        "/landscape/sets/new/",
        {"name": "All", "ours": ours.pk, "others": [Product.objects.get(key="well").pk]},
    )
    page = browser.get("/landscape/products/").text
    assert "All" in page
    assert "against" in page


def test_names_change_and_who_is_us(here: Ground, signed_in: SignedIn) -> None:
    browser = signed_in(here.kim)
    at = f"/landscape/products/{here.tally.pk}/edit/"
    browser.post(at, form_of(browser, at) | {"name": "Tally 2"})
    assert Product.objects.get(pk=here.tally.pk).name == "Tally 2"
    vendor = f"/landscape/vendors/{here.tally.vendor_id}/"
    refused = browser.post(vendor, form_of(browser, vendor) | {"name": "Tally", "is_ours": "on"})
    assert refused.status_code == 422
    assert "“Northbeam” is us already" in refused.text
    browser.post(vendor, form_of(browser, vendor) | {"name": "Tally"})
    assert Vendor.objects.get(pk=here.tally.vendor_id).name == "Tally"


def test_a_set_is_edited_and_a_wrong_one_refused(here: Ground, signed_in: SignedIn) -> None:
    browser = signed_in(here.kim)
    told = {"name": "North", "ours": here.ours.pk, "others": [here.tally.pk]}
    browser.post("/landscape/sets/new/", told)
    chosen = CompetitorSet.objects.get()
    both = {**told, "others": [here.tally.pk, here.plumbwell.pk]}
    at = f"/landscape/sets/{chosen.pk}/"
    browser.post(at, form_of(browser, at) | both)
    assert chosen.others.count() == 2
    for wrong in ({**told, "others": []}, {**told, "others": [here.ours.pk]}, {**told, "name": ""}):
        refused = browser.post(at, form_of(browser, at) | wrong)
        assert refused.status_code == 422
    assert chosen.others.count() == 2
    us = f"/landscape/vendors/{here.ours.vendor_id}/"
    turned = browser.post(us, {"name": "Northbeam", "version": here.ours.vendor.version})
    assert "“North” holds its products" in turned.text


def test_a_release_moves_and_says_what_moved_with_it(here: Ground, signed_in: SignedIn) -> None:
    browser = signed_in(here.kim)
    new = f"/landscape/products/{here.ours.pk}/releases/new/"
    refused = browser.post(new, {"name": "5.0", "state": "shipped"})
    assert refused.status_code == 422
    assert "needs a date" in refused.text
    browser.post(new, {"name": "5.0", "state": "shipped", "day": "2026-03-01"})
    release = Release.objects.get()
    here.fact(release)
    here.fact(release, capability=here.lineage)
    at = f"/landscape/releases/{release.pk}/"
    assert "2 facts hang on it" in browser.get(at).text
    moved = browser.post(at, _moved(browser, at, "2026-04-01"), follow=True)
    assert "2 facts moved with it" in moved.text
    assert "replaced on that day" in moved.text
    now = ReleaseVersion.objects.get(recorded_until=OPEN)
    assert now.day == dt.date(2026, 4, 1).toordinal()
    same = browser.post(at, _moved(browser, at, "2026-04-01"), follow=True)
    assert "Nothing was changed" in same.text
    to_come = browser.post(at, _moved(browser, at, "2027-04-01"))
    assert "hasn&#x27;t come yet" in to_come.text
    twice = browser.post(new, {"name": "5.0", "state": "planned"})
    assert "Move that one" in twice.text


def test_a_release_is_renamed_and_its_facts_stay_with_it(here: Ground, signed_in: SignedIn) -> None:
    browser, release = signed_in(here.kim), here.release("5.0")
    fact = here.fact(release)
    here.release("6.0")
    at = f"/landscape/releases/{release.pk}/edit/"
    taken = browser.post(at, form_of(browser, at) | {"name": "6.0"})
    assert "There is a release of that name" in taken.text
    renamed = browser.post(at, form_of(browser, at) | {"name": "5.0 LTS"}, follow=True)
    assert "5.0 LTS" in renamed.text
    assert "with 5.0 LTS" in browser.get(f"/landscape/facts/{fact.pk}/").text
    event = Event.objects.get(verb="renamed")
    assert (event.before, event.after) == ({"name": "5.0"}, {"name": "5.0 LTS"})


def _moved(browser: Client, at: str, day: str) -> dict[str, Any]:
    return form_of(browser, at) | {"state": "shipped", "day": day}


def test_a_capability_is_added_placed_and_renamed(here: Ground, signed_in: SignedIn) -> None:
    browser = signed_in(here.kim)
    new = "/landscape/capabilities/new/"
    browser.post(new, {"name": "Operations", "key": "operations", "is_heading": "on"})
    told = {"name": "Alerts", "about": "To whom?", "parent": "operations", "unit": "s"}
    at = f"/landscape/capabilities/{here.alerts.pk}/edit/"
    browser.post(at, form_of(browser, at) | {**told, "better": "lower", "is_deprecated": "on"})
    place = CapabilityVersion.objects.get(capability=here.alerts, recorded_until=OPEN)
    assert place.parent is not None
    assert (place.parent.key, place.unit, place.better) == ("operations", "s", "lower")
    assert place.is_deprecated
    assert Capability.objects.get(pk=here.alerts.pk).about == "To whom?"
    page = browser.get("/landscape/capabilities/").text
    assert "no longer recommended" in page
    assert 'class="depth-1"' in page
    operations = Capability.objects.get(key="operations")
    above = f"/landscape/capabilities/{operations.pk}/edit/"
    circle = browser.post(
        above, form_of(browser, above) | {"name": "Ops", "parent": "Alerts", "is_heading": "on"}
    )
    assert "part of itself" in circle.text
    assert Capability.objects.get(key="operations").name == "Operations"
    unknown = browser.post(at, {**told, "parent": "Nonsense"})
    assert "No capability is called that" in unknown.text
    no_unit = browser.post(at, form_of(browser, at) | {"better": "lower", "unit": ""})
    assert "in what its levels are measured" in no_unit.text


def test_capabilities_are_searched_and_many_are_shown_level_by_level(
    here: Ground, signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = signed_in(person())
    part = actions.add_capability(key="a.b", name="By team", parent=here.alerts, by=here.kim)
    assert "By team" in browser.get("/landscape/capabilities/?q=TEAM").text
    assert "Lineage" not in browser.get("/landscape/capabilities/?q=TEAM").text
    monkeypatch.setattr("pacenotes.rooms.landscape.queries.kept.MOST_IN_ONE_TREE", 2)
    page = browser.get("/landscape/capabilities/").text
    assert "By team" not in page
    below = browser.get(f"/landscape/capabilities/?under={here.alerts.pk}").text
    assert f"/landscape/capabilities/{part.pk}/" in below


def test_statements_are_made_and_stated_otherwise(signed_in: SignedIn) -> None:
    browser = signed_in(kim := person("technical-marketing"))
    told = {"text": "We answer in an hour", "proof": "Report of March", "since": "2026-01-01"}
    browser.post("/landscape/statements/new/", told)
    made = StatementVersion.objects.get()
    assert made.recorded_by == kim
    at = f"/landscape/statements/{made.statement_id}/"
    read = form_of(browser, at)
    assert "before it begins" in browser.post(at, {**read, "until": "2025-01-01"}).text
    browser.post(at, {**read, "until": "2026-06-01"})
    page = browser.get("/landscape/statements/").text
    assert "Jan. 1, 2026 to June 1, 2026" in page


PAGES = ["products/", "products/{product}/", "capabilities/", "statements/", "inputs/",
         "imports/", "releases/{release}/", "facts/{fact}/"]  # fmt: skip
CHANGES = [
    "vendors/new/", "vendors/{vendor}/", "products/new/", "products/{product}/edit/", "sets/new/",
    "products/{product}/releases/new/", "releases/{release}/", "releases/{release}/edit/",
    "capabilities/new/",
    "capabilities/{capability}/edit/", "facts/new/?product={product}&capability={capability}",
    "facts/{fact}/", "facts/{fact}/withdrawals/", "coverage/new/", "statements/new/",
    "inputs/{input}/decisions/", "imports/",
]  # fmt: skip


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_reads_and_technical_marketing_alone_changes(
    here: Ground, position: str, signed_in: SignedIn
) -> None:
    fact = here.fact(release := here.release())
    given = actions.give_field_input(text="They ship it", product=here.tally, by=here.kim)
    ids = {
        "product": here.ours.pk, "release": release.pk, "fact": fact.pk, "input": given.pk,
        "vendor": here.ours.vendor_id, "capability": here.alerts.pk,
    }  # fmt: skip
    browser = signed_in(person(position))
    for address in PAGES:
        assert browser.get(f"/landscape/{address.format(**ids)}").status_code == 200, address
    assert browser.get("/landscape/facts.csv").status_code == 200
    if position == "technical-marketing":
        return
    before = all_rows()
    for address in CHANGES:
        refused = browser.post(f"/landscape/{address.format(**ids)}", {"name": "x"})
        assert refused.status_code == 403, address
        assert "Give an input instead" in refused.text
    assert all_rows() == before


@pytest.mark.parametrize(
    "address",
    ["products/9/", "vendors/9/", "sets/9/", "releases/9/", "capabilities/9/edit/", "facts/9/",
     "statements/9/", "products/9/releases/new/", "products/9/edit/", "releases/9/edit/"],
)  # fmt: skip
def test_what_is_not_there_is_not_found(address: str, signed_in: SignedIn) -> None:
    browser = signed_in(person("technical-marketing"))
    assert browser.get(f"/landscape/{address}".replace("9", "999999")).status_code == 404


@pytest.mark.parametrize(
    "list_page",
    ["products/", "products/{product}/", "capabilities/", "capabilities/?q=more", "statements/",
     "inputs/", "releases/{release}/", "facts/{fact}/",
     "facts/new/?product={product}&capability={capability}"],
)  # fmt: skip
def test_more_rows_are_no_more_queries(
    here: Ground,
    list_page: str,
    signed_in: SignedIn,
) -> None:
    browser = signed_in(here.kim)
    release = here.release("5.0")

    def more(count: int) -> None:
        for number in range(count):
            name = f"more {count} {number}"
            vendor = actions.add_vendor(name=name, by=here.kim)
            product = actions.add_product(vendor=vendor, name=name, by=here.kim)
            actions.add_competitor_set(name=name, ours=here.ours, others=[product], by=here.kim)
            capability = actions.add_capability(key=name, name=name, by=here.kim)
            here.fact(release, capability=capability)
            here.fact(dt.date(2026, 1, 1), detail=name)
            here.release(name)
            actions.record_coverage(
                product=here.ours, capability=here.alerts, day=dt.date(2026, 9, 1), by=here.kim
            )
            actions.make_statement(text=name, proof="x", since=dt.date(2026, 1, 1), by=here.kim)
            actions.give_field_input(
                text=name, product=here.ours, capability=here.alerts, by=person()
            )

    more(1)
    fact = here.fact(dt.date(2026, 2, 1), detail="one")
    ids = {"product": here.ours.pk, "release": release.pk, "fact": fact.pk,
           "capability": here.alerts.pk}  # fmt: skip
    address = f"/landscape/{list_page.format(**ids)}"
    assert browser.get(address).status_code == 200
    with CaptureQueriesContext(connection) as few:
        browser.get(address)
    more(3)
    with CaptureQueriesContext(connection) as many:
        browser.get(address)
    assert len(many) == len(few)


def test_what_people_write_is_shown_and_never_run(here: Ground, signed_in: SignedIn) -> None:
    hostile = HOSTILE[:120]
    release = here.release(HOSTILE[:80])
    fact = here.fact(release, detail=hostile, source=hostile)
    actions.rename_product(product=here.ours, name=hostile, by=here.kim)
    actions.rename_capability(capability=here.alerts, name=hostile, about=HOSTILE, by=here.kim)
    actions.make_statement(text=HOSTILE, proof=HOSTILE, since=dt.date(2026, 1, 1), by=here.kim)
    given = actions.give_field_input(
        text=HOSTILE, source=hostile, product=here.ours, capability=here.alerts, by=here.kim
    )
    pair = f"product={here.ours.pk}&capability={here.alerts.pk}"
    browser = signed_in(here.kim)
    for address in ("products/", f"products/{here.ours.pk}/", f"releases/{release.pk}/",
                    "capabilities/", f"capabilities/{here.alerts.pk}/edit/", f"facts/{fact.pk}/",
                    f"facts/new/?{pair}&input={given.pk}", f"facts/new/?{pair}", "statements/",
                    "inputs/", "imports/", "sets/new/", "facts/new/"):  # fmt: skip
        page = check(browser.get(f"/landscape/{address}"))
        assert "<img src=x" not in page
    sent = {"rows": f"product,capability,added,source\n{hostile},x,1,y\n"}
    assert "<img src=x" not in check(browser.post("/landscape/imports/", sent))
