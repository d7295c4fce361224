from __future__ import annotations

import re

import pytest
from pytest_django import DjangoAssertNumQueries

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Account, Contact, ContactRole, CustomField, Deal
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, heard_call, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db


def account_of(on: Deal) -> Account:
    assert on.account is not None
    return on.account


def filled(**fields: object) -> dict[str, object]:
    blank = {"name": "Fjordline", "industry": "", "website": "", "country": "", "employees": ""}
    return blank | {"parent": "", "version": 1} | fields


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def fjordline(robin: Person) -> Account:
    return Account.objects.create(name="Fjordline", owner=robin)


def test_an_empty_list_says_what_to_do_first(signed_in: SignedIn) -> None:
    assert "Add your first account" in signed_in(person()).get("/accounts/").content.decode()
    engineer = signed_in(person("pre-sales-engineer")).get("/accounts/").content.decode()
    assert "You see no account yet" in engineer
    assert "/accounts/new/" not in engineer


@pytest.mark.parametrize("asked", ["sort=wizard", "after=x", "after=-1", "after=" + "9" * 30, ""])
def test_what_the_list_cannot_be_asked_is_taken_as_not_asked(
    asked: str, signed_in: SignedIn, robin: Person, fjordline: Account
) -> None:
    answer = signed_in(robin).get(f"/accounts/?{asked}")
    assert answer.status_code == 200
    assert "Fjordline" in answer.content.decode()


def test_a_search_keeps_what_was_typed_and_says_what_it_did_not_find(
    signed_in: SignedIn, robin: Person, fjordline: Account
) -> None:
    page = signed_in(robin).get('/accounts/?search="><script>').content.decode()
    assert "No account of this name" in page
    assert "&quot;&gt;&lt;script&gt;" in page


def test_the_next_page_keeps_search_and_sort(
    signed_in: SignedIn, robin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pacenotes.rooms.deals.queries.accounts.A_PAGE", 1)
    first = Account.objects.create(name="Fjord A", owner=robin)
    Account.objects.create(name="Fjord B", owner=robin)
    browser = signed_in(robin)
    page = browser.get("/accounts/?search=fjord&sort=name").content.decode()
    assert f"?search=fjord&amp;sort=name&amp;after={first.pk}" in page
    onward = browser.get(f"/accounts/?search=fjord&sort=name&after={first.pk}").content.decode()
    assert "Fjord B" in onward
    assert "Fjord A" not in onward


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("custom.tier=gold", ["Aker"]),
        ("custom.tier=er", ["Borg"]),
        ("custom.seats.from=12", ["Aker", "Borg"]),
        ("custom.seats.from=20&custom.seats.to=90", ["Borg"]),
        ("custom.partner=yes", ["Aker"]),
        ("custom.partner=yes&search=bor", []),
        ("custom.tier=", ["Aker", "Borg", "Corn"]),
        ("custom.nowhere=1", []),
        ("custom.seats.from=many", []),
    ],
)
def test_the_list_is_filtered_by_the_teams_own_fields(
    asked: str, names: list[str], signed_in: SignedIn, robin: Person
) -> None:
    for key, kind in (("tier", "text"), ("seats", "number"), ("partner", "flag")):
        CustomField.objects.create(on="account", key=key, name=key.title(), kind=kind)
    for name, custom in (
        ("Aker", {"tier": "Gold", "seats": 12, "partner": True}),
        ("Borg", {"tier": "Silver", "seats": 40, "partner": False}),
        ("Corn", {}),
    ):
        Account.objects.create(name=name, owner=robin, custom=custom)
    page = signed_in(robin).get(f"/accounts/?{asked}").content.decode()
    assert re.findall(r'<th scope="row"><a [^>]*><bdi>(\w+)', page) == names
    assert ("that you see fits this" in page) is (not names)
    assert 'name="custom.seats.from"' in page


