from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions as deals
from pacenotes.rooms.deals.models import Input
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Demo, PlanStep
from tests.cast import deal, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.seats import all_rows
from tests.rooms.demos.stage import planned, step, taken

pytestmark = pytest.mark.django_db


def at(demo: Demo, more: str = "") -> str:
    return f"/demos/{demo.pk}/{more}"


def form_of(browser: Client, address: str) -> dict[str, Any]:
    """What a step's form sends when nothing is typed into it."""
    form = browser.get(address).context["form"]
    sent: dict[str, Any] = {}
    for bound in form:
        value = bound.initial() if callable(bound.initial) else bound.initial
        kept = value if isinstance(value, list) else "" if value is None else value
        sent[bound.html_name] = kept
        if bound.field.show_hidden_initial:
            sent[bound.html_initial_name] = kept
    return sent


def test_taking_a_request_on_leads_to_its_demo(signed_in: SignedIn) -> None:
    on = deal(robin := person(), sam := person("pre-sales-engineer"))
    request = taken(on, robin, sam)
    browser = signed_in(sam)
    page = browser.get(f"/deals/{on.pk}/requests/{request.pk}/").text
    assert "Plan the demo" in page
    assert (
        "Plan the demo" not in signed_in(robin).get(f"/deals/{on.pk}/requests/{request.pk}/").text
    )
    form = browser.get(f"/deals/{on.pk}/demos/")
    assert f'name="request" value="{request.pk}"' in form.text
    sent = {"title": "Demo", "playbook": "", "request": request.pk}
    answer = browser.post(f"/deals/{on.pk}/demos/", sent)
    demo = Demo.objects.get()
    assert answer["Location"] == at(demo)
    assert demo.request == request
    assert f'href="{at(demo)}"' in browser.get(f"/deals/{on.pk}/requests/{request.pk}/").text
    again = browser.post(f"/deals/{on.pk}/demos/", sent)
    assert again.status_code == 422
    assert "planned already" in again.text


@pytest.mark.parametrize(
    "sent",
    [{}, {"title": ""}, {"title": "x" * 161}, {"title": "x", "playbook": "999"},
     {"title": "x\0"}, {"title": "x", "playbook": "drop table"}],
)  # fmt: skip
def test_what_is_no_demo_is_said(sent: dict[str, str], signed_in: SignedIn) -> None:
    on = deal(person(), sam := person("pre-sales-engineer"))
    answer = signed_in(sam).post(f"/deals/{on.pk}/demos/", sent)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.text
    assert not Demo.objects.exists()


@pytest.mark.parametrize("request_id", ["999", "x", "²", "9" * 30])
def test_a_request_that_is_not_there_is_not_found(request_id: str, signed_in: SignedIn) -> None:
    on = deal(person(), sam := person("pre-sales-engineer"))
    sent = {"title": "x", "request": request_id}
    assert signed_in(sam).post(f"/deals/{on.pk}/demos/", sent).status_code == 404


def test_the_sales_side_plans_nothing_and_is_told_what_to_do(signed_in: SignedIn) -> None:
    on = deal(robin := person(), person("pre-sales-engineer"))
    browser = signed_in(robin)
    assert 'id="plan"' not in browser.get(f"/deals/{on.pk}/demos/").text
    refused = browser.post(f"/deals/{on.pk}/demos/", {"title": "x"})
    assert refused.status_code == 403
    assert "Ask for one with a request" in refused.text


def test_steps_are_added_changed_moved_and_taken_out(signed_in: SignedIn) -> None:
    demo, robin, sam = planned()
    need = deals.require_capability(deal=demo.deal, name="History", by=robin)
    browser = signed_in(sam)
    page = browser.get(at(demo)).text
    assert "Required, and proven by no step" in page
    for name in ("Alpha", "Beta"):
        sent = {"shows": name, "minutes": 10, "roles": ["user"], "proves": [need.pk]}
        answer = browser.post(at(demo, "steps/"), sent)
        assert answer["Location"] == at(demo, f"#step-{PlanStep.objects.latest('pk').pk}")
    first, second = demo.steps.all()
    assert list(second.proves.all()) == [need]
    page = browser.get(at(demo)).text
    assert "Every required capability is proven" in page
    assert "20 of 45 minutes" in page
    browser.post(at(demo, f"steps/{second.pk}/places/"), {"to": "up"})
    assert [one.shows for one in demo.steps.all()] == ["Beta", "Alpha"]
    sent = form_of(browser, at(demo, f"steps/{first.pk}/"))
    answer = browser.post(at(demo, f"steps/{first.pk}/"), {**sent, "shows": "Anew", "proves": []})
    assert answer["Location"] == at(demo, f"#step-{first.pk}")
    first.refresh_from_db()
    assert (first.shows, first.proves.count(), first.roles) == ("Anew", 0, ["user"])
    version = Demo.objects.get().version
    browser.post(at(demo, f"steps/{first.pk}/removals/"), {"version": version})
    assert [one.shows for one in demo.steps.all()] == ["Beta"]


