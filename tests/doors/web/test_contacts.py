from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.qualification import Decision
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Account, Contact, ContactRole, CustomField, Deal, Meeting
from pacenotes.rooms.history.models import Event
from tests.cast import (
    DISCOVERY,
    EVERY_POSITION,
    SALES,
    TECHNICAL,
    deal,
    discovery_team,
    heard_call,
    person,
)
from tests.doors.web.conftest import SignedIn
from tests.rooms.deals.words import decided, said

pytestmark = pytest.mark.django_db


def filled(**fields: object) -> dict[str, object]:
    blank = {"name": "Dana Whitfield", "title": "", "email": "", "phone": "", "decides": ""}
    return blank | {"version": 1} | fields


def dana(on: Deal, **fields: object) -> Contact:
    return Contact.objects.create(account=on.account, name="Dana Whitfield", **fields)


def test_a_contact_added_after_the_call_has_said_it_and_was_met(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    heard_call(on, robin)
    browser = signed_in(robin)
    address = browser.post(
        f"/accounts/{on.account_id}/contacts/new/", filled(title="Head of data")
    )["Location"]
    page = browser.get(address).content.decode()
    assert "We need a decision by the end of October" in page
    assert "heard, not yet looked at" in page
    assert 'datetime="2026-09-14"' in page
    assert "found" in page
    assert "evidence under this name" in page


def test_being_mentioned_or_invited_is_not_being_met(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    heard_call(on, robin)
    priya = Contact.objects.create(account=on.account, name="Priya Raman")
    Meeting.objects.create(deal=on, title="Demo", held_on="2026-09-15").contacts.add(priya)
    page = signed_in(robin).get(f"/contacts/{priya.pk}/").content.decode()
    assert "not yet" in page
    assert "Not on any call that you see" in page
    assert "Invited to" in page


def test_of_two_of_one_name_neither_was_met_by_it(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    heard_call(on, robin)
    first, _second = dana(on), dana(on)
    assert "not yet" in signed_in(robin).get(f"/contacts/{first.pk}/").content.decode()


def test_a_colleague_of_the_name_is_not_the_contact(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    heard_call(on, robin)
    namesake = Contact.objects.create(account=on.account, name="Sam Okafor")
    assert "not yet" in signed_in(robin).get(f"/contacts/{namesake.pk}/").content.decode()


def test_only_what_one_may_see_of_them_is_shown(signed_in: SignedIn) -> None:
    on, robin, _ = discovery_team()
    kim = person()
    hidden = deal(kim, name="Secret project")
    hidden.account = on.account
    hidden.save()
    contact = dana(on)
    heard_call(hidden, kim, DISCOVERY.replace("two days", "nine days"), "secret.md")
    Call.objects.update(title="Secret call")
    ContactRole.objects.create(deal=hidden, contact=contact, role="blocker")
    Meeting.objects.create(deal=hidden, title="Secret meeting", held_on="2026-10-02").contacts.add(
        contact
    )
    actions.link_evidence(contact=contact, by=kim)
    page = signed_in(robin).get(f"/contacts/{contact.pk}/").content.decode()
    for kept_back in ("Secret", "nine days", "Blocker", "evidence under this name"):
        assert kept_back not in page
    assert "not yet" in page


@pytest.mark.parametrize("rows", [1, 3])
def test_a_contact_costs_the_same_however_much_they_said(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    on, robin, _ = discovery_team()
    CustomField.objects.create(on="contact", key="birthday", name="Birthday", kind="date")
    contact = dana(on, custom={"birthday": "2026-10-02"})
    for number in range(rows):
        heard_call(on, robin, DISCOVERY + f"\n**Dana Whitfield:** Call {number}.\n", f"{number}.md")
        other = deal(robin, name=f"Deal {number}")
        other.account = on.account
        other.save()
        ContactRole.objects.create(deal=other, contact=contact, role="user")
        Meeting.objects.create(deal=on, title="Demo", held_on="2026-10-02").contacts.add(contact)
        changes = {"title": f"Title {number}"}
        actions.edit_contact(contact=contact, changes=changes, by=robin)  # type: ignore[arg-type]
    browser = signed_in(robin)
    with django_assert_num_queries(12):
        browser.get(f"/contacts/{contact.pk}/")


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_who_may_not_see_the_account_is_told_there_is_nobody(
    position: str, signed_in: SignedIn
) -> None:
    contact = dana(deal(person()))
    browser = signed_in(person(position))
    leads = position == "sales-manager"
    for address in (f"/contacts/{contact.pk}/", f"/contacts/{contact.pk}/edit/"):
        assert browser.get(address).status_code == (200 if leads else 404)
    if not leads:
        answer = browser.post(f"/contacts/{contact.pk}/edit/", filled(name="X"))
        assert answer.status_code == 404
        contact.refresh_from_db()
        assert contact.name == "Dana Whitfield"


@pytest.mark.parametrize("position", TECHNICAL)
def test_who_sees_and_does_not_keep_them_has_no_button_and_is_refused(
    position: str, signed_in: SignedIn
) -> None:
    engineer = person(position)
    on = deal(person(), engineer)
    contact = dana(on)
    browser, address = signed_in(engineer), f"/contacts/{contact.pk}/"
    assert "edit/" not in browser.get(address).content.decode()
    before = list(Contact.objects.values()), Event.objects.count()
    assert browser.get(address + "edit/").status_code == 403
    assert browser.post(address + "edit/", filled(name="X")).status_code == 403
    new = f"/accounts/{on.account_id}/contacts/new/"
    assert browser.post(new, filled(name="X")).status_code == 403
    assert (list(Contact.objects.values()), Event.objects.count()) == before


@pytest.mark.parametrize("position", SALES)
def test_the_sales_side_of_a_deal_adds_and_edits(position: str, signed_in: SignedIn) -> None:
    member = person(position)
    on = deal(member)
    browser = signed_in(member)
    address = browser.post(f"/accounts/{on.account_id}/contacts/new/", filled())["Location"]
    browser.post(address + "edit/", filled(decides="spending above 50,000"))
    assert "spending above 50,000" in browser.get(address).content.decode()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": ""}, "required"),
        ({"email": "nobody"}, "valid email"),
        ({"decides": "her budget"}, "without “her”"),
        ({"name": "x" * 200}, "at most 160"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    fields: dict[str, object], told: str, signed_in: SignedIn
) -> None:
    robin = person()
    on = deal(robin)
    data = filled(title="What I typed") | fields
    answer = signed_in(robin).post(f"/accounts/{on.account_id}/contacts/new/", data)
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "What I typed" in answer.content.decode()
    assert not Contact.objects.exists()


def test_the_second_editor_sees_the_firsts_change_and_loses_nothing(signed_in: SignedIn) -> None:
    robin, kim = person(), person(name="Kim Soto")
    contact = dana(deal(robin, kim))
    address = f"/contacts/{contact.pk}/edit/"
    signed_in(kim).post(address, filled(title="CFO", phone="123"))
    answer = signed_in(robin).post(address, filled(title="Head of data"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Title: Kim Soto wrote “CFO”. Yours stands" in page
    assert 'value="Head of data"' in page
    assert 'value="123"' in page
    contact.refresh_from_db()
    assert contact.title == "CFO"


def test_hostile_words_are_shown_and_do_nothing(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    evil = "<script>alert(1)</script>"
    contact = actions.add_contact(
        account=Account.objects.get(pk=on.account_id),
        changes={"name": evil, "title": evil, "phone": evil, "decides": evil},
        by=robin,
    )
    page = signed_in(robin).get(f"/contacts/{contact.pk}/").content.decode()
    assert evil not in page


# the list


def listed(browser: Client, query: str) -> list[str]:
    page = browser.get(f"/contacts/?{query}").content.decode()
    return re.findall(r'<th scope="row"><a [^>]*><bdi>([^<]+)', page)


def test_the_list_shows_the_contacts_that_one_may_see_and_what_they_are_there(
    signed_in: SignedIn,
) -> None:
    robin, kim = person(), person()
    on, theirs = deal(robin, name="Mine"), deal(kim, name="Secret project")
    mine = dana(on, title="CFO", email="dana@fjordline.example")
    dana(theirs, email="other@secret.example")
    ContactRole.objects.create(deal=on, contact=mine, role="champion")
    page = signed_in(robin).get("/contacts/").content.decode()
    assert page.count("Dana Whitfield") == 1
    for shown in ("CFO", "Champion", "dana@fjordline.example", "Mine", 'href="/accounts/"'):
        assert shown in page
    assert "secret" not in page.lower()
    assert listed(signed_in(robin), "role=champion") == ["Dana Whitfield"]
    assert listed(signed_in(robin), "role=blocker") == []
    assert "You see no contact yet" in signed_in(person()).get("/contacts/").content.decode()


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("", ["adler", "Borg", "Corn"]),
        ("sort=-name", ["Corn", "Borg", "adler"]),
        ("sort=newest", ["Corn", "adler", "Borg"]),
        ("search=CF", ["adler"]),
        ("search=corn@", ["Corn"]),
        ("custom.tier=gold", ["adler"]),
        ("custom.seats.from=12&custom.seats.to=39", ["adler"]),
        ("custom.seats.from=many", []),
        ("custom.nowhere=1", []),
        ("sort=wizard&role=wizard&after=x", ["adler", "Borg", "Corn"]),
    ],
)
def test_the_list_is_searched_sorted_and_filtered_by_the_teams_own_fields(
    asked: str, names: list[str], signed_in: SignedIn
) -> None:
    robin = person()
    account = deal(robin).account
    for key, kind in (("tier", "text"), ("seats", "number")):
        CustomField.objects.create(on="contact", key=key, name=key.title(), kind=kind)
    for name, more in (
        ("Borg", {"custom": {"tier": "Silver", "seats": 40}}),
        ("adler", {"custom": {"tier": "Gold", "seats": 12}, "title": "CFO"}),
        ("Corn", {"email": "corn@account.example"}),
    ):
        Contact.objects.create(account=account, name=name, **more)
    browser = signed_in(robin)
    assert listed(browser, asked) == names
    page = browser.get(f"/contacts/?{asked}").content.decode()
    assert ("No contact that you see fits this" in page) is (not names)
    assert 'name="custom.seats.from"' in page


def test_its_pages_follow_each_other_and_keep_what_is_asked(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pacenotes.rooms.deals.queries.contacts.A_PAGE", 1)
    robin = person()
    account = deal(robin).account
    for name in "ABC":
        Contact.objects.create(account=account, name=name, title="CFO")
    browser, query, seen = signed_in(robin), "search=cfo&sort=account", []
    while query:
        page = browser.get(f"/contacts/?{query}").content.decode()
        seen += re.findall(r'<th scope="row"><a [^>]*><bdi>([^<]+)', page)
        further = re.search(
            r'href="\?(search=cfo&amp;sort=account&amp;after=\d+)" rel="next"', page
        )
        query = further.group(1).replace("&amp;", "&") if further else ""
    assert seen == ["A", "B", "C"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(
    rows: int, signed_in: SignedIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    robin = person()
    for _ in range(rows):
        on = deal(robin)
        ContactRole.objects.create(deal=on, contact=dana(on), role="user")
    browser = signed_in(robin)
    # Session, person; contacts, roles, own fields.
    with django_assert_num_queries(5):
        browser.get("/contacts/")


def test_who_was_named_as_met_was_met_there(signed_in: SignedIn) -> None:
    robin = person()
    on = deal(robin)
    contact = dana(on)
    decided(said(on, "present", source="demo", source_title="Live"), robin, Decision.ACCEPTED)
    page = signed_in(robin).get(f"/contacts/{contact.pk}/").content.decode()
    assert "Named as met" in page
    assert "demo “Live”" in page
    assert 'datetime="2026-09-14"' in page
