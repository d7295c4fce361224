from __future__ import annotations

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Playbook, PlaybookStep
from pacenotes.rooms.people.models import Person
from tests.cast import person
from tests.doors.web.conftest import SignedIn
from tests.doors.web.test_demos import form_of
from tests.rooms.deals.seats import all_rows
from tests.rooms.demos.stage import planned, step

pytestmark = pytest.mark.django_db


def written(by: Person, name: str = "First demo") -> tuple[Playbook, PlaybookStep]:
    playbook = actions.add_playbook(name=name, by=by)
    fields: Any = {"shows": "Alerts", "capability": "Alerting"}
    return playbook, actions.add_playbook_step(playbook=playbook, fields=fields, by=by)


def at(playbook: Playbook, more: str = "") -> str:
    return f"/demos/playbooks/{playbook.pk}/{more}"


def test_a_playbook_is_begun_filled_named_anew_and_thrown_away(signed_in: SignedIn) -> None:
    browser = signed_in(sam := person("pre-sales-engineer"))
    assert "None yet" in browser.get("/demos/playbooks/").text
    browser.post("/demos/playbooks/", {"name": "Mine", "about": "Short"})
    playbook = sam.playbooks.get()
    for shows in ("Alpha", "Beta"):
        sent = {"shows": shows, "minutes": 5, "capability": "Cloud", "roles": ["user"]}
        assert browser.post(at(playbook, "steps/"), sent).status_code == 302
    first, second = playbook.steps.all()
    browser.post(at(playbook, f"steps/{second.pk}/places/"), {"to": "up"})
    sent = form_of(browser, at(playbook, f"steps/{first.pk}/"))
    browser.post(at(playbook, f"steps/{first.pk}/"), {**sent, "shows": "Anew"})
    assert [one.shows for one in playbook.steps.all()] == ["Beta", "Anew"]
    version = Playbook.objects.get().version
    browser.post(at(playbook, f"steps/{second.pk}/removals/"), {"version": version})
    assert [one.shows for one in playbook.steps.all()] == ["Anew"]
    version = Playbook.objects.get().version
    browser.post(at(playbook), {"name": "Ours", "about": "", "version": version})
    assert Playbook.objects.get().name == "Ours"
    assert browser.post(at(playbook, "removals/"))["Location"] == "/demos/playbooks/"
    assert not Playbook.objects.exists()


def test_a_colleagues_is_read_and_copied_and_not_changed(signed_in: SignedIn) -> None:
    playbook, one = written(owner := person())
    browser = signed_in(sam := person())
    page = browser.get(at(playbook)).text
    assert "alone changes this playbook" in page
    assert "Take out" not in page
    before = all_rows()
    for address in ("", "steps/", f"steps/{one.pk}/", f"steps/{one.pk}/places/",
                    f"steps/{one.pk}/removals/", "removals/"):  # fmt: skip
        refused = browser.post(at(playbook, address), {"name": "x", "shows": "x", "minutes": 5})
        assert refused.status_code == 403, address
        assert owner.name in refused.text
        assert "the copy is yours" in refused.text
    assert all_rows() == before
    browser.post(at(playbook, "copies/"), {"name": "My way"})
    copy = sam.playbooks.get()
    page = browser.get(at(copy)).text
    assert "copied from “First demo”" in page
    assert f'href="{at(playbook)}"' in page
    again = browser.post(at(playbook, "copies/"), {"name": "My way"})
    assert again.status_code == 422
    assert "of that name" in again.text


def test_a_playbook_is_made_of_a_plan_on_its_page(signed_in: SignedIn) -> None:
    demo, _, sam = planned()
    step(demo, "Alerts")
    browser = signed_in(sam)
    answer = browser.post(f"/demos/{demo.pk}/playbooks/", {"name": "Alerts first"})
    assert answer["Location"] == at(sam.playbooks.get())
    assert browser.post(f"/demos/{demo.pk}/playbooks/", {"name": ""}).status_code == 422