@pytest.mark.parametrize(
    "sent",
    [{}, {"shows": ""}, {"shows": "x", "minutes": "0"}, {"shows": "x", "minutes": "ten"},
     {"shows": "x", "minutes": "9" * 400}, {"shows": "x" * 201, "minutes": "5"},
     {"shows": "x", "minutes": "5", "roles": ["wizard"]},
     {"shows": "x", "minutes": "5", "proves": ["999"]},
     {"shows": "x", "minutes": "5", "proves": ["x'; --"]},
     {"shows": "x\0", "minutes": "5"}, {"shows": "x", "minutes": "5", "how": "y" * 4001}],
)  # fmt: skip
def test_a_step_that_can_not_be_kept_is_said_and_kept_in_the_form(
    sent: dict[str, Any], signed_in: SignedIn
) -> None:
    demo, _, sam = planned()
    there = step(demo)
    before = all_rows()
    browser = signed_in(sam)
    for address in (at(demo, "steps/"), at(demo, f"steps/{there.pk}/")):
        answer = browser.post(address, sent)
        assert answer.status_code == 422, address
        assert "Nothing was changed" in answer.text
    assert all_rows() == before


def test_nobody_else_changes_the_plan_and_is_offered_an_input(signed_in: SignedIn) -> None:
    demo, robin, sam = planned()
    one = step(demo)
    jo = person("product-management")
    deals.add_team_member(deal=demo.deal, person=jo, position_key=jo.position_key, by=robin)
    before = all_rows()
    addresses = ("steps/", f"steps/{one.pk}/", f"steps/{one.pk}/places/",
                 f"steps/{one.pk}/removals/", "edit/", "playbooks/", "demoers/")  # fmt: skip
    for reader in (robin, jo):
        browser = signed_in(reader)
        for address in addresses:
            refused = browser.post(at(demo, address), {"shows": "x", "minutes": 5, "name": "x"})
            assert refused.status_code == 403, address
            assert sam.name in refused.text
            assert "an input instead" in refused.text
        page = browser.get(at(demo)).text
        assert f'value="plan-step:{one.pk}"' in page
        assert f'value="demo:{demo.pk}"' in page
        assert "Take out" not in page
    assert all_rows() == before


def test_whoever_does_not_see_the_deal_finds_nothing(signed_in: SignedIn) -> None:
    demo, _, _ = planned()
    one = step(demo)
    browser = signed_in(person("pre-sales-engineer"))
    for address in ("", "edit/", "call-sheet/", "brief/", f"steps/{one.pk}/"):
        assert browser.get(at(demo, address)).status_code == 404
    for address in ("steps/", "demoers/", f"steps/{one.pk}/places/"):
        assert browser.post(at(demo, address)).status_code == 404
    assert browser.get(f"/deals/{demo.deal_id}/demos/").status_code == 404


