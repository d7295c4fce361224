"""One call, seen by who spoke on it, by their manager and by an administrator, each in a browser of
their own."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.people.actions import add_unit
from pacenotes.rooms.people.models import Person
from tests.browser.conftest import sign_in
from tests.browser.looking import SERIOUS, violations
from tests.cast import discovery_team, heard_call, person

pytestmark = pytest.mark.django_db(transaction=True)

REMARK = "No, the other tab, on the left."


def who_leads_the_part_of(team: Deal, administrator: Person) -> Person:
    """A sales manager who leads the unit that the deal stands in."""
    emea = add_unit(name="EMEA", parent=None, by=administrator)
    Deal.objects.filter(pk=team.pk).update(unit=emea)
    return person("sales-manager", "Kim Larsen", unit=emea)


def is_well_made(page: Page) -> None:
    """At 320 px too: nothing overflows, and axe finds nothing serious."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [one["id"] for one in violations(page) if one["impact"] in SERIOUS] == []
    page.set_viewport_size({"width": 1280, "height": 900})


def test_one_call_is_three_things_to_three_people(
    browser: Browser, live_server: LiveServer
) -> None:
    administrator = person("sales-manager", "Noor Haddad")
    team, robin, _ = discovery_team()
    manager = who_leads_the_part_of(team, administrator)
    call = heard_call(team, robin)
    seen = {}
    for who in (robin, manager, administrator):
        context = browser.new_context(base_url=live_server.url, locale="en-GB")
        page = context.new_page()
        sign_in(page, who.email)
        if who == robin:
            looks_into_it(page, call.pk)
        answers = [
            page.goto(path) for path in (f"/mirror/calls/{call.pk}/", f"/calls/{call.pk}/yours/")
        ]
        seen[who.name] = [answer.status if answer else 0 for answer in answers]
        page.goto(f"/calls/{call.pk}/")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        private = page.get_by_role("region", name="For your eyes only")
        expect(private).to_have_count(1 if who == robin else 0)
        context.close()
    assert seen == {
        robin.name: [200, 200],
        manager.name: [404, 404],
        administrator.name: [404, 404],
    }


def looks_into_it(page: Page, call: int) -> None:
    """Robin begins a mirror by keyboard, looks at the call, marks a remark and means something."""
    page.locator(".account > a").click()
    page.get_by_role("link", name="Look into it").click()
    page.get_by_label("Your password").fill("rally-1987")
    page.keyboard.press("Enter")
    expect(page.locator(".secret")).to_be_visible()
    page.get_by_role("link", name="I have written it down").click()
    page.get_by_role("button", name="Look at 1 call").click()
    expect(page.locator("svg.mirror-picture")).to_have_count(1)
    page.get_by_label("One small thing to try this week").fill("ask who signs")
    page.get_by_role("button", name="Keep it in mind").click()
    is_well_made(page)
    page.goto(f"/mirror/calls/{call}/")
    expect(page.get_by_text(REMARK)).to_be_visible()
    page.get_by_role("button", name="unfair").first.click()
    expect(page.get_by_role("button", name="unfair").first).to_have_attribute(
        "aria-pressed", "true"
    )
    is_well_made(page)
    page.goto("/today/")
    expect(page.get_by_text("ask who signs")).to_be_visible()
