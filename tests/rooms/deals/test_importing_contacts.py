from __future__ import annotations

import pytest

from pacenotes.rooms.deals.models import Account, Contact
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import person
from tests.tables import brought_in, looked_at, said, unit

pytestmark = pytest.mark.django_db

HEAD = "id,name,company,job title,email,phone\n"


@pytest.fixture
def leader() -> Person:
    return person("sales-manager", "Imke Sommer")


@pytest.fixture
def fjordline(leader: Person) -> Account:
    return Account.objects.create(name="Fjordline", owner=leader)


def test_a_row_becomes_a_contact_of_its_account(leader: Person, fjordline: Account) -> None:
    row = "C1,Ingrid Solheim,Fjordline,CFO,ingrid@fjordline.example,+47 22 00 00 00\n"
    brought_in(HEAD + row, "contacts", leader)
    made = Contact.objects.get()
    assert (made.account, made.external_id, made.name) == (fjordline, "C1", "Ingrid Solheim")
    assert (made.title, made.email, made.phone) == (
        "CFO", "ingrid@fjordline.example", "+47 22 00 00 00",
    )  # fmt: skip
    assert Event.objects.about(made).get().verb == "added"


def test_the_address_tells_who_it_is_before_the_name(leader: Person, fjordline: Account) -> None:
    known = Contact.objects.create(account=fjordline, name="I. Solheim", email="i@f.example")
    brought_in(HEAD + ",Ingrid Solheim,Fjordline,,I@F.example,\n", "contacts", leader)
    known.refresh_from_db()
    assert known.name == "Ingrid Solheim"


def test_the_name_tells_who_it_is_where_no_address_does(leader: Person, fjordline: Account) -> None:
    known = Contact.objects.create(account=fjordline, name="Ingrid Solheim")
    brought_in(HEAD + ",ingrid solheim,Fjordline,CFO,i@f.example,\n", "contacts", leader)
    known.refresh_from_db()
    assert (known.title, known.email) == ("CFO", "i@f.example")


def test_the_same_name_with_another_address_is_somebody_else(
    leader: Person, fjordline: Account
) -> None:
    Contact.objects.create(account=fjordline, name="Ingrid Solheim", email="i@f.example")
    table = brought_in(HEAD + ",Ingrid Solheim,Fjordline,,j@f.example,\n", "contacts", leader)
    assert (table.added, Contact.objects.count()) == (1, 2)


def test_two_of_one_name_ask_for_more(leader: Person, fjordline: Account) -> None:
    for _ in range(2):
        Contact.objects.create(account=fjordline, name="Ingrid Solheim")
    ((line, column, reason),) = said(
        looked_at(HEAD + ",Ingrid Solheim,Fjordline,,,\n", "contacts", leader)
    )
    assert (line, column) == (2, "name")
    assert reason.startswith("several contacts there are called “Ingrid Solheim”")


def test_first_and_last_name_make_a_name(leader: Person, fjordline: Account) -> None:
    brought_in("first_name,last_name,company\nIngrid,Solheim,Fjordline\n", "contacts", leader)
    assert Contact.objects.get().name == "Ingrid Solheim"


def test_an_account_is_added_only_where_that_is_said(leader: Person) -> None:
    row = HEAD + "C1,Ingrid Solheim,Fjordline,,,\n"
    assert said(looked_at(row, "contacts", leader))[0][:2] == (2, "company")
    brought_in(row, "contacts", leader, adds_accounts=True)
    assert Contact.objects.get().account.name == "Fjordline"


def test_contacts_of_an_account_elsewhere_are_left_alone() -> None:
    leader = person("sales-manager", unit=unit("North"))
    account = Account.objects.create(name="Fjordline", owner=person(unit=unit("South")))
    Contact.objects.create(account=account, name="Ingrid Solheim", external_id="C1")
    table = looked_at(HEAD + "C1,Ingrid Solheim,Fjordline,CFO,,\n", "contacts", leader)
    assert said(table)[0][:2] == (2, "company")


def test_a_wrong_address_is_named(leader: Person, fjordline: Account) -> None:
    row = HEAD + "C1,Ingrid Solheim,Fjordline,,ingrid at fjordline,\n"
    assert said(looked_at(row, "contacts", leader)) == [
        (2, "email", "“ingrid at fjordline” is no e-mail address")
    ]