def test_a_step_of_another_plan_is_not_found_here(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    other = actions.plan_demo(deal=demo.deal, title="x", by=sam)
    elsewhere = step(other)
    browser = signed_in(sam)
    assert browser.get(at(demo, f"steps/{elsewhere.pk}/")).status_code == 404
    for noun in ("places/", "removals/"):
        assert browser.post(at(demo, f"steps/{elsewhere.pk}/{noun}")).status_code == 404
    assert other.steps.get() == elsewhere


def test_what_was_changed_meanwhile_is_shown_and_nothing_is_lost(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    one = step(demo, "As it was", how="Old notes")
    browser = signed_in(sam)
    address = at(demo, f"steps/{one.pk}/")
    sent = form_of(browser, address)
    actions.edit_step(step=one, fields={"shows": "Theirs", "minutes": 9}, by=sam)
    answer = browser.post(address, {**sent, "shows": "Mine", "how": "My notes"})
    assert answer.status_code == 409
    assert "changed while you were writing" in answer.text
    form = answer.context["form"]
    assert (form["shows"].value(), form["how"].value()) == ("Mine", "My notes")
    assert form["minutes"].value() == "9"
    told = {one.label: (one.now, one.mine) for one in answer.context["differences"]}
    assert told == {"What is shown": ("Theirs", "Mine"), "Minutes": ("9", "")}
    again = {name: form.data.getlist(name) for name in form.data}
    assert browser.post(address, again).status_code == 302
    one.refresh_from_db()
    assert (one.shows, one.how, one.minutes) == ("Mine", "My notes", 9)


def test_another_step_that_changed_is_in_nobodys_way(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    one, other = step(demo), step(demo, "Other")
    browser = signed_in(sam)
    address = at(demo, f"steps/{one.pk}/")
    sent = form_of(browser, address)
    actions.edit_step(step=other, fields={"shows": "Theirs"}, by=sam)
    assert browser.post(address, {**sent, "shows": "Mine"}).status_code == 302
    one.refresh_from_db()
    assert one.shows == "Mine"


def test_words_for_a_step_that_is_gone_are_kept_to_be_added(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    one = step(demo)
    browser = signed_in(sam)
    address = at(demo, f"steps/{one.pk}/")
    sent = form_of(browser, address)
    actions.remove_step(step=one, by=sam)
    answer = browser.post(address, {**sent, "shows": "My words"})
    assert answer.status_code == 409
    assert "My words" in answer.text
    assert f'action="{at(demo, "steps/")}"' in answer.text


def test_a_removal_over_a_plan_that_changed_takes_nothing_out(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    one = step(demo)
    for version in ("1", "", "x", "9" * 30):
        page = signed_in(sam).post(
            at(demo, f"steps/{one.pk}/removals/"), {"version": version}, follow=True
        )
        assert "nothing was taken out" in page.text
    assert demo.steps.get() == one


def test_day_minutes_and_meeting_are_set(signed_in: SignedIn) -> None:
    demo, robin, sam = planned()
    meeting = deals.plan_meeting(
        deal=demo.deal, title="At theirs", held_on=dt.date(2026, 10, 7), colleagues=[],
        contacts=[], by=robin,
    )  # fmt: skip
    browser = signed_in(sam)
    sent = form_of(browser, at(demo, "edit/"))
    answer = browser.post(at(demo, "edit/"), {**sent, "meeting": meeting.pk, "minutes": 60})
    assert answer["Location"] == at(demo)
    now = Demo.objects.get()
    assert (now.meeting, now.held_on, now.minutes) == (meeting, meeting.held_on, 60)
    late = browser.post(at(demo, "edit/"), {**sent, "minutes": 30})
    assert late.status_code == 409
    assert late.context["form"]["minutes"].value() == "30"
    assert Demo.objects.get().minutes == 60
    wrong = browser.post(at(demo, "edit/"), {**sent, "minutes": "0"})
    assert wrong.status_code == 422


def test_a_demo_is_handed_over_on_its_page(signed_in: SignedIn) -> None:
    demo, robin, sam = planned()
    jo = person("product-management")
    deals.add_team_member(deal=demo.deal, person=jo, position_key=jo.position_key, by=robin)
    browser = signed_in(sam)
    for wrong in ("", robin.pk, "x", 999):
        assert browser.post(at(demo, "demoers/"), {"to": wrong}).status_code == 422
    assert browser.post(at(demo, "demoers/"), {"to": jo.pk})["Location"] == at(demo)
    assert Demo.objects.get().demoer == jo
    assert browser.post(at(demo, "demoers/"), {"to": sam.pk}).status_code == 403


def test_inputs_are_given_and_decided_on_where_the_plan_stands(signed_in: SignedIn) -> None:
    demo, robin, sam = planned()
    one = step(demo)
    sales = signed_in(robin)
    for about in (f"demo:{demo.pk}", f"plan-step:{one.pk}"):
        sent = {"about": about, "text": "Show March", "back": at(demo)}
        answer = sales.post(f"/deals/{demo.deal_id}/inputs/", sent)
        assert answer["Location"].startswith(at(demo) + "#inputs-")
    given = Input.objects.earliest("pk")
    decision = {"state": "accepted", "seen": "open", "back": at(demo)}
    address = f"/deals/{demo.deal_id}/inputs/{given.pk}/decisions/"
    refused = sales.post(address, decision)
    assert refused.status_code == 403
    assert sam.name in refused.text
    assert signed_in(sam).post(address, decision).status_code == 302
    page = sales.get(at(demo)).text
    assert f"With input from <bdi>{robin.name}" in " ".join(page.split()).replace("</span> ", "")
    for reader in (sales, signed_in(sam)):
        everything = reader.get(f"/deals/{demo.deal_id}/inputs/").text
        assert f'href="{at(demo)}"' in everything
        assert f'href="{at(demo)}#step-{one.pk}"' in everything
    assert "Inputs on your demos" in signed_in(sam).get("/today/").text
    assert "Inputs to decide on" not in sales.get("/today/").text


def test_the_timeline_tells_what_happened_to_a_demo(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    step(demo)
    page = signed_in(sam).get(f"/deals/{demo.deal_id}/timeline/").text
    assert "began to plan a demo" in page
    assert "added a step to the plan of a demo" in page
    assert f'href="{at(demo)}"' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_plans_page_costs_the_same_however_long(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    demo, robin, sam = planned()
    for number in range(rows):
        need = deals.require_capability(deal=demo.deal, name=f"Need {number}", by=robin)
        one = step(demo, proves=[need])
        actions.give_plan_input(
            deal=demo.deal, about_type="plan-step", about_id=str(one.pk), text="x", by=robin
        )
    browser = signed_in(sam)
    with django_assert_num_queries(14):
        assert browser.get(at(demo)).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_lists_cost_the_same_however_many(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    demo, _, sam = planned()
    for _ in range(rows - 1):
        actions.plan_demo(deal=demo.deal, title="x", by=sam)
    browser = signed_in(sam)
    with django_assert_num_queries(3):
        browser.get("/demos/")
    with django_assert_num_queries(7):
        browser.get(f"/deals/{demo.deal_id}/demos/")
