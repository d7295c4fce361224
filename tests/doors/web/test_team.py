from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.models import Event
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db


def at_stage(on: Deal, stage: str) -> Deal:
    on.stage = stage
    on.save()
    return on


def test_a_position_that_the_stage_calls_for_and_nobody_plays_is_vacant(
    signed_in: SignedIn,
) -> None:
    robin, sam = person(), person("pre-sales-engineer", "Sam Okafor")
    on = at_stage(deal(robin), "evaluation")
    browser = signed_in(robin)
    page = browser.get(f"/deals/{on.pk}/around/").content.decode()
    assert page.count("is-vacant") == 1
    assert "Evaluation calls for it" in page
    data = {"person": sam.pk, "position_key": "pre-sales-engineer"}
    browser.post(f"/deals/{on.pk}/team/", data)
    assert "is-vacant" not in browser.get(f"/deals/{on.pk}/").content.decode()


def test_who_plays_it_at_home_is_offered_first(signed_in: SignedIn) -> None:
    robin = person()
    on = at_stage(deal(robin), "evaluation")
    browser = signed_in(robin)
    assert "Nobody else plays it at home" in browser.get(f"/deals/{on.pk}/around/").content.decode()
    person("pre-sales-engineer", "Sam Okafor")
    assert "Who plays Pre-sales engineer" in browser.get(f"/deals/{on.pk}/around/").content.decode()


def test_a_stage_that_the_team_no_longer_has_calls_for_nobody(signed_in: SignedIn) -> None:
    robin = person()
    on = at_stage(deal(robin), "gone")
    assert "is-vacant" not in signed_in(robin).get(f"/deals/{on.pk}/").content.decode()


@pytest.mark.parametrize("position", SALES)
def test_the_sales_side_changes_a_position(position: str, signed_in: SignedIn) -> None:
    member, sam = person(position), person("pre-sales-engineer")
    on = deal(member, sam)
    data = {"person": sam.pk, "position_key": "professional-services"}
    assert signed_in(member).post(f"/deals/{on.pk}/team/", data).status_code == 302
    assert on.team.get(person=sam).position_key == "professional-services"


@pytest.mark.parametrize("position", TECHNICAL)
def test_the_technical_side_sees_the_team_and_changes_nothing(
    position: str, signed_in: SignedIn
) -> None:
    robin, engineer = person(name="Robin Adler"), person(position)
    on = at_stage(deal(robin, engineer), "negotiation")
    browser, at = signed_in(engineer), f"/deals/{on.pk}/"
    page = browser.get(at + "around/").content.decode()
    assert "Robin Adler" in page
    assert "vacant" in page
    for form in ("team/", "removal/", "owner/"):
        assert f'action="{at}{form}' not in page
    assert "Hand the deal" not in page
    before = list(on.team.values()), Event.objects.count()
    own = on.team.get(person=engineer)
    data = {"person": engineer.pk, "position_key": "account-executive"}
    assert browser.post(at + "team/", data).status_code == 403
    assert browser.post(f"{at}team/{own.pk}/removal/").status_code == 403
    assert browser.post(at + "owner/", {"owner": engineer.pk}).status_code == 403
    assert (list(on.team.values()), Event.objects.count()) == before


@pytest.mark.parametrize("position", sorted(set(EVERY_POSITION) - {"sales-manager"}))
def test_off_the_team_there_is_nothing(position: str, signed_in: SignedIn) -> None:
    robin, other = person(), person(position)
    on = deal(robin)
    browser, at = signed_in(other), f"/deals/{on.pk}/"
    member = on.team.get()
    assert browser.post(at + "team/", {"person": other.pk}).status_code == 404
    assert browser.post(f"{at}team/{member.pk}/removal/").status_code == 404
    assert browser.post(at + "owner/", {"owner": other.pk}).status_code == 404


def test_a_manager_off_the_team_mans_it_and_hands_it_over(signed_in: SignedIn) -> None:
    robin, kim = person(), person()
    on = deal(robin)
    browser, at = signed_in(person("sales-manager")), f"/deals/{on.pk}/"
    assert "Hand the deal to another owner" in browser.get(at + "around/").content.decode()
    browser.post(at + "owner/", {"owner": kim.pk, "position_key": "customer-success"})
    on.refresh_from_db()
    assert on.owner == kim
    assert on.team.get(person=kim).position_key == "customer-success"


def test_a_deal_is_handed_to_nobody_who_does_not_sell(signed_in: SignedIn) -> None:
    robin, sam = person(), person("pre-sales-engineer", "Sam Okafor")
    on = deal(robin, sam)
    browser, at = signed_in(robin), f"/deals/{on.pk}/"
    for data, told in (
        ({"owner": sam.pk}, "Sam Okafor plays no sales position"),
        ({"owner": sam.pk, "position_key": "pre-sales-engineer"}, "Nobody was chosen"),
        ({"owner": ""}, "Nobody was chosen"),
        ({"owner": "9" * 30}, "Nobody was chosen"),
    ):
        assert told in browser.post(at + "owner/", data, follow=True).content.decode()
    on.refresh_from_db()
    assert on.owner == robin


def test_the_owner_stays_on_the_sales_side(signed_in: SignedIn) -> None:
    robin = person(name="Robin Adler")
    on = deal(robin)
    data = {"person": robin.pk, "position_key": "pre-sales-engineer"}
    page = signed_in(robin).post(f"/deals/{on.pk}/team/", data, follow=True).content.decode()
    assert "Robin Adler owns this deal" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_team_costs_the_same_however_many_and_whatever_is_vacant(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    stage = {1: "evaluation", 3: "negotiation"}[rows]
    on = at_stage(deal(robin, *(person("customer-success") for _ in range(rows))), stage)
    for _ in range(rows):
        person("pre-sales-engineer")
        person("sales-manager")
    browser = signed_in(robin)
    with django_assert_num_queries(7):
        browser.get(f"/deals/{on.pk}/")
