from __future__ import annotations

import pytest

from pacenotes.core.roster import Party
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Account, Contact, Deal, Evidence
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import deal, discovery_team, heard_call, person
from tests.tables import brought_in

pytestmark = pytest.mark.django_db


def piece(on: Deal, speaker: str, **fields: object) -> Evidence:
    told = {"source": "call", "source_id": Evidence.objects.count() + 1, "start": 0, "end": 3}
    return Evidence.objects.create(
        deal=on, question="qualified", part="need", words="yes", speaker=speaker, **(told | fields)
    )


def account_of(on: Deal) -> Account:
    assert on.account is not None
    return on.account


def add(on: Deal, by: Person, name: str = "Dana Whitfield", email: str = "") -> Contact:
    changes = {"name": name, "email": email}
    return actions.add_contact(account=account_of(on), changes=changes, by=by)  # type: ignore[arg-type]


def speakers_of(contact: Contact) -> list[str]:
    return list(contact.evidence.order_by("pk").values_list("speaker", flat=True))


def test_what_a_new_contact_said_before_is_theirs() -> None:
    on, robin, _ = discovery_team()
    heard_call(on, robin)
    said = Evidence.objects.filter(speaker="Dana Whitfield").count()
    contact = add(on, robin, "dana  WHITFIELD")
    assert said > 0
    assert contact.evidence.count() == said
    linked = Event.objects.get(verb="linked_evidence")
    assert (linked.by, linked.deal_id, len(linked.after["evidence"])) == (robin, on.pk, said)


def test_what_is_linked_is_on_the_record_of_each_deal_of_the_account() -> None:
    robin = person()
    first = deal(robin, name="First")
    second = Deal.objects.create(name="Second", account=first.account)
    pieces = [piece(first, "Dana Whitfield"), piece(second, "Dana Whitfield")]
    contact = add(first, robin)
    events = Event.objects.filter(verb="linked_evidence").order_by("deal_id")
    assert [(e.deal_id, e.after) for e in events] == [
        (p.deal_id, {"contact": contact.pk, "evidence": [p.pk]}) for p in pieces
    ]


def test_another_accounts_words_and_other_names_stay_as_they_are() -> None:
    robin = person()
    on, elsewhere = deal(robin), deal(robin)
    piece(on, "Dana White")
    piece(on, "")
    piece(elsewhere, "Dana Whitfield")
    assert speakers_of(add(on, robin)) == []
    assert not Event.objects.filter(verb="linked_evidence").exists()


def test_our_own_words_and_a_notes_are_nobodys_of_theirs() -> None:
    robin = person()
    on = deal(robin)
    piece(on, "Dana Whitfield", party=Party.OURS.value)
    piece(on, "Dana Whitfield", source="note")
    assert speakers_of(add(on, robin)) == []


def test_a_name_that_two_contacts_share_is_neithers() -> None:
    robin = person()
    on = deal(robin)
    Contact.objects.create(account=on.account, name="dana whitfield")
    piece(on, "Dana Whitfield")
    assert speakers_of(add(on, robin)) == []


def test_what_is_somebodys_already_stays_theirs() -> None:
    robin = person()
    on = deal(robin)
    other = Contact.objects.create(account=on.account, name="Ada Lind")
    piece(on, "Dana Whitfield", contact=other)
    assert speakers_of(add(on, robin)) == []


@pytest.mark.parametrize(
    ("sender", "is_theirs"),
    [
        ("Dana Whitfield <dana@fjordline.example>", True),
        ("D. W. <DANA@fjordline.example>", True),
        ("dana@fjordline.example", True),
        ("Dana Whitfield", True),
        ("Dana W. <dw@fjordline.example>", False),
    ],
)
def test_a_mail_is_told_by_its_senders_address_or_name(sender: str, is_theirs: bool) -> None:
    robin = person()
    on = deal(robin)
    piece(on, sender, source="mail")
    contact = add(on, robin, email="dana@fjordline.example")
    assert (speakers_of(contact) == [sender]) is is_theirs


def test_an_address_that_two_contacts_share_is_neithers() -> None:
    robin = person()
    on = deal(robin)
    Contact.objects.create(account=on.account, name="Info", email="info@fjordline.example")
    piece(on, "info@fjordline.example", source="mail")
    assert speakers_of(add(on, robin, email="info@fjordline.example")) == []


def test_a_corrected_name_finds_its_words_too() -> None:
    robin = person()
    on = deal(robin)
    piece(on, "Dana Whitfield")
    contact = add(on, robin, "Dana Withfield")
    assert speakers_of(contact) == []
    actions.edit_contact(contact=contact, changes={"name": "Dana Whitfield"}, by=robin)
    assert speakers_of(contact) == ["Dana Whitfield"]


def test_imported_contacts_said_what_was_heard_before_them() -> None:
    kim, robin = person("sales-manager"), person()
    on = deal(robin)
    heard, other = piece(on, "Dana Whitfield"), piece(on, "Noor Visser")
    ours = piece(on, "Dana Whitfield", party=Party.OURS)
    rows = f"Dana Whitfield,{account_of(on).name}\nDana Whitfield,Elsewhere\n"
    Account.objects.create(name="Elsewhere", owner=kim)
    brought_in("name,company\n" + rows, "contacts", kim)
    heard.refresh_from_db(), other.refresh_from_db(), ours.refresh_from_db()
    assert heard.contact == account_of(on).contacts.get()
    assert (other.contact, ours.contact) == (None, None)
    event = Event.objects.get(verb="linked_evidence")
    assert (event.by, event.deal_id, event.after["evidence"]) == (kim, on.pk, [heard.pk])


def test_of_two_imported_namesakes_neither_said_it() -> None:
    kim, robin = person("sales-manager"), person()
    on = deal(robin)
    heard = piece(on, "Dana Whitfield")
    rows = "".join(f"Dana Whitfield,{account_of(on).name},{n}@f.example\n" for n in "ab")
    brought_in("name,company,email\n" + rows, "contacts", kim)
    heard.refresh_from_db()
    assert (heard.contact, account_of(on).contacts.count()) == (None, 2)
