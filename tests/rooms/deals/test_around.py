from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pacenotes.core.contact_roles import CONTACT_ROLES
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import (
    Account,
    Competitor,
    Contact,
    ContactRole,
    Deal,
    RequiredCapability,
)
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, person

pytestmark = pytest.mark.django_db


def dana(on: Deal, name: str = "Dana Whitfield") -> Contact:
    return Contact.objects.create(account=on.account, name=name)


def everything() -> tuple[int, ...]:
    kept = (Contact, ContactRole, Competitor, RequiredCapability, Event)
    return tuple(model.objects.count() for model in kept)


@pytest.mark.parametrize("position", SALES)
def test_the_sales_side_keeps_what_stands_around_a_deal(position: str) -> None:
    member = person(position)
    on = deal(member)
    role = actions.give_contact_role(deal=on, contact=dana(on), role="champion", by=member)
    new = actions.introduce_contact(deal=on, changes={"name": "Ada Lind"}, role="user", by=member)
    rival = actions.name_competitor(deal=on, name=" Kestrel ", by=member)
    needed = actions.require_capability(deal=on, name="Single sign-on", by=member)
    actions.drop_contact_role(given=role, by=member)
    actions.drop_competitor(competitor=rival, by=member)
    actions.drop_required_capability(required=needed, by=member)
    assert list(ContactRole.objects.all()) == [new]
    verbs = Event.objects.filter(deal_id=on.pk).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == [
        "gave_role", "gave_role", "named_competitor", "required",
        "took_role", "dropped_competitor", "required_no_more",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("position", "is_on_team"),
    [*((p, True) for p in TECHNICAL), *((p, False) for p in EVERY_POSITION)],
)
def test_anybody_else_is_refused_and_nothing_changes(position: str, is_on_team: bool) -> None:
    robin, other = person(), person(position)
    on = deal(robin, other) if is_on_team else deal(robin)
    contact = dana(on)
    role = actions.give_contact_role(deal=on, contact=contact, role="user", by=robin)
    rival = actions.name_competitor(deal=on, name="Kestrel", by=robin)
    needed = actions.require_capability(deal=on, name="Single sign-on", by=robin)
    before = everything()
    for refused in (
        lambda: actions.give_contact_role(deal=on, contact=contact, role="coach", by=other),
        lambda: actions.introduce_contact(deal=on, changes={"name": "A"}, role="user", by=other),
        lambda: actions.drop_contact_role(given=role, by=other),
        lambda: actions.name_competitor(deal=on, name="Other", by=other),
        lambda: actions.drop_competitor(competitor=rival, by=other),
        lambda: actions.require_capability(deal=on, name="Other", by=other),
        lambda: actions.drop_required_capability(required=needed, by=other),
    ):
        with pytest.raises(Forbidden):
            refused()
    assert everything() == before


def test_one_contact_has_several_roles_and_one_role_several_contacts() -> None:
    robin = person()
    on = deal(robin)
    first, second = dana(on), dana(on, "Ada Lind")
    for role in CONTACT_ROLES:
        actions.give_contact_role(deal=on, contact=first, role=role.key, by=robin)
    actions.give_contact_role(deal=on, contact=second, role="user", by=robin)
    assert on.contact_roles.filter(contact=first).count() == len(CONTACT_ROLES)
    assert on.contact_roles.filter(role="user").count() == 2


def test_what_is_written_down_already_is_nothing_new() -> None:
    robin = person()
    on = deal(robin)
    contact = dana(on)
    for name in ("Kestrel", "kestrel", " KESTREL "):
        actions.name_competitor(deal=on, name=name, by=robin)
        actions.require_capability(deal=on, name=name, by=robin)
        actions.give_contact_role(deal=on, contact=contact, role="user", by=robin)
    assert everything() == (1, 1, 1, 1, 3)


def test_a_must_becomes_a_should_on_the_record() -> None:
    robin = person()
    on = deal(robin)
    actions.require_capability(deal=on, name="Single sign-on", by=robin)
    assert not actions.require_capability(
        deal=on, name="single sign-on", is_must=False, by=robin
    ).is_must
    newest = Event.objects.filter(deal_id=on.pk).order_by("-pk").first()
    assert newest is not None
    assert newest.before == {"must": True}
    assert newest.after == {"name": "Single sign-on", "must": False}


def test_a_known_name_is_that_contact_and_a_shared_one_somebody_new() -> None:
    robin = person()
    on = deal(robin)
    known = dana(on)
    given = actions.introduce_contact(
        deal=on, changes={"name": "dana whitfield"}, role="user", by=robin
    )
    assert given.contact == known
    dana(on)
    third = actions.introduce_contact(
        deal=on, changes={"name": "Dana Whitfield"}, role="user", by=robin
    )
    assert third.contact != known


@pytest.mark.parametrize("role", ["", "wizard", "x" * 60])
def test_a_new_contact_is_not_added_without_its_role(role: str) -> None:
    robin = person()
    on = deal(robin)
    before = everything()
    with pytest.raises(ValidationError):
        actions.introduce_contact(deal=on, changes={"name": "Ada Lind"}, role=role, by=robin)
    assert everything() == before


def test_another_accounts_contact_gets_no_role_here() -> None:
    robin = person()
    on, elsewhere = deal(robin), deal(robin)
    with pytest.raises(ValidationError, match="isn't a contact"):
        actions.give_contact_role(deal=on, contact=dana(elsewhere), role="user", by=robin)
    assert not ContactRole.objects.exists()


def test_a_deal_without_an_account_says_so() -> None:
    robin = person()
    on = deal(robin)
    on.account = None
    on.save()
    with pytest.raises(ValidationError, match="no account yet"):
        actions.introduce_contact(deal=on, changes={"name": "A"}, role="user", by=robin)
    assert Account.objects.count() == 1


@pytest.mark.parametrize("name", ["", "   ", "x" * 200])
def test_a_name_has_to_be_one(name: str) -> None:
    robin = person()
    on = deal(robin)
    before = everything()
    with pytest.raises(ValidationError):
        actions.name_competitor(deal=on, name=name, by=robin)
    with pytest.raises(ValidationError):
        actions.require_capability(deal=on, name=name, by=robin)
    assert everything() == before


def test_what_two_take_off_at_once_is_taken_off_once() -> None:
    robin = person()
    on = deal(robin)
    named = actions.name_competitor(deal=on, name="Northpipe", by=robin)
    again = type(named).objects.get(pk=named.pk)
    for one in (named, again):
        actions.drop_competitor(competitor=one, by=robin)
    assert Event.objects.filter(verb="dropped_competitor").count() == 1
