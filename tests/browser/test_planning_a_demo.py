"""A demo planned by keyboard, an input where the plan is another's, and two sheets of paper."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from pacenotes.core.contact_roles import CONTACT_ROLES
from pacenotes.core.qualification import QUESTIONS
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal, Meeting, Pitfall
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo
from pacenotes.rooms.people.models import Person
from tests.browser.conftest import SCREENSHOTS, sign_in
from tests.browser.people_around import GUESTS, guest
from tests.browser.test_people_around_a_deal import pages
from tests.cast import discovery_team

pytestmark = pytest.mark.django_db(transaction=True)


def press(page: Page, name: str) -> None:
    """Reach a button or a link by keyboard and press it."""
    wanted = page.get_by_role("button", name=name).or_(page.get_by_role("link", name=name)).first
    wanted.focus()
    page.keyboard.press("Enter")


def test_a_request_becomes_a_plan_by_keyboard_alone(page: Page) -> None:
    on, robin, sam = discovery_team()
    deals.require_capability(deal=on, name="History for two years", by=robin)
    request = deals.ask(deal=on, kind="demo", what="Show the history", by=robin)
    sign_in(page, sam.email)
    page.goto(f"/deals/{on.pk}/requests/{request.pk}/")
    page.get_by_label("Why you take it on all the same").fill("They fly in")
    press(page, "Take it on")
    press(page, "Plan the demo")
    press(page, "Plan it")
    expect(page.get_by_text("Required, and proven by no step")).to_be_visible()
    for number, shows in enumerate(("The history", "The alerts"), 1):
        box = page.get_by_label("What is shown")
        if not box.is_visible():
            page.get_by_text("Add a step", exact=True).focus()
            page.keyboard.press("Enter")
        box.fill(shows)
        page.get_by_label("History for two years").first.check()
        press(page, "Add it")
        # On the page before, the form is open still.
        expect(page.locator(".plan-step")).to_have_count(number)
    expect(page.get_by_text("Every required capability is proven by a step.")).to_be_visible()
    press(page, "Move up: The alerts")
    expect(page.locator(".plan-head h3").first).to_contain_text("The alerts")
    expect(page.get_by_role("button", name="Move up: The alerts")).to_be_disabled()
    press(page, "Take out: The history")
    expect(page.locator(".plan-step")).to_have_count(1)


def test_a_plan_is_changed_without_scripts(
    browser: Browser, live_server: LiveServer, transactional_db: None
) -> None:
    on, _, sam = discovery_team()
    demo = actions.plan_demo(deal=on, title="Demo", by=sam)
    for shows in ("First", "Second"):
        actions.add_step(demo=demo, fields={"shows": shows}, by=sam)
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    sign_in(page, sam.email)
    page.goto(f"/demos/{demo.pk}/")
    page.get_by_role("button", name="Move down: First").click()
    assert [one.shows for one in demo.steps.all()] == ["Second", "First"]
    page.get_by_role("link", name="Change: First").click()
    page.get_by_label("Minutes").fill("9")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("14 of 45 minutes")).to_be_visible()
    context.close()


def test_who_does_not_give_the_demo_gives_an_input(page: Page) -> None:
    on, robin, sam = discovery_team()
    demo = actions.plan_demo(deal=on, title="Demo", by=sam)
    actions.add_step(demo=demo, fields={"shows": "The history"}, by=sam)
    sign_in(page, robin.email)
    page.goto(f"/demos/{demo.pk}/")
    expect(page.get_by_role("button", name="Take out")).to_have_count(0)
    page.get_by_text("Give an input: The history").click()
    page.get_by_label("Your input").first.fill("Show March, that is when it broke")
    page.get_by_role("button", name="Give it").first.click()
    expect(page.get_by_text("Show March, that is when it broke")).to_be_visible()
    expect(page.get_by_role("button", name="Accept")).to_have_count(0)


def full_deal(on: Deal, robin: Person, sam: Person) -> Demo:
    """A demo whose sheets have everything on them, with as much as fits."""
    contacts = [guest(on, robin, name, f"{title}, Northern Europe", role)
                for name, title, role in GUESTS]  # fmt: skip
    for role in CONTACT_ROLES[::4]:
        deals.give_contact_role(deal=on, contact=contacts[-1], role=role.key, by=robin)
    words = [f"Sentence number {number} of what may stop it." for number in range(24)]
    note = deals.write_note(
        deal=on, title="x", text=" ".join(words), about_on=dt.date(2026, 9, 15), by=robin
    )
    kinds = list(Pitfall.Kind.values)
    for number, said in enumerate(words):
        part = kinds[number % 5] if number < 12 else "deadline"
        piece = deals.cite_note(
            version=note.versions.get(), quoted=said, part=part, contact=contacts[0], by=robin
        )
        what = f"Something with a rather long name that may stop it all, number {number}"
        if number < 12:
            told: deals.PitfallFields = {
                "what": what, "kind": part,
                "mitigation": "We asked their procurement for the form, and sent it back at once.",
            }  # fmt: skip
            deals.add_pitfall(deal=on, fields=told, evidence=[piece], by=robin)
        else:
            day = dt.date(2026, 10, number)
            due: deals.DeadlineFields = {"what": what, "first": day, "last": day}
            deals.add_deadline(deal=on, fields=due, evidence=[piece], by=robin)
    for number in range(8):
        deals.name_competitor(deal=on, name=f"A competitor with a long name {number}", by=robin)
    meeting = deals.plan_meeting(
        deal=on, title="Demo", held_on=dt.date(2026, 10, 2), colleagues=[robin, sam],
        contacts=contacts, by=robin,
    )  # fmt: skip
    assert Meeting.objects.count() == 1
    demo = actions.plan_demo(deal=on, title="The second demo, for the whole house", by=sam)
    return actions.set_demo(demo=demo, fields={"meeting": meeting}, by=sam)


@pytest.mark.parametrize("sheet", ["call-sheet", "brief"])
def test_each_sheet_prints_on_one_page(sheet: str, page: Page) -> None:
    on, robin, sam = discovery_team()
    demo = full_deal(on, robin, sam)
    sign_in(page, robin.email if sheet == "call-sheet" else sam.email)
    page.goto(f"/demos/{demo.pk}/{sheet}/")

    printed = page.pdf(format="A4")

    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})
    page.screenshot(path=SCREENSHOTS / f"{sheet}-on-paper.png", full_page=True)
    assert pages(printed) == 1
    if sheet == "call-sheet":
        for question in QUESTIONS:
            expect(page.get_by_role("heading", name=question.asks)).to_be_visible()
    expect(page.get_by_text("for us:").first).to_be_hidden()