@pytest.mark.parametrize(
    "sent",
    [{"name": ""}, {"name": "x" * 161}, {"name": "x\0"}, {"name": "x", "about": "y" * 1001}],
)
def test_what_is_no_playbook_is_said(sent: dict[str, str], signed_in: SignedIn) -> None:
    browser = signed_in(person())
    answer = browser.post("/demos/playbooks/", sent)
    assert answer.status_code == 422
    assert not Playbook.objects.exists()


def test_what_was_changed_meanwhile_is_shown_and_nothing_is_lost(signed_in: SignedIn) -> None:
    playbook, one = written(sam := person())
    browser = signed_in(sam)
    address = at(playbook, f"steps/{one.pk}/")
    sent = form_of(browser, address)
    actions.edit_playbook_step(step=one, fields={"shows": "Theirs"}, by=sam)
    answer = browser.post(address, {**sent, "shows": "Mine"})
    assert answer.status_code == 409
    assert answer.context["form"]["shows"].value() == "Mine"
    sent = form_of(browser, at(playbook))
    actions.edit_playbook(playbook=playbook, name="Theirs", about="", by=sam)
    answer = browser.post(at(playbook), {**sent, "name": "Mine"})
    assert answer.status_code == 409
    assert answer.context["form"]["name"].value() == "Mine"
    actions.remove_playbook_step(step=one, by=sam)
    gone = browser.post(address, {"shows": "My words", "minutes": 5})
    assert gone.status_code == 409
    assert "My words" in gone.text


def test_steps_changing_are_in_nobodys_way_who_names_it_anew(signed_in: SignedIn) -> None:
    playbook, one = written(sam := person())
    browser = signed_in(sam)
    sent = form_of(browser, at(playbook))
    actions.edit_playbook_step(step=one, fields={"shows": "Theirs"}, by=sam)
    assert browser.post(at(playbook), {**sent, "name": "Mine"}).status_code == 302
    assert Playbook.objects.get().name == "Mine"
    written(sam, "Taken")
    sent = form_of(browser, at(playbook))
    actions.edit_playbook_step(step=one, fields={"shows": "Anew"}, by=sam)
    refused = browser.post(at(playbook), {**sent, "name": "Taken"})
    assert refused.status_code == 422
    assert "of that name" in refused.text


def test_another_playbooks_step_is_not_found(signed_in: SignedIn) -> None:
    playbook, _ = written(sam := person())
    _, other = written(sam, "Second demo")
    browser = signed_in(sam)
    assert browser.get(at(playbook, f"steps/{other.pk}/")).status_code == 404
    assert browser.post(at(playbook, f"steps/{other.pk}/places/")).status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_list_and_page_cost_the_same_however_many(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    sam = person()
    for number in range(rows):
        playbook, _ = written(sam, f"Playbook {number}")
    for _ in range(rows):
        actions.add_playbook_step(playbook=playbook, fields={"shows": "x"}, by=sam)
    browser = signed_in(sam)
    with django_assert_num_queries(3):
        browser.get("/demos/playbooks/")
    with django_assert_num_queries(5):
        browser.get(at(playbook))


def test_what_one_knows_is_ones_own_list(signed_in: SignedIn) -> None:
    browser = signed_in(sam := person())
    assert "Your list" in browser.get("/you/").text
    assert browser.post("/demos/capabilities/", {"name": "Alerts"}).status_code == 302
    for wrong in ("", "x" * 161, "x\0", "."):
        assert browser.post("/demos/capabilities/", {"name": wrong}).status_code == 422
    known = sam.knows.get()
    assert "Alerts" in browser.get("/demos/capabilities/").text
    other = signed_in(person())
    assert "Alerts" not in other.get("/demos/capabilities/").text
    assert other.post(f"/demos/capabilities/{known.pk}/removals/").status_code == 404
    assert browser.post(f"/demos/capabilities/{known.pk}/removals/").status_code == 302
    assert not sam.knows.exists()
