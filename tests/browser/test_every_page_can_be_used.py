"""Every page at 320 and 1,280 px, light and dark: axe finds nothing serious, nothing overflows."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from playwright.sync_api import Page

from pacenotes.core.qualification import Decision
from pacenotes.rooms.calls import actions as calls
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal, GateRequest, TechnicalQuestion
from pacenotes.rooms.demos.models import Demo
from pacenotes.rooms.people.actions import add_unit, give_link, place_person
from pacenotes.rooms.people.models import Person
from tests.browser.conftest import sign_in
from tests.browser.demos import demo_with_steps, given
from tests.browser.looking import look, settle
from tests.browser.people_around import people_around
from tests.cast import deal, discovery_team, heard_call, person
from tests.totp import code

pytestmark = pytest.mark.django_db(transaction=True)

SIGNED_OUT = {
    "sign-in": "/sign-in/",
    "forgotten": "/password/forgotten/",
    "forgotten-sent": "/password/forgotten/sent/",
    "dead-link": "/password/new/x-y/",
}


@pytest.fixture
def addresses() -> dict[str, str]:
    """Every page by name, with something on it; to be asked for before the page, whose worker
    would listen to the calls at the same time."""
    team, robin, sam = discovery_team()
    robin.position_key = "sales-manager"
    robin.save()
    world = add_unit(name="Northbeam Systems", parent=None, by=robin)
    emea = add_unit(name="EMEA", parent=world, by=robin)
    add_unit(name="Nordics and the Baltic states", parent=emea, by=robin)
    place_person(person=sam, unit=emea, by=robin)
    give_link(person=sam, by=robin)
    empty = deal(robin, name="Empty")
    call, broken = heard_call(team, robin), heard_call(team, robin, "{", "broken.json")
    request, taken, question = asked_of_the_technical_side(team, robin, sam, call)
    return {
        "today": "/today/",
        "search": "/search/?q=day",
        "search-empty": "/search/?q=zeppelin",
        "timeline": f"/deals/{team.pk}/timeline/",
        "deals": "/deals/",
        "new-deal": "/deals/new/",
        "deal": f"/deals/{team.pk}/",
        "empty-deal": f"/deals/{empty.pk}/",
        "technical": f"/deals/{team.pk}/technical/",
        "request": f"/deals/{team.pk}/requests/{request.pk}/",
        "request-taken": f"/deals/{team.pk}/requests/{taken.pk}/",
        "requests": "/deals/requests/",
        "technical-question": f"/deals/{team.pk}/technical-questions/{question.pk}/",
        "inputs": f"/deals/{team.pk}/inputs/",
        "question-with-inputs": f"/deals/{team.pk}/questions/qualified/",
        "call": f"/calls/{call.pk}/",
        "yours": f"/calls/{call.pk}/yours/",
        "unreadable": f"/calls/{broken.pk}/",
        **people_around(team, robin),
        "contacts": "/contacts/",
        **planned_demo(team, sam, robin),
        **list_and_board(robin, team),
        "people": "/people/",
        "new-colleague": "/people/new/",
        "colleague": f"/people/{sam.pk}/",
        "organisation": "/people/organisation/",
        "unit": f"/people/organisation/{emea.pk}/",
        "you": "/you/",
        "password": "/you/password/",
        "second-step": "/you/second-step/",
        "imports": "/deals/imports/",
        "import-new": "/deals/imports/new/",
        "not-found": "/nowhere/",
    }


def planned_demo(on: Deal, sam: Person, robin: Person) -> dict[str, str]:
    """A demo that the pre-sales engineer gives, and all its pages that the others see."""
    demo, playbook = demo_with_steps(on, sam, robin)
    session = given(demo, sam, robin)
    at = f"/demos/{demo.pk}/"
    return {
        "demos": "/demos/",
        "deal-demos": f"/deals/{on.pk}/demos/",
        "demo": at,
        "call-sheet": f"{at}call-sheet/",
        "brief": f"{at}brief/",
        "playbooks": "/demos/playbooks/",
        "playbook": f"/demos/playbooks/{playbook.pk}/",
        "capabilities": "/demos/capabilities/",
        "live-waiting": f"{at}live/",
        "looking-back": f"/demos/sessions/{session.pk}/",
    }


def list_and_board(robin: Person, team: Deal) -> dict[str, str]:
    """List and board with enough on them, and the pages that filter, move and edit."""
    for at, stage in enumerate(("discovery", "evaluation", "evaluation", "proposal", "won")):
        on = deal(robin, name=f"Data platform for the night shift {at}")
        deals.edit_deal(
            deal=on,
            changes={
                "amount": Decimal(1_250_000 + at) / 4,
                "currency": "EUR" if at % 2 else "USD",
                "closes_on": dt.date(2026, 9, 10 + 5 * at),
            },
            by=robin,
        )
        deals.move_deal(deal=on, stage=stage, by=robin)
    field = deals.add_custom_field(
        on="deal", key="region", name="Region", kind="choice", choices=["north"], by=robin
    )
    deals.save_filter(name="Stale buyers", query="light.economic-buyer=stale", by=robin)
    query = "outcome=any&q=o&light.economic-buyer=not-answered&closes=this-quarter&owner=me"
    return {
        "list-filtered": f"/deals/?{query}&sort=-amount&closes_to=soon",
        "board": "/deals/board/",
        "board-filtered": f"/deals/board/?{query}",
        "deal-filter": f"/deals/filter/?{query}",
        "several": f"/deals/edits/?deal={team.pk}&deal={on.pk}",
        "deal-edit": f"/deals/{team.pk}/edit/",
        "deal-moves": f"/deals/{team.pk}/moves/",
        "fields": "/deals/fields/",
        "new-field": "/deals/fields/new/",
        "field": f"/deals/fields/{field.pk}/",
    }


def asked_of_the_technical_side(
    on: Deal, robin: Person, sam: Person, call: Call
) -> tuple[GateRequest, GateRequest, TechnicalQuestion]:
    """A request that waits, one taken on short of policy, an answered question, and inputs."""
    deals.decide(evidence=on.evidence.filter(part="need")[0], decision=Decision.ACCEPTED, by=robin)
    request, taken = (
        deals.ask(
            deal=on,
            kind=kind,
            what="Show the alerts to their operations lead, who decides on the short list.",
            due=dt.date(2026, 9, day),
            by=robin,
        )
        for kind, day in (("demo", 30), ("proof-of-concept", 18))
    )
    deals.take_on(request=taken, by=sam, reason="Their operations lead is in town that day only.")
    question = calls.pass_on(finding=call.findings.filter(signal="asked_of_us")[0], by=robin)
    deals.hand_question(question=question, owner=sam, by=sam)
    deals.answer_question(question=question, answer="Yes, from version 2.7.", by=sam)
    deals.pass_on_question(deal=on, text="Does it run on Arm?", by=sam, due=dt.date(2026, 9, 1))
    for number, state in enumerate(("open", "accepted", "declined", "left")):
        for about in ("part:budget", f"technical-question:{question.pk}"):
            given = deals.give_input(
                deal=on,
                about_type=about.split(":")[0],
                about_id=about.split(":")[1],
                text=f"They told me at the booth what it may cost, input {number}.",
                by=sam if about == "part:budget" else robin,
            )
            owner = robin if about == "part:budget" else sam
            if state != "open":
                deals.decide_input(given=given, state=state, by=owner, reason="As on the call.")
    return request, taken, question


def test_every_page_can_be_read_and_used(addresses: dict[str, str], page: Page) -> None:
    wrong = []
    for name, address in SIGNED_OUT.items():
        page.goto(address)
        wrong += look(page, name)
    sign_in(page, "robin.adler@ours.example")
    for name, address in addresses.items():
        page.goto(address)
        for closed in page.locator("details > summary").all():
            closed.click()
        settle(page)
        wrong += look(page, name)
    assert wrong == []


def test_the_pages_of_ones_way_in_can_be_used(page: Page, settings: object) -> None:
    settings.HAS_MAIL = True  # type: ignore[attr-defined]
    page.goto("/password/forgotten/")
    wrong = look(page, "forgotten-with-mail")
    kim, sam = person("sales-manager", "Kim Larsen"), person(name="Sam Okafor")
    sign_in(page, kim.email)
    page.goto("/you/second-step/app/")
    wrong += look(page, "again")
    page.get_by_label("Your password").fill("rally-1987")
    page.get_by_role("button", name="Go on").click()
    wrong += look(page, "app-new")
    page.get_by_label("The app's code").fill(code(page.locator("code.secret").inner_text()))
    page.get_by_role("button", name="Turn it on").click()
    wrong += look(page, "codes")
    for name, path in (
        ("codes-new", "codes/new/"), ("key-new", "keys/new/"), ("app-removal", "app/removal/"),
        ("second-step-on", ""),
    ):  # fmt: skip
        page.goto(f"/you/second-step/{path}")
        wrong += look(page, name)
    page.goto(f"/people/{sam.pk}/")
    page.get_by_role("button", name="Hand out a link").click()
    wrong += look(page, "link")
    link = page.get_by_label("The link").input_value()
    page.get_by_role("button", name="Sign out").click()
    page.goto(link)
    wrong += look(page, "password-new")
    page.goto("/sign-in/")
    page.get_by_label("E-mail address").fill(kim.email)
    page.get_by_label("Password", exact=True).fill("rally-1987")
    page.get_by_role("button", name="Sign in", exact=True).click()
    wrong += look(page, "second-step-asked")
    assert wrong == []


def test_the_technical_sides_own_pages_can_be_read_and_used(
    addresses: dict[str, str], page: Page
) -> None:
    sign_in(page, "sam.okafor@ours.example")
    wrong = []
    names = ("technical", "request", "request-taken", "requests", "technical-question", "demos",
             "deal-demos", "demo", "playbook", "capabilities")  # fmt: skip
    demo = Demo.objects.get()
    own = {name: addresses[name] for name in names} | {
        "demo-edit": f"{addresses['demo']}edit/",
        "plan-step": f"{addresses['demo']}steps/{demo.steps.all()[0].pk}/",
    }
    for name, address in own.items():
        page.goto(address)
        for closed in page.locator("details > summary").all():
            closed.click()
        wrong += look(page, f"{name}-by-technical")
    assert wrong == []


def test_an_empty_room_says_what_to_do_first(page: Page) -> None:
    sign_in(page, person(name="Noor Haddad").email)
    assert look(page, "no-deals") == []