def test_the_next_page_keeps_what_is_asked_of_the_teams_own_fields(
    signed_in: SignedIn, robin: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pacenotes.rooms.deals.queries.accounts.A_PAGE", 1)
    CustomField.objects.create(on="account", key="tier", name="Tier", kind="choice", choices=["A"])
    for number in range(2):
        Account.objects.create(name=f"Fjord {number}", owner=robin, custom={"tier": "A"})
    page = signed_in(robin).get("/accounts/?custom.tier=A").content.decode()
    first = Account.objects.get(name="Fjord 0")
    assert f'href="?custom.tier=A&amp;after={first.pk}"' in page
    assert '<option value="A" selected>' in page


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_however_long(
    rows: int, signed_in: SignedIn, robin: Person,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for _ in range(rows):
        deal(robin, person("pre-sales-engineer"))
    browser = signed_in(robin)
    with django_assert_num_queries(6):
        browser.get("/accounts/")


@pytest.mark.parametrize("rows", [1, 3])
def test_an_account_costs_the_same_however_much_stands_there(
    rows: int, signed_in: SignedIn, robin: Person, fjordline: Account,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    CustomField.objects.create(on="account", key="tier", name="Tier", kind="text")
    fjordline.custom = {"tier": "A"}
    fjordline.save()
    for number in range(rows):
        on = deal(robin, name=f"Deal {number}")
        on.account = fjordline
        on.save()
        contact = Contact.objects.create(account=fjordline, name=f"Contact {number}")
        ContactRole.objects.create(deal=on, contact=contact, role="user")
        Account.objects.create(name=f"Part {number}", owner=robin, parent=fjordline)
        changes = {"industry": f"Rail {number}", "parent": None}
        actions.edit_account(account=fjordline, changes=changes, by=robin)  # type: ignore[arg-type]
    browser = signed_in(robin)
    with django_assert_num_queries(11):
        browser.get(f"/accounts/{fjordline.pk}/")


def test_an_account_shows_its_people_its_deals_and_what_happened(
    signed_in: SignedIn, robin: Person
) -> None:
    on = deal(robin, name="Beacon rollout")
    at = account_of(on)
    heard_call(on, robin)
    CustomField.objects.create(on="account", key="tier", name="Tier", kind="choice", choices=["A"])
    changes = {"industry": "Shipping", "custom": {"tier": "A"}, "website": "https://f.example"}
    actions.edit_account(account=at, changes=changes, by=robin)  # type: ignore[arg-type]
    dana = actions.add_contact(account=at, changes={"name": "Dana Whitfield"}, by=robin)
    actions.give_contact_role(deal=on, contact=dana, role="economic-buyer", by=robin)
    page = signed_in(robin).get(f"/accounts/{at.pk}/").content.decode()
    for shown in ("Shipping", "Tier", "https://f.example", "Dana Whitfield", "Economic buyer",
                  "Beacon rollout", "changed it", "Edit"):  # fmt: skip
        assert shown in page
    assert page.count('class="light is-heard"') == 4


def test_a_deal_that_one_may_not_see_is_not_on_the_page(signed_in: SignedIn, robin: Person) -> None:
    on = deal(robin, name="Mine")
    hidden = Deal.objects.create(name="Secret project", account=on.account, owner=person())
    dana = Contact.objects.create(account=account_of(on), name="Dana Whitfield")
    ContactRole.objects.create(deal=hidden, contact=dana, role="blocker")
    page = signed_in(robin).get(f"/accounts/{on.account_id}/").content.decode()
    assert "Dana Whitfield" in page
    assert "Secret project" not in page
    assert "Blocker" not in page


def test_an_account_above_that_one_may_not_see_is_not_named(
    signed_in: SignedIn, robin: Person, fjordline: Account
) -> None:
    above = Account.objects.create(name="Hidden holding", owner=person())
    fjordline.parent = above
    fjordline.save()
    browser = signed_in(robin)
    for address in (f"/accounts/{fjordline.pk}/", f"/accounts/{fjordline.pk}/edit/"):
        assert "Hidden holding" not in browser.get(address).content.decode()
    browser.post(f"/accounts/{fjordline.pk}/edit/", filled(industry="Rail", parent=""))
    fjordline.refresh_from_db()
    assert (fjordline.industry, fjordline.parent) == ("Rail", above)
    answer = browser.post("/accounts/new/", filled(name="New", parent="Hidden holding"))
    assert answer.status_code == 422
    assert "You see no account of this name" in answer.content.decode()


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_who_may_not_see_an_account_is_told_there_is_none(
    position: str, signed_in: SignedIn, fjordline: Account
) -> None:
    browser = signed_in(person(position))
    expected = 200 if position == "sales-manager" else 404
    at = f"/accounts/{fjordline.pk}/"
    for address in (at, at + "edit/", at + "contacts/new/"):
        assert browser.get(address).status_code == expected
    if expected == 404:
        for address in (at + "edit/", at + "contacts/new/", at + "owner/"):
            assert browser.post(address, filled()).status_code == 404


@pytest.mark.parametrize("position", TECHNICAL)
def test_who_sees_it_and_does_not_keep_it_has_no_buttons_and_is_refused(
    position: str, signed_in: SignedIn, robin: Person
) -> None:
    engineer = person(position)
    at = f"/accounts/{deal(robin, engineer).account_id}/"
    browser = signed_in(engineer)
    page = browser.get(at).content.decode()
    assert "edit/" not in page
    assert "contacts/new/" not in page
    assert "Hand it" not in page
    before = list(Account.objects.values()), Contact.objects.count(), Event.objects.count()
    for address in (at + "edit/", at + "contacts/new/"):
        assert browser.get(address).status_code == 403
        assert browser.post(address, filled()).status_code == 403
    assert browser.post(at + "owner/", {"owner": engineer.pk}).status_code == 403
    assert browser.get("/accounts/new/").status_code == 403
    assert browser.post("/accounts/new/", filled(name="New")).status_code == 403
    after = list(Account.objects.values()), Contact.objects.count(), Event.objects.count()
    assert after == before


@pytest.mark.parametrize("position", SALES)
def test_the_sales_side_adds_and_edits(position: str, signed_in: SignedIn) -> None:
    browser = signed_in(person(position))
    address = browser.post("/accounts/new/", filled(country="Norway"))["Location"]
    assert browser.post(address + "edit/", filled(industry="Rail"))["Location"] == address
    kept = Account.objects.get()
    assert (kept.country, kept.industry, kept.version) == ("", "Rail", 2)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"name": "Taken"}, "already exists"),
        ({"name": ""}, "required"),
        ({"website": "javascript:alert(1)"}, "valid URL"),
        ({"website": "ftp://fjordline.example"}, "http:// or https://"),
        ({"employees": "-3"}, "greater than or equal to 0"),
        ({"employees": "9" * 20}, "less than or equal"),
        ({"name": "\0"}, "Null characters"),
        ({"custom-tier": "C"}, "not one of the available choices"),
    ],
)
def test_what_does_not_fit_is_said_and_what_was_typed_stays(
    fields: dict[str, object], told: str, signed_in: SignedIn, robin: Person
) -> None:
    Account.objects.create(name="Taken", owner=robin)
    CustomField.objects.create(
        on="account", key="tier", name="Tier", kind="choice", choices=["A", "B"]
    )
    data = filled(industry="What I typed") | fields
    answer = signed_in(robin).post("/accounts/new/", data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert told in page
    assert "What I typed" in page
    assert Account.objects.count() == 1


def test_own_fields_are_kept_as_their_kind(signed_in: SignedIn, robin: Person) -> None:
    kinds = {"text": "North", "number": "2.50", "date": "2026-10-02", "choice": "A",
             "flag": "false", "link": "https://f.example"}  # fmt: skip
    for kind in kinds:
        CustomField.objects.create(on="account", key=kind, name=kind, kind=kind, choices=["A"])
    data = filled(**{f"custom-{kind}": value for kind, value in kinds.items()})
    browser = signed_in(robin)
    address = browser.post("/accounts/new/", data)["Location"]
    kept = Account.objects.get()
    assert kept.custom == {"text": "North", "number": 2.5, "date": "2026-10-02", "choice": "A",
                           "flag": False, "link": "https://f.example"}  # fmt: skip
    page = browser.get(address).content.decode()
    assert ">no</bdi>" in page
    browser.post(address + "edit/", data | {"custom-text": ""})
    kept.refresh_from_db()
    assert "text" not in kept.custom
    assert kept.custom["flag"] is False


def test_the_second_editor_sees_the_firsts_change_and_loses_nothing(
    signed_in: SignedIn, robin: Person, fjordline: Account
) -> None:
    kim = person("sales-manager", "Kim Soto")
    CustomField.objects.create(on="account", key="tier", name="Tier", kind="text")
    address = f"/accounts/{fjordline.pk}/edit/"
    theirs = filled(industry="Shipping", country="Norway", **{"custom-tier": "Gold"})
    signed_in(kim).post(address, theirs)
    browser = signed_in(robin)
    answer = browser.post(address, filled(industry="Rail", website="https://f.example"))
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Industry: Kim Soto wrote “Shipping”. Yours stands in the form" in page
    assert "Country or place: Kim Soto wrote “Norway”. You hadn't changed it" in page
    assert 'value="Rail"' in page
    assert 'value="Norway"' in page
    assert 'value="Gold"' in page
    assert 'value="https://f.example"' in page
    assert 'name="version" value="2"' in page
    fjordline.refresh_from_db()
    assert fjordline.industry == "Shipping"
    again = filled(industry="Rail", country="Norway", website="https://f.example", version=2)
    assert browser.post(address, again | {"custom-tier": "Gold"}).status_code == 302
    fjordline.refresh_from_db()
    assert (fjordline.industry, fjordline.country) == ("Rail", "Norway")
    assert fjordline.custom == {"tier": "Gold"}


def test_the_account_above_is_put_together_too(
    signed_in: SignedIn, robin: Person, fjordline: Account
) -> None:
    holding = Account.objects.create(name="Holding", owner=robin)
    browser, address = signed_in(robin), f"/accounts/{fjordline.pk}/edit/"
    browser.post(address, filled(parent="holding"))
    answer = browser.post(address, filled(country="Norway"))
    assert answer.status_code == 409
    assert 'value="Holding"' in answer.content.decode()
    fjordline.refresh_from_db()
    assert fjordline.parent == holding


@pytest.mark.parametrize("version", ["", "x", "-5", "9" * 30])
def test_a_form_without_its_version_overwrites_nobody(
    version: str, signed_in: SignedIn, robin: Person, fjordline: Account
) -> None:
    address = f"/accounts/{fjordline.pk}/edit/"
    answer = signed_in(robin).post(address, filled(industry="Rail", version=version))
    assert answer.status_code in {409, 422}
    fjordline.refresh_from_db()
    assert fjordline.industry == ""


def test_an_account_is_handed_over(signed_in: SignedIn, robin: Person, fjordline: Account) -> None:
    kim, sam = person(), person("pre-sales-engineer")
    browser, address = signed_in(robin), f"/accounts/{fjordline.pk}/owner/"
    for nobody in ({}, {"owner": sam.pk}, {"owner": "x"}, {"owner": "9" * 30}):
        assert "Nobody was chosen" in browser.post(address, nobody, follow=True).content.decode()
    assert browser.post(address, {"owner": kim.pk})["Location"] == "/accounts/"
    fjordline.refresh_from_db()
    assert fjordline.owner == kim


def test_the_timeline_goes_on_page_by_page(
    signed_in: SignedIn, robin: Person, fjordline: Account
) -> None:
    for number in range(40):
        changes = {"employees": number}
        actions.edit_account(account=fjordline, changes=changes, by=robin)  # type: ignore[arg-type]
    browser, address = signed_in(robin), f"/accounts/{fjordline.pk}/"
    first = browser.get(address).content.decode()
    assert first.count("changed it") == 30
    oldest = Event.objects.about(fjordline).order_by("-pk")[29].pk
    assert f"?before={oldest}#timeline" in first
    assert browser.get(f"{address}?before={oldest}").content.decode().count("changed it") == 10
    for nonsense in ("x", "-1", "9" * 40, "²"):
        assert browser.get(address, {"before": nonsense}).status_code == 200


def test_what_a_file_changed_is_told_so(
    signed_in: SignedIn, robin: Person, fjordline: Account
) -> None:
    Event.objects.create(
        by=robin, verb="edited", about_type="account", about_id=fjordline.pk,
        before={"industry": ""}, after={"industry": "Rail", "import": 987_654},
    )  # fmt: skip
    page = signed_in(robin).get(f"/accounts/{fjordline.pk}/").content.decode()
    assert "changed it by a file" in page
    assert "Rail" in page
    assert "987654" not in page
