from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact, Deal, Meeting
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, deal, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db


def filled(**fields: object) -> dict[str, object]:
    return {
        "title": "Second demo",
        "held_on": "2026-10-02",
        "colleagues": [],
        "contacts": [],
        "version": 1,
    } | (fields)


def contact(
    on: Deal, name: str, role: str = "", by: Person | None = None, **fields: str
) -> Contact:
    made = Contact.objects.create(account=on.account, name=name, **fields)
    if role and by:
        actions.give_contact_role(deal=on, contact=made, role=role, by=by)
    return made


def planned(on: Deal, *people: Person | Contact) -> Meeting:
    made = Meeting.objects.create(deal=on, title="Second demo", held_on="2026-10-02")
    for one in people:
        (made.contacts if isinstance(one, Contact) else made.colleagues).add(one)  # type: ignore[arg-type]
    return made


def test_a_meeting_is_planned_and_its_sheet_says_who_is_who(signed_in: SignedIn) -> None:
    robin, sam = person(name="Robin Adler"), person("pre-sales-engineer", "Sam Okafor")
    on = deal(robin, sam)
    ada = contact(on, "Ada Lind", "user", robin, title="Analyst")
    priya = contact(on, "Priya Raman", "economic-buyer", robin, title="CFO")
    browser = signed_in(sam)
    data = filled(colleagues=[robin.pk, sam.pk], contacts=[ada.pk, priya.pk])
    address = browser.post(f"/deals/{on.pk}/meetings/new/", data)["Location"]
    page = browser.get(address).content.decode()
    order = [page.index(f">{name}</bdi>") for name in ("Priya Raman", "Ada Lind", "Robin Adler")]
    assert order == sorted(order)
    assert page.index(">Robin Adler</bdi>", order[1]) < page.index(">Sam Okafor</bdi>", order[1])
    for shown in ("CFO", "Economic buyer", "releases the money", "The demo and the technical"):
        assert shown in page


def test_the_text_is_served_as_text_and_stands_on_the_page(signed_in: SignedIn) -> None:
    robin = person(name="Robin Adler")
    on = deal(robin)
    meeting = planned(on, robin, contact(on, "Priya Raman", "champion", robin, title="CFO"))
    browser, at = signed_in(robin), f"/deals/{on.pk}/meetings/{meeting.pk}/"
    answer = browser.get(at + "introductions.txt")
    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "- Priya Raman, CFO.\n" in text
    assert "hampion" not in text
    page = browser.get(at).content.decode()
    assert "- Priya Raman, CFO." in page
    assert "Champion" in page


def test_a_colleague_is_introduced_by_the_position_on_this_deal(signed_in: SignedIn) -> None:
    robin = person()
    kim = person("product-management", "Kim Soto")
    on = deal(robin, (kim, "professional-services"))
    meeting = planned(on, kim)
    browser, at = signed_in(robin), f"/deals/{on.pk}/meetings/{meeting.pk}/introductions.txt"
    assert "- Kim Soto, Professional services." in browser.get(at).content.decode()
    on.team.get(person=kim).delete()
    assert "- Kim Soto, Product management." in browser.get(at).content.decode()


