"""A demo given by several people at once, each at a screen of their own, in real browsers."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from pacenotes.core.policy import LivePolicy
from pacenotes.core.qualification import Decision
from pacenotes.doors.web.demos.live import screens
from pacenotes.doors.web.live.app import LiveStreams
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.queries import house
from pacenotes.rooms.demos import actions as demos
from pacenotes.rooms.demos.models import Capture, Cue, Hold
from pacenotes.rooms.people.models import Person
from pacenotes.site.asgi import Site
from tests.browser.looking import photograph, violations
from tests.rooms.demos import stage
from tests.rooms.demos.seat import Live
from tests.rooms.demos.seat import live as begun
from tests.serving import serving

pytestmark = pytest.mark.django_db(transaction=True)

Sits = Callable[..., Page]
LEASE = 6


@pytest.fixture
def at(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Live:
    """A demo that is live, of a team with a short lease."""
    before = house.house()
    policy = replace(before.policy, live=LivePolicy(lease=LEASE, fold=5))
    monkeypatch.setattr(house, "house", lambda: replace(before, policy=policy))
    return begun()


@pytest.fixture
def sits(browser: Browser, at: Live) -> Iterator[Sits]:
    """Opens a page of the demo in a browser of somebody's own; what a page complains of fails."""
    opened: list[BrowserContext] = []
    faults: list[str] = []
    with serving(Site(LiveStreams(screens))) as port:

        def sit_down(who: Person, page: str = "live", **options: object) -> Page:
            client = Client()
            client.force_login(who)
            context = browser.new_context(base_url=f"http://127.0.0.1:{port}", **options)  # type: ignore[arg-type]
            name = settings.SESSION_COOKIE_NAME
            cookie = {"name": name, "value": client.cookies[name].value}
            context.add_cookies([{**cookie, "url": f"http://127.0.0.1:{port}"}])  # type: ignore[list-item]
            opened.append(context)
            theirs = context.new_page()
            theirs.on("pageerror", lambda error: faults.append(str(error)))
            theirs.set_default_timeout(15_000)
            theirs.goto(f"/demos/{at.demo.pk}/{page}/")
            return theirs

        yield sit_down
        for context in opened:
            context.close()
    assert faults == []


def drives(page: Page) -> None:
    expect(page.get_by_role("heading", name="You drive", exact=True)).to_be_visible()


def test_the_wheel_goes_from_hand_to_hand(at: Live, sits: Sits) -> None:
    sam, robin, noor = sits(at.sam), sits(at.robin), sits(at.noor)
    drives(sam)
    sam.get_by_label("Offer it to").select_option(label=at.noor.name)
    sam.get_by_role("button", name="Offer it", exact=True).click()
    noor.get_by_role("button", name="Take the wheel").click()
    drives(noor)
    expect(sam.get_by_role("heading", name="You listen")).to_be_visible()
    expect(robin.get_by_text(f"{at.noor.name} drives.")).to_be_visible()
    sam.get_by_role("button", name="Ask for it").click()
    noor.get_by_role("button", name="Not now").click()
    expect(sam.get_by_role("button", name="Ask for it")).to_be_visible()
    sam.get_by_role("button", name="Ask for it").click()
    noor.get_by_role("button", name="Hand over").click()
    drives(sam)
    assert [hold.person for hold in Hold.objects.order_by("pk")] == [at.sam, at.noor, at.sam]


def test_a_cue_is_quiet_and_its_giver_sees_what_became_of_it(at: Live, sits: Sits) -> None:
    sam, robin, screen = sits(at.sam), sits(at.robin), sits(at.sam, "audience")
    title, focus = sam.title(), "document.activeElement.tagName"
    stood = sam.evaluate(focus)
    robin.get_by_label("In a few words").fill("Show the alerts")
    robin.get_by_role("button", name="Send it quietly").click()
    cue = sam.get_by_text("Show the alerts")
    expect(cue).to_be_visible()
    assert (sam.title(), sam.evaluate(focus)) == (title, stood)
    expect(robin.get_by_text("seen", exact=True)).to_be_visible()
    expect(robin.get_by_label("In a few words")).to_have_value("")
    sam.get_by_role("button", name="Later").click()
    expect(cue).to_be_hidden()
    expect(robin.get_by_text("later", exact=True)).to_be_visible()
    assert "Show the alerts" not in screen.content()


def test_a_cue_that_nobody_answers_folds_away_and_is_counted(at: Live, sits: Sits) -> None:
    sam, robin = sits(at.sam), sits(at.robin)
    for words in ("Left tab", "Right tab"):
        robin.get_by_label("In a few words").fill(words)
        robin.get_by_role("button", name="Send it quietly").click()
        expect(sam.get_by_text(words)).to_be_visible()
    expect(sam.get_by_text("2 more")).to_be_visible(timeout=12_000)
    expect(sam.get_by_text("Left tab")).to_be_hidden()


