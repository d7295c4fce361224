from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Account, Contact, CustomField, Deal
from pacenotes.rooms.deals.queries.own_events import changes_since, own_events
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person, Unit
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, person

pytestmark = pytest.mark.django_db

SIDES = [*((p, True) for p in SALES), *((p, False) for p in TECHNICAL)]


def unit(name: str, above: Unit | None = None) -> Unit:
    made = Unit.objects.create(name=name, parent=above, path="/")
    made.path = f"{above.path if above else '/'}{made.pk}/"
    made.save()
    return made


def account(owner: Person | None = None, name: str = "Fjordline") -> Account:
    return Account.objects.create(name=name, owner=owner)


def account_of(on: Deal) -> Account:
    assert on.account is not None
    return on.account


def everything() -> tuple[object, ...]:
    rows = [list(m.objects.order_by("pk").values()) for m in (Account, Contact)]
    return (*rows, Event.objects.count())


@pytest.mark.parametrize(("position", "may"), SIDES)
def test_the_sales_side_of_its_deals_keeps_an_account(position: str, may: bool) -> None:
    member = person(position)
    at = account_of(deal(person(), member))
    assert rules.may_keep_account(member, at) is may


@pytest.mark.parametrize(("position", "may"), SIDES)
def test_the_position_on_the_deal_counts_for_keeping(position: str, may: bool) -> None:
    for home in set(EVERY_POSITION) - {"sales-manager"}:
        member = person(home)
        assert rules.may_keep_account(member, account_of(deal((member, position)))) is may


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_off_its_deals_only_who_leads_its_owners_part_keeps_it(position: str, may: bool) -> None:
    stranger = person(position)
    at = account(person())
    assert rules.may_keep_account(stranger, at) is may
    assert (at in Account.objects.visible_to(stranger)) is may
    assert rules.may_reassign_account(stranger, at) is may


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_its_owner_keeps_it_and_hands_it_over(position: str) -> None:
    owner = person(position)
    assert rules.may_keep_account(owner, account(owner))
    assert rules.may_reassign_account(owner, account(owner, "Other"))


@pytest.mark.parametrize("position", sorted(set(EVERY_POSITION) - {"sales-manager"}))
def test_on_the_team_nobody_but_its_owner_hands_it_over(position: str) -> None:
    member = person(position)
    assert not rules.may_reassign_account(member, account_of(deal(member)))


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_who_has_left_keeps_nothing(position: str) -> None:
    left = person(position, is_active=False)
    at = account(left)
    assert not rules.may_keep_account(left, at)
    assert not rules.may_reassign_account(left, at)
    assert not Account.objects.visible_to(left)
    assert not Contact.objects.visible_to(left)


def test_a_manager_keeps_the_accounts_of_their_part_alone() -> None:
    north, south = unit("North"), unit("South")
    below = unit("Coast", north)
    manager = person("sales-manager", unit=north)
    mine, theirs = account(person(unit=below), "Mine"), account(person(unit=south), "Theirs")
    assert rules.may_keep_account(manager, mine)
    assert not rules.may_keep_account(manager, theirs)
    assert list(Account.objects.visible_to(manager)) == [mine]


@pytest.mark.parametrize(("position", "may"), SIDES)
def test_the_sales_side_adds_accounts(position: str, may: bool) -> None:
    adding = person(position)
    if may:
        added = actions.add_account(changes={"name": " Fjordline "}, by=adding)
        assert (added.name, added.owner) == ("Fjordline", adding)
        assert [e.verb for e in Event.objects.about(added)] == ["opened"]
        return
    before = everything()
    with pytest.raises(Forbidden):
        actions.add_account(changes={"name": "Fjordline"}, by=adding)
    assert everything() == before


@pytest.mark.parametrize("position", TECHNICAL)
def test_a_refusal_changes_nothing(position: str) -> None:
    engineer = person(position)
    at = account_of(deal(person(), engineer))
    contact = Contact.objects.create(account=at, name="Dana Whitfield")
    before = everything()
    for refused in (
        lambda: actions.edit_account(account=at, changes={"name": "X"}, by=engineer),
        lambda: actions.reassign_account(account=at, owner=engineer, by=engineer),
        lambda: actions.add_contact(account=at, changes={"name": "X"}, by=engineer),
        lambda: actions.edit_contact(contact=contact, changes={"name": "X"}, by=engineer),
        lambda: actions.link_evidence(contact=contact, by=engineer),
    ):
        with pytest.raises(Forbidden):
            refused()
    assert everything() == before


