from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import sign_in
from tests.cast import discovery_team

pytestmark = pytest.mark.django_db(transaction=True)

Desk = Callable[..., Page]


@pytest.fixture
def desk(page: Page) -> Iterator[Desk]:
    """A browser of somebody else's, at a desk of their own, signed in."""
    browser = page.context.browser
    assert browser is not None
    page.goto("/sign-in/")
    base = page.url.split("/sign-in")[0]
    opened: list[BrowserContext] = []

    def sit_down(email: str, **options: bool) -> Page:
        context = browser.new_context(base_url=base, **options)  # type: ignore[arg-type]
        opened.append(context)
        theirs = context.new_page()
        theirs.set_default_timeout(15_000)
        sign_in(theirs, email)
        return theirs

    yield sit_down
    for context in opened:
        context.close()


def ask_for_a_demo(page: Page) -> str:
    """As a sales person, from the deal's page; the address of the request."""
    page.get_by_role("link", name="Rollout").click()
    page.get_by_role("link", name="Technical side").click()
    page.get_by_text("Ask for a technical colleague's time").click()
    demo = page.get_by_role("radio", name="Demo")
    expect(page.get_by_text("Lacking: Qualified, Business case").first).to_be_visible()
    demo.check()
    page.get_by_label("What you ask for").fill("Show the alerts to their operations lead")
    page.get_by_role("button", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", name="Demo")).to_be_visible()
    return page.url


def test_refused_without_a_reason_taken_on_with_one_and_seen_by_sales(
    page: Page, desk: Desk
) -> None:
    _, robin, sam = discovery_team()
    sign_in(page, robin.email)
    address = ask_for_a_demo(page)
    expect(page.get_by_text("The sales side can't wave it through")).to_be_visible()
    expect(page.get_by_role("button", name="Take it on")).to_have_count(0)

    theirs = desk(sam.email)
    theirs.goto("/deals/requests/")
    theirs.get_by_role("region", name="To take on").get_by_role("link").click()
    why = theirs.get_by_label("Why you take it on all the same")
    take = theirs.get_by_role("button", name="Take it on")
    take.click()
    expect(why).to_be_focused()  # the browser stops at what is required
    why.fill("   ")
    take.click()
    expect(theirs.get_by_role("alert")).to_contain_text("Say why you take it on.")
    why.fill("Their operations lead is in town on that day only.")
    take.click()
    expect(theirs.get_by_role("button", name="It is done")).to_be_visible()

    page.goto(address)
    expect(page.get_by_text("taken on · Sam Okafor")).to_be_visible()
    expect(page.get_by_text("Sam Okafor took it on short of:")).to_be_visible()
    gate = page.get_by_role("region", name="The gate")
    expect(gate.get_by_text("in town on that day only")).to_be_visible()


def test_by_keyboard_alone_a_request_is_declined_with_a_reason(page: Page, desk: Desk) -> None:
    _, robin, sam = discovery_team()
    address = ask_for_a_demo(desk(robin.email))
    sign_in(page, sam.email)
    page.goto(address)
    page.get_by_text("Decline it", exact=True).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Too early: nobody has said what it costs them.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_text("declined · Sam Okafor")).to_be_visible()
    expect(page.get_by_text("Too early").first).to_be_visible()


def test_two_who_answer_at_once_lose_no_words(page: Page, desk: Desk) -> None:
    _, robin, sam = discovery_team()
    asking = desk(robin.email)
    asking.get_by_role("link", name="Rollout").click()
    asking.get_by_role("link", name="Technical side").click()
    asking.get_by_text("Pass a question on").click()
    asking.get_by_role("textbox", name="Question").fill("Does it run on Arm?")
    asking.get_by_role("button", name="Pass it on").click()
    expect(asking.get_by_role("heading", name="Does it run on Arm?")).to_be_visible()
    first, second = desk(sam.email), desk(sam.email)
    for theirs in (first, second):
        theirs.goto(asking.url)
    first.get_by_role("textbox", name="Answer").fill("Yes.")
    first.get_by_role("button", name="Answer", exact=True).click()
    expect(first.get_by_text("answered by Sam Okafor")).to_be_visible()
    second.get_by_role("textbox", name="Answer").fill("Only from 3.2.")
    second.get_by_role("button", name="Answer", exact=True).click()
    expect(second.get_by_text("Somebody else changed it while you were writing")).to_be_visible()
    expect(second.get_by_text("Yes.", exact=True)).to_be_visible()
    expect(second.get_by_role("textbox", name="Answer")).to_have_value("Only from 3.2.")
    second.get_by_role("button", name="Save the answer").click()
    expect(second.get_by_text("Only from 3.2.").first).to_be_visible()


def test_an_input_is_given_in_place_and_its_giver_credited(page: Page, desk: Desk) -> None:
    on, robin, sam = discovery_team()
    sign_in(page, sam.email)
    page.goto(f"/deals/{on.pk}/questions/qualified/")
    budget = page.get_by_role("region", name="Inputs on Budget")
    budget.get_by_text("Give an input").click()
    budget.get_by_label("Your input").fill("Their lead spoke of 40,000 at the booth.")
    budget.get_by_role("button", name="Give it").click()
    expect(budget.get_by_text("of 40,000 at the booth")).to_be_visible()
    expect(budget.locator("li.input")).to_be_focused()
    assert page.url.endswith("/questions/qualified/"), "the page stayed"

    owner = desk(robin.email)
    owner.goto(page.url)
    theirs = owner.get_by_role("region", name="Inputs on Budget")
    theirs.get_by_role("button", name="Accept").click()
    expect(theirs.get_by_text("With input from Sam Okafor")).to_be_visible()
    page.reload()
    expect(budget.get_by_text("With input from Sam Okafor")).to_be_visible()


def test_without_scripts_inputs_work_by_plain_forms(page: Page, desk: Desk) -> None:
    on, robin, sam = discovery_team()
    plain = desk(sam.email, java_script_enabled=False)
    plain.goto(f"/deals/{on.pk}/questions/qualified/")
    need = plain.get_by_role("region", name="Inputs on Need")
    need.get_by_text("Give an input").click()
    need.get_by_label("Your input").fill("They lost two days in March.")
    need.get_by_role("button", name="Give it").click()
    expect(need.get_by_text("two days in March")).to_be_visible()
    owner = desk(robin.email, java_script_enabled=False)
    owner.goto(f"/deals/{on.pk}/questions/qualified/")
    theirs = owner.get_by_role("region", name="Inputs on Need")
    theirs.get_by_text("Decline", exact=False).first.click()
    theirs.get_by_label("Why you decline it").fill("Said on the call already.")
    theirs.get_by_role("button", name="Decline it").click()
    expect(theirs.get_by_text("Said on the call already.")).to_be_visible()