def test_on_a_phone_a_cue_stands_at_the_windows_edge_and_moves_nothing(
    at: Live, sits: Sits
) -> None:
    for number in range(8):
        stage.step(at.demo, f"Step {number}", minutes=3)
    sam, robin = sits(at.sam, viewport={"width": 320, "height": 640}), sits(at.robin)
    onward = sam.get_by_role("button", name="Next")
    onward.scroll_into_view_if_needed()
    stood = onward.bounding_box()
    robin.get_by_label("In a few words").fill("Show the alerts")
    robin.get_by_role("button", name="Send it quietly").click()
    expect(sam.get_by_text("Show the alerts")).to_be_in_viewport()
    assert onward.bounding_box() == stood


def test_a_key_brings_one_to_the_capture(at: Live, sits: Sits) -> None:
    robin, noor = sits(at.robin), sits(at.noor)
    robin.keyboard.press("3")
    expect(robin.get_by_label("What did you hear?")).to_be_focused()
    robin.keyboard.type("We lose 2 days")
    robin.keyboard.press("Enter")
    expect(noor.get_by_text("We lose 2 days")).to_be_visible()
    expect(robin.get_by_label("What did you hear?")).to_have_value("")
    assert (Capture.objects.get().words, Capture.objects.get().part) == ("We lose 2 days", "metric")


def test_what_somebody_writes_is_not_taken_from_under_their_hands(at: Live, sits: Sits) -> None:
    sam, robin = sits(at.sam), sits(at.robin)
    robin.get_by_label("What did you hear?").fill("Half a sent")
    sam.get_by_label("Offer it to").select_option(label=at.robin.name)
    sam.get_by_role("button", name="Offer it", exact=True).click()
    robin.get_by_role("button", name="Take the wheel").click()
    expect(robin.get_by_text("Your screen is another one now.")).to_be_visible()
    expect(robin.get_by_label("What did you hear?")).to_have_value("Half a sent")


def test_words_written_while_others_are_on_their_way_stay(at: Live, sits: Sits) -> None:
    robin, noor = sits(at.robin), sits(at.noor)
    underway: list[Route] = []
    robin.route("**/captures/", lambda route: underway.append(route))
    field = robin.get_by_label("What did you hear?")
    field.fill("The first")
    robin.get_by_label("On", exact=True).select_option(label="Need")
    for _ in range(2):
        robin.get_by_role("button", name="Keep it").click()
    expect(field).to_have_value("")
    field.fill("The second")
    assert len(underway) == 1, "a second click sends nothing twice"
    underway[0].continue_()
    expect(noor.get_by_text("The first")).to_be_visible()
    expect(field).to_have_value("The second")
    expect(robin.get_by_label("On", exact=True)).to_have_value("")
    assert [(one.words, one.part) for one in Capture.objects.all()] == [("The first", "need")]


def test_a_stream_that_was_refused_goes_on_after_the_last_event(at: Live, sits: Sits) -> None:
    sam, robin = sits(at.sam), sits(at.robin)
    sam.get_by_role("button", name="Next").click()
    expect(robin.get_by_role("heading", name="Pipeline")).to_be_visible()
    at.session.refresh_from_db()
    with robin.expect_request(re.compile("/live/sessions/")) as asked:
        session = robin.locator("live-session")
        session.evaluate("one => { one.source.close(); one.open(); }")
    assert asked.value.url.endswith(f"after={at.session.latest}")


def test_the_agenda_follows_the_driver(at: Live, sits: Sits) -> None:
    sam, screen = sits(at.sam), sits(at.sam, "audience")
    now = screen.locator("[aria-current=step]")
    expect(now).to_have_count(0)
    sam.get_by_role("button", name="Next").click()
    expect(now).to_contain_text("The day")
    sam.get_by_role("button", name="Next").click()
    expect(sam.get_by_role("heading", name="Alerts")).to_be_visible()
    expect(now).to_contain_text("The day")
    sam.get_by_role("button", name="Prices").click()
    expect(now).to_contain_text("What it costs")


def test_a_plan_that_is_edited_meanwhile_is_on_every_screen(at: Live, sits: Sits) -> None:
    sam, robin, screen = sits(at.sam), sits(at.robin), sits(at.sam, "audience")
    robin.get_by_label("Or a step").select_option(label="Alerts")
    stage.step(at.demo, "Export", agenda="Getting it out")
    expect(sam.get_by_role("button", name="Export")).to_be_visible()
    expect(screen.get_by_text("Getting it out")).to_be_visible()
    options = robin.get_by_label("Or a step").locator("option")
    robin.get_by_label("In a few words").focus()
    expect(options).to_have_count(5)
    chosen = robin.get_by_label("Or a step").locator("option:checked")
    expect(chosen).to_have_text("Alerts")