def test_an_edit_is_on_the_record_and_the_same_again_is_nothing() -> None:
    robin = person()
    at = account(robin)
    for _again in range(2):
        edited = actions.edit_account(
            account=at, changes={"industry": "Shipping", "employees": 900}, by=robin
        )
    assert edited.version == 2
    (event,) = Event.objects.about(at)
    assert event.before == {"industry": "", "employees": None}
    assert event.after == {"industry": "Shipping", "employees": 900}


def test_the_second_of_two_edits_is_refused_with_what_stands_now() -> None:
    robin = person()
    at = account(robin)
    actions.edit_account(account=at, changes={"industry": "Shipping"}, by=robin, version=1)
    with pytest.raises(actions.Conflict) as conflict:
        actions.edit_account(account=at, changes={"industry": "Rail"}, by=robin, version=1)
    assert getattr(conflict.value.now, "industry", "") == "Shipping"


def test_an_account_stands_under_no_part_of_itself() -> None:
    robin = person()
    top = account(robin, "Top")
    middle = Account.objects.create(name="Middle", owner=robin, parent=top)
    low = Account.objects.create(name="Low", owner=robin, parent=middle)
    for under in (top, middle, low):
        with pytest.raises(ValidationError, match="stand under itself"):
            actions.edit_account(account=top, changes={"parent": under}, by=robin)
    assert actions.edit_account(account=low, changes={"parent": top}, by=robin).parent == top


def test_a_name_that_is_taken_is_said_so() -> None:
    robin = person()
    account(robin)
    with pytest.raises(ValidationError, match="already exists"):
        actions.add_account(changes={"name": "Fjordline"}, by=robin)


@pytest.mark.parametrize(("position", "may"), SIDES)
def test_an_account_is_handed_to_the_sales_side(position: str, may: bool) -> None:
    robin, next_owner = person(), person(position)
    at = account(robin)
    if may:
        assert actions.reassign_account(account=at, owner=next_owner, by=robin).owner == next_owner
        (event,) = Event.objects.about(at)
        assert (event.verb, event.before) == ("reassigned", {"owner": robin.pk})
        return
    with pytest.raises(ValidationError, match="no sales position"):
        actions.reassign_account(account=at, owner=next_owner, by=robin)
    at.refresh_from_db()
    assert at.owner == robin


def test_what_changed_since_a_version_names_who_and_what_it_was() -> None:
    robin, kim = person(name="Robin Adler"), person("sales-manager", "Kim Soto")
    CustomField.objects.create(on="account", key="tier", name="Tier", kind="text")
    CustomField.objects.create(on="account", key="seats", name="Seats", kind="number")
    at = account(robin)
    actions.edit_account(account=at, changes={"industry": "Shipping"}, by=robin)
    actions.edit_account(account=at, changes={"industry": "Rail"}, by=kim)
    now = actions.edit_account(account=at, changes={"custom": {"tier": "A"}}, by=robin)
    since = changes_since(now, 2)
    assert {name: (s.was, s.by) for name, s in since.items()} == {
        "industry": ("Shipping", "Kim Soto"),
        "custom-tier": (None, "Robin Adler"),
    }
    assert changes_since(now, now.version) == {}


def test_own_events_leave_out_the_deals_that_one_may_not_see() -> None:
    robin, kim = person(), person()
    seen, unseen = deal(robin), deal(kim)
    contact = Contact.objects.create(account=account_of(seen), name="Dana Whitfield")
    Event.objects.create(by=kim, verb="linked_evidence", about_type="contact",
                         about_id=contact.pk, deal_id=unseen.pk)  # fmt: skip
    mine = Event.objects.create(by=robin, verb="linked_evidence", about_type="contact",
                                about_id=contact.pk, deal_id=seen.pk)  # fmt: skip
    assert own_events(contact, robin) == ([mine], None)
