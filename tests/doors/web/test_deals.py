from __future__ import annotations

import datetime as dt

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals.models import CustomField, Deal, TeamMember
from tests.cast import deal, heard_call, person
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.words import accepted, euros, until

pytestmark = pytest.mark.django_db


def test_an_empty_list_says_what_to_do_first(signed_in: SignedIn) -> None:
    assert "Open your first deal" in signed_in(person()).get("/deals/").content.decode()
    engineer = signed_in(person("pre-sales-engineer")).get("/deals/").content.decode()
    assert "Ask the account executive" in engineer


def test_the_list_shows_ones_own_deals_with_their_lights(signed_in: SignedIn) -> None:
    robin = person(name="Robin Adler")
    mine = deal(robin, name="Mine")
    deal(person(), name="Theirs")
    heard_call(mine, robin)
    page = signed_in(robin).get("/deals/").content.decode()
    assert "Mine" in page
    assert "Theirs" not in page
    assert page.count('class="light is-heard"') == 4
    assert page.count('class="light is-unknown"') == 1


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    for number in range(rows):
        deal(robin, person("pre-sales-engineer"), name=f"Deal {number}")
    browser = signed_in(robin)
    # Session, person, saved filters, count; deals that say when they close and those that don't;
    # rows, lights.
    with django_assert_num_queries(8):
        browser.get("/deals/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_deal_costs_the_same_however_many_calls_and_colleagues(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    on = deal(robin, *(person() for _ in range(rows)))
    for number in range(rows):
        heard_call(on, robin, f"**A:** hello {number}\n\n**B:** yes\n")
    browser = signed_in(robin)
    # Session, person; deal, team; standings, evidence; calls and their jobs.
    with django_assert_num_queries(8):
        browser.get(f"/deals/{on.pk}/")


@pytest.mark.parametrize("rows", [1, 3])
def test_a_deal_costs_the_same_however_much_is_known(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    on = deal(robin)
    for number in range(rows):
        day = dt.date(2026, 10, 1 + number)
        accepted(on, "deadline", robin, words="Then we decide", meaning=until(day))
        accepted(on, "objection", robin, words="Too dear")
        accepted(on, "value", robin, meaning=euros(40_000))
    browser = signed_in(robin)
    # As above, without calls' jobs; and business case, deadlines, pitfalls.
    with django_assert_num_queries(10):
        page = browser.get(f"/deals/{on.pk}/").content.decode()
    assert "Then we decide" in page
    assert "Too dear" in page
    assert "40,000" in page


def test_a_deal_is_opened_and_its_team_is_put_together(signed_in: SignedIn) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    browser = signed_in(robin)
    form = {"name": "Rollout", "account_name": "Fjordline", "position_key": "account-executive"}
    address = browser.post("/deals/new/", form)["Location"]
    opened = Deal.objects.get()
    assert address == f"/deals/{opened.pk}/"
    browser.post(address + "team/", {"person": sam.pk, "position_key": "pre-sales-engineer"})
    assert signed_in(sam).get(address).status_code == 200
    member = opened.team.get(person=sam)
    team = f"{address}around/#team"
    assert browser.post(f"{address}team/{member.pk}/removal/")["Location"] == team
    assert signed_in(sam).get(address).status_code == 404
    own = opened.team.get(person=robin)
    assert browser.post(f"{address}team/{own.pk}/removal/")["Location"] == team
    assert "Hand it to another owner first" in browser.get(team).content.decode()
    noor = person()
    browser.post(address + "owner/", {"owner": noor.pk})
    assert browser.post(f"{address}team/{own.pk}/removal/")["Location"] == "/deals/"
    assert browser.get(address).status_code == 404


def test_a_second_deal_of_the_name_is_refused_with_a_reason(signed_in: SignedIn) -> None:
    browser = signed_in(person())
    form = {"name": "Rollout", "account_name": "Fjordline", "position_key": "account-executive"}
    browser.post("/deals/new/", form)
    answer = browser.post("/deals/new/", form)
    assert answer.status_code == 422
    assert "Nothing was changed" in answer.content.decode()
    assert Deal.objects.count() == 1


@pytest.mark.parametrize("data", [{}, {"person": 999_999, "position_key": "x"}, {"person": "\0"}])
def test_a_bad_team_form_changes_nothing(signed_in: SignedIn, data: dict[str, object]) -> None:
    robin = person()
    on = deal(robin)
    page = signed_in(robin).post(f"/deals/{on.pk}/team/", data, follow=True).content.decode()
    assert "Nobody was added" in page
    assert TeamMember.objects.count() == 1


def test_the_technical_side_is_told_who_changes_the_team(signed_in: SignedIn) -> None:
    robin, sam = person(name="Robin Adler"), person("pre-sales-engineer")
    on = deal(robin, sam)
    data = {"person": sam.pk, "position_key": "account-executive"}
    answer = signed_in(sam).post(f"/deals/{on.pk}/team/", data)
    assert answer.status_code == 403
    assert "Robin Adler" in answer.content.decode()
    assert on.team.get(person=sam).position_key == "pre-sales-engineer"


@pytest.mark.parametrize("number", ["999999", "9" * 30])
def test_what_is_not_there_is_404(signed_in: SignedIn, number: str) -> None:
    browser = signed_in(person("sales-manager"))
    assert browser.get(f"/deals/{number}/").status_code == 404
    assert browser.get(f"/calls/{number}/").status_code == 404


def test_a_deals_page_shows_the_teams_own_fields(
    signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    CustomField.objects.create(on="deal", key="partner", name="Sold through", kind="text")
    CustomField.objects.create(on="deal", key="site", name="Project page", kind="link")
    CustomField.objects.create(on="deal", key="seats", name="Seats", kind="number")
    on = deal(robin)
    on.custom = {"partner": "<b>Sørensen</b>", "site": "https://fjordline.example/"}
    on.save()
    browser = signed_in(robin)
    # Session, person; deal, team, own fields; standings, evidence; calls.
    with django_assert_num_queries(8):
        page = browser.get(f"/deals/{on.pk}/").content.decode()
    facts = page[page.index('class="deal-facts"') :]
    assert "Sold through" in facts
    assert "&lt;b&gt;Sørensen" in facts
    assert '<a href="https://fjordline.example/" rel="noopener' in facts
    assert "Seats" not in facts, "what is empty isn't shown"
