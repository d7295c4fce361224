from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Deal, GateRequest
from pacenotes.rooms.demos import actions
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.seats import all_rows

pytestmark = pytest.mark.django_db


def asked(on: Deal, by: Person, kind: str = "demo") -> GateRequest:
    day = dt.date(2026, 10, 1)
    return deals.ask(deal=on, kind=kind, what="Show the alerts", due=day, by=by)


def at(request: GateRequest, more: str = "") -> str:
    return f"/deals/{request.deal_id}/requests/{request.pk}/{more}"


def test_the_queue_shows_who_could_take_a_request_on(signed_in: SignedIn) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer", "Sam Okafor"))
    jo = person("product-management", "Jo Lindqvist")
    deals.require_capability(deal=on, name="Runs in the cloud", by=robin)
    actions.know_capability(name="runs in the Cloud", by=jo)
    deals.plan_meeting(
        deal=on, title="x", held_on=dt.date(2026, 10, 1), colleagues=[sam], contacts=[], by=robin
    )
    request = asked(on, robin, "proof-of-concept")
    page = signed_in(sam).get("/deals/requests/").text
    table = page[page.index('<table class="table is-stacked triage">') :]
    assert table.index("Jo Lindqvist") < table.index("Sam Okafor")
    assert "free" in table
    assert "1 meeting" in table
    assert "Runs in the cloud" in table
    assert f'action="{at(request, "receivers/")}"' in table
    assert "triage" not in signed_in(robin).get("/deals/requests/").text.partition("<main")[2]


def test_a_request_is_given_and_its_receiver_takes_it_on_in_person(signed_in: SignedIn) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    jo = person("product-management")
    request = asked(on, robin)
    assert signed_in(jo).get(at(request)).status_code == 404
    answer = signed_in(sam).post(at(request, "receivers/"), {"person": jo.pk})
    assert answer["Location"] == at(request)
    request.refresh_from_db()
    assert (request.meant_for, request.state) == (jo, "asked")
    page = signed_in(jo).get(at(request)).text
    assert f"meant for {jo.name}" in page
    assert "Take it on" in page
    assert "Requests to take on" in signed_in(jo).get("/today/").text
    assert "Requests to take on" not in signed_in(sam).get("/today/").text
    others = signed_in(sam).get("/deals/requests/").text
    assert "With colleagues" in others
    signed_in(jo).post(at(request, "acceptances/"), {"reason": "They fly in"})
    request.refresh_from_db()
    assert (request.taken_by, request.reason) == (jo, "They fly in")


def test_what_is_meant_for_a_colleague_is_released_before_another_takes_it(
    signed_in: SignedIn,
) -> None:
    on = deal(
        robin := person(), sam := person("pre-sales-engineer", "Sam Okafor"),
        jo := person("product-management"), noor := person("pre-sales-engineer"),
    )  # fmt: skip
    request = asked(on, robin)
    signed_in(noor).post(at(request, "receivers/"), {"person": sam.pk})
    page = signed_in(jo).get(at(request)).text
    for gone in ("Take it on", "Decline it", "Release it", 'id="triage"'):
        assert gone not in page
    before = all_rows()
    refused = signed_in(jo).post(at(request, "acceptances/"), {"reason": "Mine"})
    assert refused.status_code == 403
    assert "Ask Sam Okafor to release it" in refused.text
    assert signed_in(jo).post(at(request, "releases/")).status_code == 403
    assert all_rows() == before
    assert "Release it from Sam Okafor" in signed_in(sam).get(at(request)).text
    assert signed_in(sam).post(at(request, "releases/"))["Location"] == at(request)
    signed_in(jo).post(at(request, "acceptances/"), {"reason": "Mine"})
    request.refresh_from_db()
    assert request.taken_by == jo
    timeline = signed_in(robin).get(f"/deals/{on.pk}/timeline/").text
    assert "released a request that was meant for" in timeline


def test_who_gave_it_by_mistake_takes_it_back_on_its_page(signed_in: SignedIn) -> None:
    on = deal(
        robin := person(), sam := person("pre-sales-engineer", "Sam Okafor"),
        jo := person("product-management"),
    )  # fmt: skip
    request, browser = asked(on, robin), signed_in(jo)
    browser.post(at(request, "receivers/"), {"person": sam.pk})
    assert "Release it from Sam Okafor" in browser.get(at(request)).text
    page = browser.post(at(request, "releases/"), follow=True).text
    assert "released it" in page
    assert "Take it on" in page
    request.refresh_from_db()
    assert request.meant_for is None


def test_the_sales_side_gives_it_to_nobody(signed_in: SignedIn) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = asked(on, robin)
    before = all_rows()
    browser = signed_in(robin)
    assert 'id="triage"' not in browser.get(at(request)).text
    refused = browser.post(at(request, "receivers/"), {"person": sam.pk})
    assert refused.status_code == 403
    assert sam.name in refused.text
    assert all_rows() == before


@pytest.mark.parametrize("who", ["", "x", "999", "²", "9" * 40])
def test_nobody_there_is_not_found(who: str, signed_in: SignedIn) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = asked(on, robin)
    answer = signed_in(sam).post(at(request, "receivers/"), {"person": who})
    assert answer.status_code == 404


def test_to_give_it_to_the_sales_side_is_said_to_be_wrong(signed_in: SignedIn) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = asked(on, robin)
    page = signed_in(sam).post(at(request, "receivers/"), {"person": robin.pk}, follow=True)
    assert "plays no technical position" in page.text
    request.refresh_from_db()
    assert request.meant_for is None


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_costs_the_same_however_much_waits(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    for number in range(rows):
        on = deal(robin, sam, person("pre-sales-engineer"), name=f"Deal {number}")
        deals.require_capability(deal=on, name="Cloud", by=robin)
        asked(on, robin)
    browser = signed_in(sam)
    with django_assert_num_queries(13):
        assert browser.get("/deals/requests/").status_code == 200
