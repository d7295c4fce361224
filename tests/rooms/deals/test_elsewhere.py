"""What belongs to another part of the organisation stays there: by no file and no new deal does one
come to see it, change it, or learn more of it than that its name is taken."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.position import HouseSide
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Account, Contact, CustomField, Deal
from pacenotes.rooms.deals.queries.table_export import exported, rows_of
from pacenotes.rooms.people.models import Person, Unit
from tests.cast import person
from tests.rooms.deals.seats import all_rows
from tests.tables import brought_in, looked_at, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def north() -> Unit:
    return Unit.objects.create(name="North", path="/1/")


@pytest.fixture
def leader(north: Unit) -> Person:
    return person("sales-manager", "Imke Sommer", unit=north)


@pytest.fixture
def harbor() -> Account:
    """An account of another part, with a contact."""
    south = Unit.objects.create(name="South", path="/2/")
    account = Account.objects.create(
        name="Harbor Foods", external_id="SECRET-4711", owner=person(unit=south)
    )
    Contact.objects.create(account=account, name="Dana Whitfield", email="dana@harbor.example")
    return account


def test_a_deal_is_no_way_to_an_account_of_colleagues(harbor: Account, north: Unit) -> None:
    robin = person(unit=north)
    before = all_rows()
    with pytest.raises(ValidationError, match="Colleagues keep an account of this name"):
        actions.open_deal(name="Fishing", account_name=" Harbor Foods ", by=robin)
    assert all_rows() == before


@pytest.mark.parametrize("name", ["Harbor Foods", "harbor foods", "SECRET-4711"])
@pytest.mark.parametrize("adds", [True, False])
def test_a_file_of_deals_is_none_either(
    name: str, adds: bool, harbor: Account, leader: Person
) -> None:
    table = brought_in(f"name,account\nFishing,{name}\n", "deals", leader, adds_accounts=adds)
    assert not Deal.objects.filter(account=harbor).exists()
    assert not Account.objects.visible_to(leader).filter(pk=harbor.pk).exists()
    assert "SECRET-4711" not in str(said(table)).replace(name, "")


@pytest.mark.parametrize("file", ["Harbor Foods,guess", "harbor foods,guess", "Harbor Foods,"])
def test_a_file_of_accounts_tells_nothing_of_them(
    file: str, harbor: Account, leader: Person
) -> None:
    table = looked_at(f"name,external id\n{file}\n", "accounts", leader)
    assert table.wrong_rows == 1
    assert "SECRET-4711" not in str(said(table))


@pytest.mark.parametrize(
    ("kind", "file"),
    [
        ("accounts", "external id,name\nA1,Guess\n"),
        ("contacts", "external id,name,account\nC1,Guess,Ours\n"),
        ("deals", "external id,name\nD1,Guess\n"),
    ],
)
def test_that_an_id_is_taken_is_all_that_a_file_tells(kind: str, file: str, leader: Person) -> None:
    south = Unit.objects.create(name="Southward", path="/2/")
    owner = person(name="Imogen Vale", unit=south)
    theirs = Account.objects.create(
        name="Harbor Foods", external_id="A1", owner=owner, industry="Fishing"
    )
    Contact.objects.create(account=theirs, name="Dana Whitfield", external_id="C1", title="CFO")
    Deal.objects.create(
        name="Merger", account=theirs, external_id="D1", owner=owner, unit=south, amount=4711,
        currency="EUR",
    )  # fmt: skip
    Account.objects.create(name="Ours", owner=leader)
    table = looked_at(file, kind, leader)
    assert table.wrong_rows == 1
    hidden = ("Harbor", "Fishing", "Dana", "CFO", "Merger", "4711", "Imogen", "Southward")
    assert not [words for words in hidden if words in str(said(table))]


@pytest.mark.parametrize("parent", ["Harbor Foods", "SECRET-4711"])
def test_nothing_is_put_under_them_and_no_parent_is_told(
    parent: str, harbor: Account, leader: Person
) -> None:
    ours = Account.objects.create(name="Fjordline", owner=leader)
    brought_in(f"name,parent account\nFjordline,{parent}\n", "accounts", leader)
    ours.refresh_from_db()
    assert ours.parent is None
    Account.objects.filter(pk=ours.pk).update(parent=harbor)
    assert "Harbor" not in "".join(exported("accounts", rows_of("accounts", leader), leader))
    Account.objects.create(name="Group", owner=leader)
    brought_in("name,parent account\nFjordline,Group\n", "accounts", leader)
    ours.refresh_from_db()
    assert ours.parent == harbor


def test_an_account_is_handed_over_only_by_who_may(harbor: Account, leader: Person) -> None:
    on = Deal.objects.create(name="Rollout", account=harbor)
    actions.add_team_member(
        deal=on, person=leader, position_key="account-executive", by=person("sales-manager")
    )
    owner = harbor.owner
    table = brought_in(f"name,owner\nHarbor Foods,{leader.email}\n", "accounts", leader)
    harbor.refresh_from_db()
    assert (harbor.owner, table.wrong_rows) == (owner, 1)


def test_who_becomes_an_owner_by_a_file_plays_for_sales() -> None:
    leader, noor = person("sales-manager"), person("account-executive")
    on = Deal.objects.create(name="Rollout", external_id="D1")
    actions.add_team_member(deal=on, person=noor, position_key="pre-sales-engineer", by=leader)
    brought_in(f"external id,name,owner\nD1,Rollout,{noor.email}\n", "deals", leader)
    on.refresh_from_db()
    assert on.owner == noor
    assert on.team.get(person=noor).position.side is HouseSide.SALES


def test_people_in_contact_roles_arent_left_behind() -> None:
    leader = person("sales-manager")
    here = Account.objects.create(name="Here", owner=leader)
    Account.objects.create(name="There", owner=leader)
    dana = Contact.objects.create(account=here, name="Dana Whitfield", external_id="C1")
    on = Deal.objects.create(name="Rollout", account=here, external_id="D1")
    on.contact_roles.create(contact=dana, role="user")
    brought_in("external id,name,account\nD1,Rollout,There\n", "deals", leader)
    brought_in("external id,name,company\nC1,Dana Whitfield,There\n", "contacts", leader)
    on.refresh_from_db(), dana.refresh_from_db()
    assert (on.account, dana.account) == (here, here)


@pytest.mark.parametrize("kind", ["number", "date", "yes-no", "text"])
def test_a_value_of_another_kind_is_exported_as_it_is(kind: str) -> None:
    leader = person("sales-manager")
    Deal.objects.create(name="Rollout", custom={"zeta": "hello"})
    told = kind if kind in CustomField.Kind.values else CustomField.Kind.TEXT
    CustomField.objects.create(on="deal", key="zeta", name="Zeta", kind=told)
    assert "Rollout" in "".join(exported("deals", rows_of("deals", leader), leader))