def test_the_call_sheet_follows_what_is_decided_elsewhere(at: Live, sits: Sits) -> None:
    kept = demos.capture(session=at.session, words="We lose days", part="need", by=at.noor)
    robin = sits(at.robin)
    sheet = robin.locator("[data-part=sheet]")
    expect(sheet).to_contain_text("Need")
    assert kept.evidence is not None
    deals.decide(evidence=kept.evidence, decision=Decision.ACCEPTED, by=at.robin)
    expect(sheet).not_to_contain_text("Need", timeout=10_000)


def test_a_driver_whose_tab_is_closed_loses_the_wheel_to_who_takes_it(at: Live, sits: Sits) -> None:
    sam, noor = sits(at.sam), sits(at.noor)
    time.sleep(LEASE + 2)
    expect(noor.get_by_role("button", name="Ask for it")).to_be_visible()
    sam.close()
    expect(noor.get_by_text(f"{at.sam.name} dropped off the line.")).to_be_visible(timeout=15_000)
    noor.get_by_role("button", name="Take it", exact=True).click()
    drives(noor)
    assert list(Hold.objects.order_by("pk").values_list("release", flat=True)) == ["lapsed", ""]


def test_a_network_that_drops_for_ten_seconds_loses_nothing(at: Live, sits: Sits) -> None:
    sam, robin = sits(at.sam), sits(at.robin)
    robin.context.set_offline(True)
    robin.get_by_label("What did you hear?").fill("Said while offline")
    robin.get_by_role("button", name="Keep it").click()
    expect(robin.get_by_text("Your words are still here")).to_be_visible()
    sam.get_by_role("button", name="Next").click()
    time.sleep(10)
    robin.context.set_offline(False)
    expect(robin.get_by_role("heading", name="Pipeline")).to_be_visible(timeout=20_000)
    robin.get_by_role("button", name="Keep it").click()
    expect(robin.get_by_text("Said while offline")).to_be_visible()
    assert Capture.objects.count() == 1


def test_the_end_ends_everybodys_screen(at: Live, sits: Sits) -> None:
    sam, robin, screen = sits(at.sam), sits(at.robin), sits(at.sam, "audience")
    sam.get_by_role("button", name="Next").click()
    expect(sam.get_by_role("heading", name="Pipeline")).to_be_visible()
    sam.get_by_text("End the demo").click()
    sam.get_by_role("button", name="End it").click()
    for page in (sam, robin):
        expect(page.get_by_role("heading", name="Live", exact=True)).to_be_visible()
    for _ in range(2):
        expect(screen.get_by_text("Thank you.")).to_be_visible()
        expect(screen.get_by_role("banner")).to_have_count(0)
        screen.reload()
    sam.get_by_role("button", name="Start the demo").click()
    expect(robin.get_by_role("heading", name="You own the sale")).to_be_visible()
    sam.get_by_role("button", name="Next").click()
    expect(screen.locator("[aria-current=step]")).to_contain_text("The day")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_screen_can_be_used(at: Live, sits: Sits, width: int, scheme: str) -> None:
    options = {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}
    pages = {
        "driver": sits(at.sam, **options),
        "sales": sits(at.robin, **options),
        "others": sits(at.noor, **options),
        "audience": sits(at.sam, "audience", **options),
    }
    robin = pages["sales"]
    for words in ("Show the alerts now, they asked twice", "Slower"):
        robin.get_by_label("In a few words").fill(words)
        robin.get_by_role("button", name="Send it quietly").click()
        expect(pages["driver"].get_by_text(words)).to_be_visible()
    robin.get_by_label("What did you hear?").fill("We lose two days each month")
    robin.get_by_role("button", name="Keep it").click()
    pages["driver"].get_by_role("button", name="Next").click()
    pages["others"].get_by_role("button", name="Ask for it").click()
    expect(pages["driver"].get_by_role("button", name="Hand over")).to_be_visible()
    for name, page in pages.items():
        photograph(page, f"live-{name}-{width}-{scheme}")
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, name
        found = [(one["id"], one["nodes"][0]["html"]) for one in violations(page)]
        assert found == [], name


def test_a_page_is_under_100_kb_with_all_it_loads(at: Live, sits: Sits) -> None:
    robin = sits(at.robin)
    sizes = robin.evaluate(
        "performance.getEntries().filter((e) => e.encodedBodySize).map((e) => e.encodedBodySize)"
    )
    assert sum(sizes) < 100_000
    assert re.search(r"/live/$", robin.url)
    assert not Cue.objects.exists()
