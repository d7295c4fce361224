from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import (
    Account,
    Competitor,
    Contact,
    ContactRole,
    Deal,
    Meeting,
    RequiredCapability,
)
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db

FORMS = {
    "contact-roles/": {"contact": "", "name": "Ada Lind", "title": "CFO", "role": "economic-buyer"},
    "competitors/": {"name": "Kestrel"},
    "capabilities/": {"name": "Single sign-on", "weight": "should"},
}


def everything() -> tuple[int, ...]:
    kept = (Contact, ContactRole, Competitor, RequiredCapability, Event)
    return tuple(model.objects.count() for model in kept)


def with_some(on: Deal, by: Person) -> list[str]:
    """One of each around the deal; the addresses that take them off."""
    role = actions.introduce_contact(deal=on, changes={"name": "Ada Lind"}, role="user", by=by)
    rival = actions.name_competitor(deal=on, name="Kestrel", by=by)
    needed = actions.require_capability(deal=on, name="Single sign-on", by=by)
    at = f"/deals/{on.pk}/"
    return [
        f"{at}contact-roles/{role.pk}/removals/",
        f"{at}competitors/{rival.pk}/removals/",
        f"{at}capabilities/{needed.pk}/removals/",
    ]


@pytest.mark.parametrize(
    ("position", "may"), [*((p, True) for p in SALES), *((p, False) for p in TECHNICAL)]
)
def test_a_deal_that_came_in_without_an_account_is_given_one(
    position: str, may: bool, signed_in: SignedIn
) -> None:
    member = person(position)
    on = deal(member)
    Deal.objects.filter(pk=on.pk).update(account=None)
    browser, at = signed_in(member), f"/deals/{on.pk}/"
    assert ("Name the account" in browser.get(at + "around/").content.decode()) is may
    before = (Account.objects.count(), Event.objects.count())
    answer = browser.post(at + "account/", {"account_name": "Fjordline"})
    on.refresh_from_db()
    assert (answer.status_code, on.account is not None) == ((302, True) if may else (403, False))
    if not may:
        assert (Account.objects.count(), Event.objects.count()) == before
        return
    assert on.account is not None
    assert (on.account.name, on.account.owner) == ("Fjordline", member)
    assert "Name the account" not in browser.get(at + "around/").content.decode()
    again = browser.post(at + "account/", {"account_name": "Another"})
    assert (again.status_code, "stays there" in again.content.decode()) == (422, True)
    on.refresh_from_db()
    assert on.account.name == "Fjordline"


def test_an_account_of_colleagues_is_not_come_by_with_a_deal_that_has_none(
    signed_in: SignedIn,
) -> None:
    robin = person()
    on, theirs = deal(robin), deal(person())
    Deal.objects.filter(pk=on.pk).update(account=None)
    assert theirs.account is not None
    answer = signed_in(robin).post(
        f"/deals/{on.pk}/account/", {"account_name": theirs.account.name}
    )
    assert (answer.status_code, "Colleagues keep" in answer.content.decode()) == (422, True)
    on.refresh_from_db()
    assert on.account is None


@pytest.mark.parametrize("position", SALES)
def test_the_sales_side_writes_down_and_takes_off(position: str, signed_in: SignedIn) -> None:
    member = person(position)
    on = deal(member)
    browser, at = signed_in(member), f"/deals/{on.pk}/"
    for place, data in FORMS.items():
        assert browser.post(at + place, data)["Location"] == f"{at}around/#{place[:-1]}"
    page = browser.get(at + "around/").content.decode()
    for shown in ("Ada Lind", "CFO", "Economic buyer", "releases the money", "Kestrel",
                  "Single sign-on", "should"):  # fmt: skip
        assert shown in page
    for role in on.contact_roles.all():
        browser.post(f"{at}contact-roles/{role.pk}/removals/")
    browser.post(f"{at}competitors/{on.competitors.get().pk}/removals/")
    browser.post(f"{at}capabilities/{on.capabilities.get().pk}/removals/")
    assert everything()[1:4] == (0, 0, 0)


