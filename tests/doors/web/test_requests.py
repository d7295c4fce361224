from __future__ import annotations

import datetime as dt
import re

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Deal, GateRequest, Standing
from pacenotes.rooms.people.models import Person
from tests.cast import SALES, TECHNICAL, deal, discovery_team, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.seats import all_rows

pytestmark = pytest.mark.django_db


def asked(on: Deal, by: Person, what: str = "Show the alerts") -> GateRequest:
    return actions.ask(deal=on, kind="demo", what=what, by=by)


def at(request: GateRequest, more: str = "") -> str:
    return f"/deals/{request.deal_id}/requests/{request.pk}/{more}"


def answered(on: Deal, *questions: str) -> None:
    for question in questions:
        Standing.objects.create(deal=on, question=question, light="answered")


def test_the_form_shows_what_the_gate_lacks_before_anything_is_sent(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    answered(on, "qualified")
    page = signed_in(robin).get(f"/deals/{on.pk}/technical/").text
    assert "Lacking: Business case<" in page, "the demo"
    assert "Lacking: Economic buyer, Business case, Deadlines<" in page, "the proof of concept"
    assert "The sales side can't wave it through." in page
    assert not GateRequest.objects.exists()


def test_a_request_goes_out_with_the_questions_as_they_stand(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    sent = {"kind": "demo", "what": "Show the alerts", "due": "2026-10-01"}
    answer = signed_in(robin).post(f"/deals/{on.pk}/requests/", sent)
    request = GateRequest.objects.get()
    assert answer["Location"] == at(request)
    assert (request.due, request.asked_by) == (dt.date(2026, 10, 1), robin)
    for reader in (robin, sam):
        page = signed_in(reader).get(at(request)).text
        assert "Lacking now: Qualified, Business case." in page
        assert "can't wave it through" in page
        assert page.count('class="light is-unknown"') == 10, "five then, five now"


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"kind": "demo", "what": ""},
        {"kind": "wizardry", "what": "x"},
        {"kind": "demo", "what": "x", "due": "31.31.31"},
        {"kind": "demo", "what": "x\0"},
    ],
)
def test_what_is_no_request_is_said_and_kept(sent: dict[str, str], signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    answer = signed_in(robin).post(f"/deals/{on.pk}/requests/", sent)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert not GateRequest.objects.exists()


def test_short_of_policy_it_takes_a_reason_which_stays_on_the_page(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    browser = signed_in(sam)
    before = all_rows()
    refused = browser.post(at(request, "acceptances/"), {"reason": "  "})
    assert refused.status_code == 422
    assert "Say why you take it on" in refused.text
    assert all_rows() == before
    taken = browser.post(at(request, "acceptances/"), {"reason": "They fly in <b>once</b>"})
    assert taken["Location"] == at(request)
    page = signed_in(robin).get(at(request)).text
    assert "Sam Okafor took it on short of: Qualified, Business case." in page
    assert "They fly in &lt;b&gt;once&lt;/b&gt;" in page


def test_with_everything_answered_no_reason_is_asked_for(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    answered(on, "qualified", "business-case")
    browser = signed_in(sam)
    page = browser.get(at(request)).text
    assert "All of it is answered now." in page
    assert 'id="take-reason"' not in page
    browser.post(at(request, "acceptances/"))
    request.refresh_from_db()
    assert (request.state, request.taken_by) == ("taken", sam)


@pytest.mark.parametrize("reason", ["x" * 1001, "x\0"])
def test_a_reason_that_can_not_be_kept_is_said_and_stays(reason: str, signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    for verb in ("acceptances/", "refusals/"):
        refused = signed_in(sam).post(at(request, verb), {"reason": reason})
        assert refused.status_code == 422
        assert reason[:900] in refused.text
    request.refresh_from_db()
    assert request.state == "asked"


def test_declined_finished_and_withdrawn_on_the_page(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    declined, taken, withdrawn = (asked(on, robin) for _ in range(3))
    engineer, seller = signed_in(sam), signed_in(robin)
    engineer.post(at(declined, "refusals/"), {"reason": "Too early"})
    assert "Too early" in seller.get(at(declined)).text
    engineer.post(at(taken, "acceptances/"), {"reason": "Yes"})
    engineer.post(at(taken, "completions/"))
    seller.post(at(withdrawn, "withdrawals/"))
    states = [GateRequest.objects.get(pk=r.pk).state for r in (declined, taken, withdrawn)]
    assert states == ["declined", "done", "withdrawn"]
    page = seller.get(at(taken)).text
    assert "said that it is done" in page
    assert "What next" not in page, "nothing can be done any more"


def test_who_comes_second_is_told_and_keeps_their_words(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    actions.withdraw(request=request, by=robin)
    late = signed_in(sam).post(at(request, "acceptances/"), {"reason": "I have the demo ready"})
    assert late.status_code == 422
    assert "This request is withdrawn by now" in late.text
    assert "I have the demo ready" in late.text
    again = signed_in(robin).post(at(request, "withdrawals/"), follow=True)
    assert "This request is withdrawn by now" in again.text


@pytest.mark.parametrize("position", TECHNICAL)
def test_the_technical_side_asks_and_withdraws_nothing(position: str, signed_in: SignedIn) -> None:
    robin, member = person(), person(position)
    on = deal(robin, member)
    request = asked(on, robin)
    before = all_rows()
    browser = signed_in(member)
    assert (
        browser.post(f"/deals/{on.pk}/requests/", {"kind": "demo", "what": "x"}).status_code == 403
    )
    assert browser.post(at(request, "withdrawals/")).status_code == 403
    assert browser.post(at(request, "completions/")).status_code == 403
    assert all_rows() == before
    page = browser.get(f"/deals/{on.pk}/technical/").text
    assert 'name="kind"' not in page
    assert "withdrawals/" not in browser.get(at(request)).text


@pytest.mark.parametrize("position", SALES)
def test_the_sales_side_waves_nothing_through(position: str, signed_in: SignedIn) -> None:
    member, sam = person(position), person("pre-sales-engineer")
    on = deal(member, sam)
    request = asked(on, member)
    before = all_rows()
    browser = signed_in(member)
    for verb in ("acceptances/", "refusals/", "completions/"):
        answer = browser.post(at(request, verb), {"reason": "I say so"})
        assert answer.status_code == 403
        assert sam.name in answer.text
    assert all_rows() == before
    assert "acceptances/" not in browser.get(at(request)).text


def test_strangers_get_404_at_every_address_of_a_request(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    request = asked(on, robin)
    stranger = signed_in(person("pre-sales-engineer"))
    before = all_rows()
    assert stranger.get(f"/deals/{on.pk}/technical/").status_code == 404
    assert stranger.get(at(request)).status_code == 404
    assert stranger.post(f"/deals/{on.pk}/requests/").status_code == 404
    for verb in ("acceptances/", "refusals/", "completions/", "withdrawals/"):
        assert stranger.post(at(request, verb), {"reason": "x"}).status_code == 404
    assert all_rows() == before


def test_a_request_stands_under_its_own_deal_alone(signed_in: SignedIn) -> None:
    on, robin, sam = discovery_team()
    other = deal(robin, sam, name="Other")
    request = asked(on, robin)
    wrong = f"/deals/{other.pk}/requests/{request.pk}/"
    assert signed_in(sam).get(wrong).status_code == 404
    assert signed_in(sam).post(wrong + "acceptances/", {"reason": "x"}).status_code == 404
    assert signed_in(sam).get(f"/deals/{on.pk}/requests/{'9' * 30}/").status_code == 404


def test_reading_the_address_to_send_to_leads_to_the_page(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    answer = signed_in(robin).get(f"/deals/{on.pk}/requests/")
    assert answer["Location"] == f"/deals/{on.pk}/technical/#requests"


def test_a_leader_of_the_part_reads_and_does_nothing(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    request = asked(on, robin)
    leader = signed_in(person("sales-manager"))
    page = leader.get(at(request))
    assert page.status_code == 200
    assert "What next" not in page.text
    assert leader.post(at(request, "withdrawals/")).status_code == 403


# The queue.


def test_the_queue_shows_what_to_take_on_what_one_has_and_what_is_with_others(
    signed_in: SignedIn,
) -> None:
    on, robin, sam = discovery_team()
    asked(on, robin, "Waits for anybody")
    actions.take_on(request=asked(on, robin, "Is with Sam"), by=sam, reason="Yes")
    other = deal(person(), name="Hidden")
    asked(other, other.owner, "Never seen")
    page = signed_in(sam).get("/deals/requests/").text
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", page)
    assert headings == ["To take on", "Taken on by you"]
    assert "Never seen" not in page
    page = signed_in(robin).get("/deals/requests/").text
    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", page) == ["With colleagues"]
    assert "Waits for anybody" in page
    assert "Nothing waits." in signed_in(person()).get("/deals/requests/").text


def test_a_long_queue_is_cut_and_says_so(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pacenotes.doors.web.deals.gate import queue

    monkeypatch.setattr(queue, "MOST_ROWS", 2)
    on, robin, sam = discovery_team()
    for number in range(3):
        asked(on, robin, f"Number {number}")
    page = signed_in(sam).get("/deals/requests/").text
    assert "More are waiting than fit here" in page
    assert page.count('class="list-row"') == 2


@pytest.mark.parametrize("rows", [1, 3])
def test_the_queue_costs_the_same_however_long(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    for number in range(rows):
        asked(deal(robin, sam, name=f"Deal {number}"), robin)
    browser = signed_in(sam)
    with django_assert_num_queries(11):
        browser.get("/deals/requests/")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_technical_page_costs_the_same_however_much_is_on_it(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on, robin, sam = discovery_team()
    for number in range(rows):
        actions.take_on(request=asked(on, robin), by=sam, reason="Yes")
        question = actions.pass_on_question(deal=on, text=f"What {number}?", by=robin)
        actions.answer_question(question=question, answer="That", by=sam)
    browser = signed_in(robin)
    with django_assert_num_queries(8):
        browser.get(f"/deals/{on.pk}/technical/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_requests_page_costs_the_same_however_much_happened(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on, robin, sam = discovery_team()
    request = asked(on, robin)
    for _ in range(rows):
        actions.give_input(
            deal=on, about_type="request", about_id=str(request.pk), text="Early", by=sam
        )
    browser = signed_in(robin)
    with django_assert_num_queries(9):
        browser.get(at(request))
