"""The introduction sheet on paper and in an invitation; a contact with a role by keyboard alone."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from playwright.sync_api import Page, expect

from pacenotes.core.gender import GENDERED, NEUTRAL
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact, Deal, Meeting
from pacenotes.rooms.people.models import Person
from tests.browser.conftest import SCREENSHOTS, sign_in
from tests.browser.people_around import COLLEAGUES, GUESTS, guest
from tests.cast import discovery_team, person

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "spending above 50,000 on data platforms, and who of the data team works on the rollout"


def meeting_of_twelve(on: Deal, by: Person) -> Meeting:
    """Six of each side, every guest with a long title and much to decide."""
    guests = [
        guest(on, by, name, f"{title}, Northern Europe", role) for name, title, role in GUESTS
    ]
    Contact.objects.filter(pk__in=[one.pk for one in guests]).update(decides=LONG)
    for name, position in COLLEAGUES:
        new = person(position, name)
        actions.add_team_member(deal=on, person=new, position_key=position, by=by)
    colleagues = [member.person for member in on.team.select_related("person")]
    meeting = actions.plan_meeting(
        deal=on,
        title="Second demo, with the whole team",
        held_on=dt.date(2026, 10, 2),
        colleagues=colleagues,
        contacts=guests,
        by=by,
    )
    assert len(colleagues) + len(guests) == 12
    return meeting


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_a_sheet_of_twelve_prints_on_one_page(page: Page) -> None:
    on, robin, _ = discovery_team()
    meeting = meeting_of_twelve(on, robin)
    sign_in(page, robin.email)
    page.goto(f"/deals/{on.pk}/meetings/{meeting.pk}/")

    printed = page.pdf(format="A4")

    assert pages(printed) == 1
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.screenshot(path=SCREENSHOTS / "meeting-on-paper.png", full_page=True)
    expect(page.get_by_text("Priya Raman", exact=True)).to_be_visible()
    for kept_back in ("for us:", "The introductions as text"):
        expect(page.get_by_text(kept_back).first).to_be_hidden()
    words = {word.casefold() for word in re.findall(r"[^\W\d_]+", page.inner_text("main"))}
    assert words.isdisjoint(GENDERED | set(NEUTRAL))


def test_the_introductions_are_copied_for_the_invitation(page: Page) -> None:
    on, robin, _ = discovery_team()
    meeting = meeting_of_twelve(on, robin)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, robin.email)
    page.goto(f"/deals/{on.pk}/meetings/{meeting.pk}/")

    page.get_by_role("button", name="Copy the text").click()

    expect(page.get_by_role("status")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.request.get(page.url + "introductions.txt").text()
    assert "- Priya Raman, Chief financial officer, Northern Europe, Economic buyer." in copied
    assert "hampion" not in copied


def test_where_the_clipboard_is_closed_the_text_is_copied_by_its_selection(page: Page) -> None:
    on, robin, _ = discovery_team()
    meeting = meeting_of_twelve(on, robin)
    page.add_init_script("delete Navigator.prototype.clipboard")
    sign_in(page, robin.email)
    page.goto(f"/deals/{on.pk}/meetings/{meeting.pk}/")

    page.get_by_role("button", name="Copy the text").click()

    expect(page.get_by_role("status")).not_to_have_text("")
    selected = page.evaluate(
        "(() => { const t = document.activeElement;"
        " return t.value.slice(t.selectionStart, t.selectionEnd) })()"
    )
    assert selected.startswith("Second demo, with the whole team")
    assert selected.rstrip().endswith("and which people.")


def test_a_contact_is_added_with_a_role_by_keyboard(page: Page) -> None:
    on, robin, _ = discovery_team()
    sign_in(page, robin.email)
    page.goto(f"/deals/{on.pk}/around/")

    page.get_by_label("Contact", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Priya Raman")
    page.keyboard.press("Tab")
    page.keyboard.type("Chief financial officer")
    page.keyboard.press("Tab")
    page.keyboard.type("Econ")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    roles = page.get_by_role("region", name="Contact roles")
    expect(roles.get_by_role("link", name="Priya Raman")).to_be_visible()
    expect(roles.get_by_text("releases the money")).to_be_visible()
    taking_off = roles.get_by_role("button", name="Take the role Economic buyer from Priya Raman")
    taking_off.focus()
    page.keyboard.press("Enter")
    expect(roles.get_by_text("Nobody has a role yet")).to_be_visible()