def test_a_known_contact_is_chosen_and_has_several_roles(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    ada = Contact.objects.create(account=on.account, name="Ada Lind")
    for role in ("champion", "user"):
        signed_in(robin).post(
            f"/deals/{on.pk}/contact-roles/", {"contact": ada.pk, "name": "", "role": role}
        )
    assert set(on.contact_roles.values_list("contact", "role")) == {
        (ada.pk, "champion"), (ada.pk, "user"),
    }  # fmt: skip


@pytest.mark.parametrize("position", TECHNICAL)
def test_the_technical_side_reads_and_is_refused(position: str, signed_in: SignedIn) -> None:
    robin, engineer = person(name="Robin Adler"), person(position)
    on = deal(robin, engineer)
    removals = with_some(on, robin)
    browser, at = signed_in(engineer), f"/deals/{on.pk}/"
    page = browser.get(at + "around/").content.decode()
    assert "Ada Lind" in page
    assert "removals/" not in page
    assert f'action="{at}co' not in page
    assert "Give them an input instead" in page
    before = everything()
    for address in [*(at + place for place in FORMS), *removals]:
        answer = browser.post(address, FORMS.get(address.removeprefix(at), {}))
        assert answer.status_code == 403
        assert "Robin Adler" in answer.content.decode()
    assert everything() == before


@pytest.mark.parametrize("position", sorted(set(EVERY_POSITION) - {"sales-manager"}))
def test_off_the_team_there_is_nothing(position: str, signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    removals = with_some(on, robin)
    browser, at = signed_in(person(position)), f"/deals/{on.pk}/"
    before = everything()
    assert browser.get(at + "around/").status_code == 404
    for address in [*(at + place for place in FORMS), *removals]:
        assert browser.post(address, {}).status_code == 404
    assert everything() == before


def test_a_manager_off_the_team_reads_and_is_refused(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    removals = with_some(on, robin)
    browser, at = signed_in(person("sales-manager")), f"/deals/{on.pk}/"
    assert browser.get(at + "around/").status_code == 200
    for address in [*(at + place for place in FORMS), *removals]:
        assert browser.post(address, {}).status_code == 403


def test_another_deals_things_are_not_taken_off_here(signed_in: SignedIn) -> None:
    robin = person()
    on, other = deal(robin), deal(robin)
    removals = with_some(other, robin)
    before = everything()
    for address in removals:
        wrong = address.replace(f"/deals/{other.pk}/", f"/deals/{on.pk}/")
        assert signed_in(robin).post(wrong).status_code == 404
    assert everything() == before


@pytest.mark.parametrize(
    ("place", "fields", "told"),
    [
        ("contact-roles/", {"name": "", "contact": ""}, "Choose somebody, or write a new name"),
        ("contact-roles/", {"role": ""}, "required"),
        ("contact-roles/", {"role": "wizard"}, "not one of the available choices"),
        ("contact-roles/", {"contact": "999999"}, "not one of the available choices"),
        ("contact-roles/", {"contact": "9" * 30}, "not one of the available choices"),
        ("competitors/", {"name": " "}, "required"),
        ("competitors/", {"name": "x" * 200}, "at most 120"),
        ("capabilities/", {"name": ""}, "required"),
        ("capabilities/", {"weight": "maybe"}, "not one of the available choices"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    place: str, fields: dict[str, str], told: str, signed_in: SignedIn
) -> None:
    robin = person()
    on = deal(robin)
    before = everything()
    answer = signed_in(robin).post(f"/deals/{on.pk}/{place}", FORMS[place] | fields)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert told in page
    assert "Nothing was changed" in page
    kept = (FORMS[place] | fields).get("name", "").strip()
    assert not kept or kept in page
    assert everything() == before


def test_a_new_name_and_a_chosen_contact_are_one_too_many(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    ada = Contact.objects.create(account=on.account, name="Ada Lind")
    data = {"contact": ada.pk, "name": "Bo Marek", "role": "user"}
    answer = signed_in(robin).post(f"/deals/{on.pk}/contact-roles/", data)
    assert answer.status_code == 422
    assert not ContactRole.objects.exists()


def test_without_an_account_nobody_can_be_given_a_role(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    on.account = None
    on.save()
    browser, at = signed_in(robin), f"/deals/{on.pk}/"
    assert "no account yet" in browser.get(at + "around/").content.decode()
    answer = browser.post(at + "contact-roles/", FORMS["contact-roles/"])
    assert answer.status_code == 422
    assert "no account yet" in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_costs_the_same_however_much_stands_there(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    on = deal(robin)
    for number in range(rows):
        changes = {"name": f"Contact {number}"}
        for role in ("user", "champion"):
            actions.introduce_contact(deal=on, changes=changes, role=role, by=robin)  # type: ignore[arg-type]
        actions.name_competitor(deal=on, name=f"Rival {number}", by=robin)
        actions.require_capability(deal=on, name=f"Need {number}", by=robin)
        Meeting.objects.create(deal=on, title="Demo", held_on="2026-10-02")
    browser = signed_in(robin)
    with django_assert_num_queries(12):
        browser.get(f"/deals/{on.pk}/around/")
