from __future__ import annotations

import pytest

from pacenotes.rooms.deals.models import Account
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.tables import brought_in, looked_at, said, unit

pytestmark = pytest.mark.django_db

HEAD = "id,name,sector,website,office_location,employees,subsidiary_of\n"


@pytest.fixture
def leader() -> Person:
    return person("sales-manager", "Imke Sommer")


def test_a_row_becomes_an_account_of_its_importer(leader: Person) -> None:
    brought_in(
        HEAD + 'A1,Fjordline,shipping,fjordline.example,Bergen,"1,200",\n', "accounts", leader
    )
    made = Account.objects.get()
    assert (made.external_id, made.name, made.industry) == ("A1", "Fjordline", "shipping")
    assert (made.website, made.country, made.employees) == (
        "https://fjordline.example", "Bergen", 1200,
    )  # fmt: skip
    assert made.owner == leader
    assert Event.objects.about(made).get().verb == "opened"


def test_a_known_name_edits_its_account_and_learns_its_external_id(leader: Person) -> None:
    known = Account.objects.create(name="Fjordline", owner=leader)
    table = brought_in(HEAD + "A1,Fjordline,shipping,,,,\n", "accounts", leader)
    known.refresh_from_db()
    assert (table.changed, known.external_id, known.industry) == (1, "A1", "shipping")


def test_a_known_external_id_renames_its_account(leader: Person) -> None:
    Account.objects.create(name="Fjordline", external_id="A1", owner=leader)
    brought_in(HEAD + "A1,Fjordline Nord,,,,,\n", "accounts", leader)
    assert Account.objects.get().name == "Fjordline Nord"


def test_the_name_of_another_account_is_refused(leader: Person) -> None:
    Account.objects.create(name="Fjordline", external_id="A1", owner=leader)
    Account.objects.create(name="Tessellate", external_id="A2", owner=leader)
    rows = "A1,Tessellate,,,,,\nA3,Fjordline,,,,,\n"
    assert said(looked_at(HEAD + rows, "accounts", leader)) == [
        (2, "name", "another account is called “Tessellate” already"),
        (3, "name", "the account “Fjordline” has another external id here: A1"),
    ]


def test_a_name_twice_in_a_file_is_refused_whatever_its_case(leader: Person) -> None:
    rows = "A1,Fjordline,,,,,\nA2,FJORDLINE,,,,,\n"
    assert said(looked_at(HEAD + rows, "accounts", leader)) == [
        (3, "name", "line 2 is about the same one already")
    ]


def test_a_parent_may_stand_further_down_in_the_file(leader: Person) -> None:
    rows = "A1,Fjordline,,,,,Nordic Group\nA2,Nordic Group,,,,,\n"
    brought_in(HEAD + rows, "accounts", leader)
    child = Account.objects.get(external_id="A1")
    assert child.parent == Account.objects.get(external_id="A2")
    assert looked_at(HEAD + rows, "accounts", leader).left == 2


def test_a_parent_that_is_nowhere_or_below_is_refused(leader: Person) -> None:
    Account.objects.create(name="Low", parent=Account.objects.create(name="Top", owner=leader))
    rows = (
        "A1,One,,,,,Nowhere\nA2,Two,,,,,Three\nA3,Three,,,,,Two\n,Top,,,,,Low\nA5,Self,,,,,Self\n"
    )
    told = said(looked_at(HEAD + rows, "accounts", leader))
    assert told[0] == (
        2, "subsidiary_of", "there is no account “Nowhere”; import accounts first, or have it added"
    )  # fmt: skip
    under = "the account would stand under itself"
    assert told[1:] == [(line, "subsidiary_of", under) for line in (3, 4, 5, 6)]


def test_who_may_not_keep_an_account_does_not_change_it_by_a_file() -> None:
    north, south = unit("North"), unit("South")
    owner, leader = person(unit=south), person("sales-manager", unit=north)
    Account.objects.create(name="Fjordline", owner=owner)
    row = HEAD + ",Fjordline,shipping,,,,\n"
    assert said(looked_at(row, "accounts", leader))[0][:2] == (2, "name")
    deal_there = deal((leader, "account-executive"))
    deal_there.account = Account.objects.get(name="Fjordline")
    deal_there.save()
    assert looked_at(row, "accounts", leader).changed == 1


def test_an_owner_can_be_said(leader: Person) -> None:
    seller = person(name="Noor Haddad")
    brought_in("name,owner\nFjordline,Noor Haddad\n", "accounts", leader)
    assert Account.objects.get().owner == seller
