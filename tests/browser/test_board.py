from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from pacenotes.rooms.deals.models import Deal, TeamMember
from pacenotes.rooms.people.models import Person
from tests.browser.conftest import sign_in
from tests.cast import deal, person

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def robin() -> Person:
    """Somebody with three deals in two columns; on the last they play a technical position."""
    robin = person(name="Robin Adler")
    for name, stage in [("Alpha", "prospecting"), ("Beta", "prospecting"), ("Gamma", "discovery")]:
        on = deal(robin, name=name)
        Deal.objects.filter(pk=on.pk).update(stage=stage, amount=100, currency="EUR")
    noor = person(name="Noor Haddad")
    TeamMember.objects.create(
        deal=Deal.objects.get(name="Gamma"), person=noor, position_key="account-executive"
    )
    TeamMember.objects.filter(deal__name="Gamma", person=robin).update(
        position_key="pre-sales-engineer"
    )
    return robin


@pytest.fixture
def plain(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A browser window in which no script runs."""
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture
def refused(browser: Browser, live_server: LiveServer) -> Iterator[Page]:
    """A window in which a refusal may stand in the console: Chromium writes every 403 there."""
    context = browser.new_context(base_url=live_server.url)
    yield context.new_page()
    context.close()


def card(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=name, exact=True)


def column(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name=name)


def test_a_deal_is_moved_by_keyboard_and_keeps_the_focus(page: Page, robin: Person) -> None:
    sign_in(page, robin.email)
    page.goto("/deals/board/")
    card(page, "Alpha").focus()
    page.keyboard.press("ArrowDown")
    expect(card(page, "Beta")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(card(page, "Gamma")).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(card(page, "Alpha")).to_be_focused()

    page.keyboard.press("Shift+ArrowRight")

    expect(page.get_by_role("status")).to_have_text("“Alpha” is in Discovery now.")
    expect(card(page, "Alpha")).to_be_focused()
    expect(column(page, "Discovery 2").get_by_text("200 EUR")).to_be_visible()
    expect(column(page, "Prospecting 1").get_by_text("100 EUR").first).to_be_visible()
    assert Deal.objects.get(name="Alpha").stage == "discovery"


def test_a_menu_moves_a_deal_to_any_column(page: Page, robin: Person) -> None:
    sign_in(page, robin.email)
    page.goto("/deals/board/")
    card(page, "Beta").focus()
    page.keyboard.press("m")
    menu = page.get_by_role("dialog", name="Move Beta")
    expect(menu.get_by_role("button", name="Prospecting")).to_be_disabled()
    page.keyboard.press("Escape")
    expect(card(page, "Beta")).to_be_focused()
    page.keyboard.press("m")
    menu.get_by_role("button", name="Won").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_have_text("“Beta” is in Won now.")
    # Open deals are asked for, so its card is gone; the focus is on the column it went to.
    expect(page.get_by_role("heading", name="Won")).to_be_focused()
    assert Deal.objects.get(name="Beta").outcome == "won"


def test_a_card_is_dragged(page: Page, robin: Person) -> None:
    sign_in(page, robin.email)
    page.goto("/deals/board/")
    page.locator(".card", has_text="Alpha").drag_to(column(page, "Evaluation"))

    expect(page.get_by_role("status")).to_have_text("“Alpha” is in Evaluation now.")
    expect(column(page, "Evaluation").get_by_role("link", name="Alpha", exact=True)).to_be_visible()
    assert Deal.objects.get(name="Alpha").stage == "evaluation"


def test_a_refused_move_puts_the_card_back_and_says_why(refused: Page, robin: Person) -> None:
    sign_in(refused, robin.email)
    refused.goto("/deals/board/")
    card(refused, "Gamma").focus()
    expect(refused.get_by_role("link", name="Move Gamma")).to_have_count(0)
    refused.keyboard.press("m")
    expect(refused.get_by_role("status")).to_have_text("This deal is moved by its sales side.")
    refused.keyboard.press("Shift+ArrowRight")

    expect(refused.get_by_role("status")).to_contain_text("the sales side's: Noor Haddad")
    expect(
        column(refused, "Discovery").get_by_role("link", name="Gamma", exact=True)
    ).to_be_focused()
    assert Deal.objects.get(name="Gamma").stage == "discovery"


def test_a_server_that_does_not_answer_puts_the_card_back(refused: Page, robin: Person) -> None:
    sign_in(refused, robin.email)
    refused.goto("/deals/board/")
    refused.route("**/moves/**", lambda route: route.abort())
    card(refused, "Alpha").focus()
    refused.keyboard.press("Shift+ArrowRight")

    expect(refused.get_by_role("status")).to_contain_text("didn't answer")
    expect(
        column(refused, "Prospecting").get_by_role("link", name="Alpha", exact=True)
    ).to_be_focused()


def test_without_scripts_a_deal_is_moved_on_a_page(plain: Page, robin: Person) -> None:
    sign_in(plain, robin.email)
    plain.get_by_role("link", name="Board").click()
    plain.get_by_role("link", name="Move Alpha").click()
    plain.get_by_label("To").select_option("Evaluation")
    plain.get_by_role("button", name="Move it").click()

    expect(plain.get_by_text("“Alpha” is in Evaluation now.")).to_be_visible()
    assert plain.url.endswith("/deals/board/?")
    assert Deal.objects.get(name="Alpha").stage == "evaluation"


def test_without_scripts_deals_are_filtered_saved_and_edited(plain: Page, robin: Person) -> None:
    sign_in(plain, robin.email)
    plain.get_by_role("link", name="Filter…").click()
    plain.get_by_label("Words in deal or account").fill("a")
    plain.get_by_label("Prospecting").check()
    plain.get_by_role("button", name="Show as a list").click()
    plain.get_by_text("Saved filters").click()
    plain.get_by_label("Save what is shown now as").fill("My new ones")
    plain.get_by_role("button", name="Save", exact=True).click()
    expect(plain.get_by_text("“My new ones” is saved.")).to_be_visible()

    for name in ("Alpha", "Beta"):
        plain.get_by_label(f"Choose {name}").check()
    plain.get_by_role("button", name="Edit the chosen…").click()
    plain.get_by_label("Stage").select_option("Evaluation")
    plain.get_by_role("button", name="Change them").click()
    expect(plain.get_by_text("2 deals have changed.")).to_be_visible()
    assert Deal.objects.filter(stage="evaluation").count() == 2
