"""A battlecard and a differentiator brief: read, taken along, printed on one sheet."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from pacenotes.core.landscape.standing import Standing
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.landscape import actions
from tests.browser.conftest import SCREENSHOTS, sign_in
from tests.browser.looking import photograph, violations
from tests.browser.test_people_around_a_deal import pages
from tests.cast import discovery_team, heard_call
from tests.rooms.landscape.card_ground import AUDIT, COST, LINEAGE, RULES, SSO, Ground, laid

pytestmark = pytest.mark.django_db(transaction=True)

SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LONG = "As long a sentence as somebody would really say out loud in a meeting, and not longer. "


def full(ground: Ground) -> None:
    """As much of each standing as a card has room for, and more, all of it worded at length."""
    for number in range(6):
        for kind in ("Ours", "Better", "Theirs", "Both"):
            name = f"{kind} alone, capability number {number}"
            key = f"{kind}-{number}".lower()
            ground.capabilities[name] = actions.add_capability(key=key, name=name, by=ground.keeper)
            if kind != "Theirs":
                ground.has(ground.beacon, name)
            else:
                ground.checked(ground.beacon, name)
            if kind in {"Theirs", "Both"}:
                ground.has(ground.flow, name)
            elif kind == "Better":
                ground.has(ground.flow, name, qualifiers=["partial"])
            else:
                ground.checked(ground.flow, name)
            standing = {"Ours": Standing.UNIQUE, "Better": Standing.COMPARATIVE,
                        "Theirs": Standing.GAP, "Both": Standing.PARITY}[kind]  # fmt: skip
            if kind != "Both":
                ground.word(name, standing, ground.flow, say=LONG, ask=LONG, proof=LONG, trap=LONG)


def needing(by_landscape: Ground) -> tuple[Deal, str]:
    """A deal that requires something of each standing; the e-mail address of its owner."""
    on, robin, _ = discovery_team()
    deals.name_competitor(deal=on, name="Plumbwell", by=robin)
    for name in (LINEAGE, AUDIT, RULES, COST, SSO, "A warm welcome"):
        deals.require_capability(deal=on, name=name, by=robin)
    told: Any = {"ask": "How do you find where a number comes from today?",
            "proof": "A broken load, traced on their own data in a minute.",
            "trap": "Don't say never: Plumbwell has announced it for spring."}  # fmt: skip
    by_landscape.word(LINEAGE, say="Only we trace a number to its first table.", **told)
    return on, robin.email


def check_usable(page: Page, name: str) -> None:
    """Nothing that axe finds, nothing that sticks out, in every size and scheme; a picture each."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
            assert wider <= 0, f"{name} sticks out by {wider} px at {width}"
            assert violations(page) == [], f"{name} at {width}, {scheme}"
            photograph(page, f"{name}-{width}-{scheme}")
    page.emulate_media(color_scheme="light")


def printed(page: Page, name: str) -> None:
    """One sheet of paper, and a picture of it."""
    count = pages(page.pdf(format="A4"))
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 672, "height": 986})
    page.screenshot(path=SCREENSHOTS / f"{name}-print.png", full_page=True)
    assert count == 1
    page.emulate_media(media="screen")


def test_a_battlecard_is_read_taken_along_and_printed(page: Page) -> None:
    ground = laid()
    full(ground)
    _, email = needing(ground)
    ground.has(ground.kestrel, LINEAGE)  # its words in general are over by that
    sign_in(page, email)
    page.goto("/landscape/battlecards/")
    page.get_by_role("link", name="Plumbwell Flow").click()
    expect(page.get_by_role("heading", name="Only ours has it")).to_be_visible()
    expect(page.get_by_text("Not to be said.")).to_be_visible()
    expect(page.get_by_text("and in general it is comparative")).to_be_visible()
    check_usable(page, "battlecard")
    page.get_by_role("button", name="Copy as Markdown").click()
    expect(page.locator("copy-text [role=status]")).not_to_be_empty()
    printed(page, "battlecard")


def test_a_brief_says_what_to_bring_up_and_prints_on_one_sheet(page: Page) -> None:
    ground = laid()
    full(ground)
    on, email = needing(ground)
    sign_in(page, email)
    page.goto(f"/deals/{on.pk}/")
    page.get_by_role("link", name="Differentiators", exact=True).click()
    said = page.locator(".card-say", has_text="Only we trace a number to its first table.")
    expect(said).to_be_visible()
    why = page.locator(".card-why", has_text="They can't do without it, and only we have it.")
    expect(why).to_be_visible()
    expect(page.get_by_role("heading", name="Theirs is better")).to_be_visible()
    expect(page.locator("[aria-labelledby=not-here]")).to_contain_text("A warm welcome")
    check_usable(page, "differentiators")
    printed(page, "differentiators")


def test_a_change_reaches_the_deal_that_feels_it(page: Page) -> None:
    ground = laid()
    on, email = needing(ground)
    ground.has(ground.flow, LINEAGE)
    sign_in(page, email)
    page.goto("/today/")
    expect(page.get_by_role("heading", name="Changes in the landscape")).to_be_visible()
    check_usable(page, "today-changes")
    page.get_by_role("link", name="Plumbwell Flow: Column lineage").first.click()
    page.wait_for_url(f"**/deals/{on.pk}/brief/differentiators/")
    over = page.locator("[aria-labelledby=parity] .struck")
    expect(over).to_contain_text("It was worded for unique, and it is parity.")
    page.goto("/landscape/changes/impact/")
    expect(page.get_by_text("Without an amount")).to_be_visible()
    check_usable(page, "impact")


def test_technical_marketing_rewords_by_keyboard(page: Page) -> None:
    ground = laid()
    ground.word(LINEAGE)
    ground.has(ground.kestrel, LINEAGE)
    sign_in(page, ground.keeper.email)
    page.goto(f"/landscape/capabilities/{ground.of(LINEAGE).pk}/words/")
    expect(page.get_by_text("Not to be said.")).to_be_visible()
    check_usable(page, "words")
    page.get_by_text("Reword it").first.focus()
    page.keyboard.press("Enter")
    page.get_by_label("Say", exact=True).first.fill("We trace it further than most.")
    page.get_by_role("button", name="Save the words").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("We trace it further than most.").first).to_be_visible()
    expect(page.get_by_text("Not to be said.")).to_have_count(0)


SAID = """\
**Robin Adler:** We are the only vendor that has column lineage, no one else does.

**Dana Whitfield:** We also look at Plumbwell.

**Robin Adler:** Nobody else does it like us.
"""


def test_claims_and_links_are_readable_everywhere(page: Page) -> None:
    ground = laid()
    on, email = needing(ground)
    call = heard_call(on, on.team.get(person__email=email).person, SAID)
    sign_in(page, email)
    page.goto(f"/calls/{call.pk}/")
    expect(page.locator(".claim-check").first).to_contain_text("as known then")
    check_usable(page, "claims")
    page.goto(f"/deals/{on.pk}/around/")
    page.get_by_role("link", name="Say which capability A warm welcome is").click()
    page.get_by_label("Capability in the landscape").fill(COST)
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("in the landscape: Cost per query")).to_be_visible()
    check_usable(page, "around-links")