def test_a_role_in_another_deal_is_not_one_here(signed_in: SignedIn) -> None:
    robin = person()
    on, other = deal(robin), deal(robin, name="Renewal")
    other.account = on.account
    other.save()
    priya = contact(other, "Priya Raman", "economic-buyer", robin)
    at = f"/deals/{on.pk}/meetings/{planned(on, priya).pk}/"
    page = signed_in(robin).get(at).content.decode()
    assert "Economic buyer" not in page
    assert "Not known yet what they decide:" in page


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_on_the_team_plans_changes_and_calls_off(
    position: str, signed_in: SignedIn
) -> None:
    member = person(position)
    on = deal(member)
    browser, at = signed_in(member), f"/deals/{on.pk}/meetings/"
    address = browser.post(at + "new/", filled())["Location"]
    assert browser.post(address + "edit/", filled(title="Third demo"))["Location"] == address
    assert Meeting.objects.get().title == "Third demo"
    assert browser.post(address + "removals/")["Location"] == f"/deals/{on.pk}/around/#meetings"
    assert not Meeting.objects.exists()


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nobody_off_the_team_does(position: str, signed_in: SignedIn) -> None:
    on = deal(person())
    meeting = planned(on)
    browser, at = signed_in(person(position)), f"/deals/{on.pk}/meetings/"
    sees = position == "sales-manager"
    for address in (f"{at}{meeting.pk}/", f"{at}{meeting.pk}/introductions.txt"):
        assert browser.get(address).status_code == (200 if sees else 404)
    for address in (at + "new/", f"{at}{meeting.pk}/edit/", f"{at}{meeting.pk}/removals/"):
        assert browser.post(address, filled(title="X")).status_code == (403 if sees else 404)
    assert Meeting.objects.get().title == "Second demo"
    assert not Event.objects.exists()


def test_another_deals_meeting_is_not_here(signed_in: SignedIn) -> None:
    robin = person()
    on, other = deal(robin), deal(robin)
    at = f"/deals/{on.pk}/meetings/{planned(other).pk}/"
    for page in ("", "edit/", "introductions.txt"):
        assert signed_in(robin).get(at + page).status_code == 404


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"title": ""}, "required"),
        ({"held_on": "soon"}, "valid date"),
        ({"colleagues": ["999999"]}, "not one of the available choices"),
        ({"contacts": ["x"]}, "not a valid value"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    fields: dict[str, object], told: str, signed_in: SignedIn
) -> None:
    robin = person()
    on = deal(robin)
    answer = signed_in(robin).post(f"/deals/{on.pk}/meetings/new/", filled() | fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "title" in fields or "Second demo" in page
    assert not Meeting.objects.exists()


def test_the_deal_lists_what_is_to_come_and_what_was(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    planned(on)
    Meeting.objects.create(deal=on, title="First demo", held_on="2026-09-01")
    page = signed_in(robin).get(f"/deals/{on.pk}/around/").content.decode()
    assert page.index("Second demo") < page.index("1 meeting before today") < page.index("First d")


def test_hostile_names_stay_names(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    evil = "</textarea><script>alert(1)</script>"
    at = f"/deals/{on.pk}/meetings/{planned(on, contact(on, evil, title=evil)).pk}/"
    page = signed_in(robin).get(at).content.decode()
    assert evil not in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_sheet_costs_the_same_however_many_are_invited(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    others = [person("pre-sales-engineer") for _ in range(rows)]
    on = deal(robin, *others)
    guests = [contact(on, f"Guest {n}", "user", robin) for n in range(rows)]
    at = f"/deals/{on.pk}/meetings/{planned(on, robin, *others, *guests).pk}/"
    browser = signed_in(robin)
    with django_assert_num_queries(8):
        browser.get(at)
    with django_assert_num_queries(8):
        browser.get(at + "introductions.txt")
    with django_assert_num_queries(9):
        browser.get(at + "edit/")


def test_the_second_of_two_changes_is_shown_the_first_and_loses_no_word(
    signed_in: SignedIn,
) -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    meeting = Meeting.objects.create(deal=on, title="Demo", held_on="2026-10-02")
    address = f"/deals/{on.pk}/meetings/{meeting.pk}/edit/"
    signed_in(robin).post(address, filled(title="Demo for finance"))
    browser = signed_in(sam)
    answer = browser.post(address, filled(title="Demo for the depots"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Demo for finance" in page
    assert 'value="Demo for the depots"' in page
    assert 'name="version" value="2"' in page
    assert browser.post(address, filled(title="Demo for all", version=2)).status_code == 302
    meeting.refresh_from_db()
    assert meeting.title == "Demo for all"
