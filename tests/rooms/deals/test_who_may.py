"""Every way to stand to a deal, in every position, and what may be done from there."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from pytest_django import DjangoAssertNumQueries

from pacenotes.core.mails import ReadMail
from pacenotes.rooms.calls.models import Call
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import (
    Account,
    Contact,
    Deal,
    Evidence,
    GateRequest,
    Input,
    Mail,
    Meeting,
    Note,
    SavedFilter,
    TeamMember,
    TechnicalQuestion,
)
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person, Unit
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, person
from tests.rooms.deals.seats import (
    LEADS,
    OFF,
    all_rows,
    everywhere,
    happens,
    is_one_of,
    seated,
)
from tests.rooms.deals.words import SAID_ON, note, said

pytestmark = pytest.mark.django_db


def fresh(of: Deal) -> Deal:
    return Deal.objects.get(pk=of.pk)


# the tree of the organisation


@pytest.fixture
def tree() -> dict[str, Unit | None]:
    """North with a part of its own, and South beside it; whoever has no unit stands at the top."""
    north = Unit.objects.create(name="North", path="")
    south = Unit.objects.create(name="South", path="")
    coast = Unit.objects.create(name="Coast", parent=north, path="")
    for unit, above in ((north, "/"), (south, "/")):
        unit.path = f"{above}{unit.pk}/"
        unit.save()
    coast.path = f"{north.path}{coast.pk}/"
    coast.save()
    return {"top": None, "north": north, "coast": coast, "south": south}


LED = {
    "top": {"top", "north", "coast", "south"},
    "north": {"north", "coast"},
    "coast": {"coast"},
    "south": {"south"},
}
"""Whose deals a sales manager of each part sees: their part's and those below."""

PLACES = [(leads, belongs) for leads in LED for belongs in LED]


def in_unit(unit: Unit | None) -> Deal:
    made = deal(person(unit=unit))
    made.unit = unit
    made.save()
    return made


@pytest.mark.parametrize(("leads", "belongs"), PLACES)
def test_a_sales_manager_sees_and_staffs_the_deals_of_their_part(
    tree: dict[str, Unit | None], leads: str, belongs: str
) -> None:
    leader, seen = person("sales-manager", unit=tree[leads]), in_unit(tree[belongs])
    may = belongs in LED[leads]
    assert rules.may_see_deal(leader, seen) is may
    assert rules.leads_deal(leader, seen) is may
    assert rules.may_change_team(leader, seen) is may
    assert rules.may_reassign(leader, seen) is may
    assert (seen in Deal.objects.visible_to(leader)) is may
    assert (seen.account in Account.objects.visible_to(leader)) is may


@pytest.mark.parametrize(("leads", "belongs"), PLACES)
def test_leading_a_part_answers_nothing_and_edits_nothing_that_others_own(
    tree: dict[str, Unit | None], leads: str, belongs: str
) -> None:
    leader, seen = person("sales-manager", unit=tree[leads]), in_unit(tree[belongs])
    for may in (rules.may_decide, rules.may_edit_deal, rules.may_contribute, rules.may_ask):
        assert not may(leader, seen)


@pytest.mark.parametrize(("at", "belongs"), PLACES)
@pytest.mark.parametrize("position", [p for p in EVERY_POSITION if p != "sales-manager"])
def test_nobody_else_sees_a_deal_for_the_part_they_are_in(
    tree: dict[str, Unit | None], position: str, at: str, belongs: str
) -> None:
    member, seen = person(position, unit=tree[at]), in_unit(tree[belongs])
    assert not rules.may_see_deal(member, seen)
    assert seen not in Deal.objects.visible_to(member)


def test_a_sales_manager_who_left_leads_nothing(tree: dict[str, Unit | None]) -> None:
    left, seen = person("sales-manager", is_active=False), in_unit(tree["north"])
    assert not rules.leads_deal(left, seen)
    assert not Deal.objects.visible_to(left)
    assert not Account.objects.visible_to(left)


def test_a_part_whose_number_begins_like_anothers_is_another(
    tree: dict[str, Unit | None],
) -> None:
    one = Unit.objects.create(name="One", path="/1/")
    eleven = Unit.objects.create(name="Eleven", path="/11/")
    leader = person("sales-manager", unit=one)
    assert in_unit(eleven) not in Deal.objects.visible_to(leader)


# what is seen with a deal


def furnished(on: Deal, by: Person) -> dict[type, int]:
    """One of everything that hangs on a deal."""
    said(on, "need")
    note(on, by, "One.")
    actions.add_mail(deal=on, mail=ReadMail("s", "a@b.example", "", SAID_ON, "Words"), by=by)
    actions.ask(deal=on, kind="demo", what="A demo", by=by)
    actions.pass_on_question(deal=on, text="Airflow?", by=by)
    actions.give_input(deal=on, about_type="part", about_id="need", text="Ask", by=by)
    Meeting.objects.create(deal=on, title="Meeting", held_on=SAID_ON)
    Contact.objects.create(account=on.account, name="Dana Whitfield")
    Call.objects.create(deal=on, title="Call", sha256="1" * 64, added_by=by)
    models = (
        Deal, Evidence, Note, Mail, GateRequest, TechnicalQuestion, Input, Meeting, Account,
        Contact, Call,
    )  # fmt: skip
    return {model: model.objects.count() for model in models}


@everywhere
def test_what_hangs_on_a_deal_is_seen_by_who_sees_the_deal_and_nobody_else(
    where: str, position: str
) -> None:
    robin = person()
    on = deal(robin)
    there = furnished(on, robin)
    someone = seated(on, where, position)
    sees = is_one_of(where, position, EVERY_POSITION) or where == LEADS
    assert rules.may_see_deal(someone, fresh(on)) is sees
    for model, count in there.items():
        assert model.objects.visible_to(someone).count() == (count if sees else 0), model


def test_a_saved_filter_is_seen_by_its_person_alone() -> None:
    robin, leader = person(), person("sales-manager")
    saved = actions.save_filter(name="Mine", query="stage=won", by=robin)
    assert list(SavedFilter.objects.visible_to(robin)) == [saved]
    assert not SavedFilter.objects.visible_to(leader)
    robin.is_active = False
    assert not SavedFilter.objects.visible_to(robin)


@pytest.mark.parametrize("rows", [1, 3])
def test_what_is_visible_costs_one_query_however_much_there_is(
    tree: dict[str, Unit | None], rows: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    leader = person("sales-manager", unit=tree["north"])
    for _ in range(rows):
        said(in_unit(tree["coast"]), "need")
    for model in (Deal, Evidence, Account):
        with django_assert_num_queries(1):
            assert len(model.objects.visible_to(leader)) == rows


# rules on a deal

RULES: list[tuple[Callable[[Person, Deal], bool], list[str], bool]] = [
    (rules.may_see_deal, EVERY_POSITION, True),
    (rules.may_change_team, SALES, True),
    (rules.may_contribute, EVERY_POSITION, False),
    (rules.may_give_input, EVERY_POSITION, False),
    (rules.may_pass_on_question, EVERY_POSITION, False),
    (rules.may_decide, SALES, False),
    (rules.may_edit_deal, SALES, False),
    (rules.may_ask, SALES, False),
    (rules.may_reassign, [], True),
]
"""Each rule, who of the team may, and whether the leader of the deal's part may."""


@everywhere
@pytest.mark.parametrize(("rule", "positions", "leader"), RULES, ids=[r[0].__name__ for r in RULES])
def test_who_may(
    rule: Callable[[Person, Deal], bool],
    positions: list[str],
    leader: bool,
    where: str,
    position: str,
) -> None:
    on = deal(person())
    someone = seated(on, where, position)
    may = is_one_of(where, position, positions) or (where == LEADS and leader)
    assert rule(someone, fresh(on)) is may


@pytest.mark.parametrize("position", EVERY_POSITION)
@pytest.mark.parametrize("is_active", [True, False])
def test_what_is_anybodys_at_home(position: str, is_active: bool) -> None:
    someone = person(position, is_active=is_active)
    assert rules.may_open_deal(someone) is (is_active and position in SALES)
    assert rules.may_set_fields(someone) is (is_active and position == "sales-manager")
    assert rules.may_import(someone) is (is_active and position == "sales-manager")


# actions on a deal


@everywhere
def test_the_sales_side_of_the_team_edits_and_moves_a_deal(where: str, position: str) -> None:
    on = deal(person())
    someone = seated(on, where, position)
    may = is_one_of(where, position, SALES)
    changes: actions.DealChanges = {"amount": Decimal(1), "currency": "EUR"}
    happens(may, lambda: actions.edit_deal(deal=fresh(on), changes=changes, by=someone))
    happens(may, lambda: actions.move_deal(deal=fresh(on), stage="evaluation", by=someone))


@everywhere
def test_one_deal_that_is_not_ones_own_stops_a_bulk_edit_whole(where: str, position: str) -> None:
    robin = person()
    mine, on = deal(robin), deal(person())
    someone = seated(on, where, position)
    TeamMember.objects.get_or_create(
        deal=mine, person=someone, defaults={"position_key": "account-executive"}
    )
    may = is_one_of(where, position, SALES)
    changes: actions.DealChanges = {"amount": Decimal(1), "currency": "EUR"}
    happens(
        may,
        lambda: actions.edit_deals(deals=[fresh(mine), fresh(on)], changes=changes, by=someone),
    )


@everywhere
def test_the_sales_side_and_the_leader_staff_a_deal(where: str, position: str) -> None:
    on, sam = deal(person()), person("pre-sales-engineer")
    someone = seated(on, where, position)
    may = is_one_of(where, position, SALES) or where == LEADS
    happens(
        may,
        lambda: actions.add_team_member(
            deal=fresh(on), person=sam, position_key="pre-sales-engineer", by=someone
        ),
    )
    if not may:
        TeamMember.objects.create(deal=on, person=sam, position_key="pre-sales-engineer")
    member = TeamMember.objects.get(deal=on, person=sam)
    happens(may, lambda: actions.remove_team_member(member=member, by=someone))


@everywhere
def test_a_deal_is_handed_over_by_its_owner_or_the_leader(where: str, position: str) -> None:
    owner = person()
    on, heir = deal(owner), person()
    someone = seated(on, where, position)
    happens(
        where == LEADS,
        lambda: actions.reassign_deal(deal=fresh(on), owner=heir, by=someone),
    )
    if where == OFF:
        happens(True, lambda: actions.reassign_deal(deal=fresh(on), owner=heir, by=owner))


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_the_sales_side_opens_deals_and_owns_them(position: str) -> None:
    someone = person(position)
    happens(
        position in SALES,
        lambda: actions.open_deal(name="New", account_name="Fjordline", by=someone),
    )


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_sales_managers_set_the_teams_own_fields(position: str) -> None:
    someone, leader = person(position), person("sales-manager")
    may = position == "sales-manager"
    happens(
        may,
        lambda: actions.add_custom_field(
            on="deal", key="region", name="Region", kind="text", by=someone
        ),
    )
    field = actions.add_custom_field(on="deal", key="tier", name="Tier", kind="text", by=leader)
    happens(
        may,
        lambda: actions.edit_custom_field(
            field=field, name="Level", choices=[], is_required=False, by=someone
        ),
    )
    happens(may, lambda: actions.remove_custom_field(field=field, by=someone))


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nobody_forgets_anothers_filter(position: str) -> None:
    saved = actions.save_filter(name="Mine", query="", by=person())
    actions.forget_filter(saved=saved, by=person(position))
    assert SavedFilter.objects.count() == 1


# owners play a sales position


@pytest.mark.parametrize("position", TECHNICAL)
def test_an_owner_is_not_moved_to_the_technical_side(position: str) -> None:
    robin, kim = person(name="Robin Adler"), person("sales-manager")
    on = deal(robin, kim)
    before = all_rows()
    with pytest.raises(ValidationError, match="Robin Adler owns this deal"):
        actions.add_team_member(deal=on, person=robin, position_key=position, by=kim)
    with pytest.raises(ValidationError, match="plays no sales position"):
        actions.open_deal(name="New", account_name="New", position_key=position, by=robin)
    assert all_rows() == before


@pytest.mark.parametrize("home", EVERY_POSITION)
@pytest.mark.parametrize("there", ["", *EVERY_POSITION])
@pytest.mark.parametrize("given", ["", "account-executive", "pre-sales-engineer"])
def test_a_deal_is_handed_to_who_plays_a_sales_position_on_it(
    home: str, there: str, given: str
) -> None:
    robin, heir = person(), person(home)
    on = deal(robin, (heir, there)) if there else deal(robin)
    plays = given or (there if there in SALES else home)
    before = all_rows()
    if plays in SALES:
        actions.reassign_deal(deal=on, owner=heir, by=robin, position_key=given)
        on = fresh(on)
        assert on.owner == heir
        assert on.team.get(person=heir).position_key == plays
        assert rules.may_decide(heir, on)
    else:
        with pytest.raises(ValidationError, match="plays no sales position"):
            actions.reassign_deal(deal=on, owner=heir, by=robin, position_key=given)
        assert all_rows() == before


def test_a_deal_is_not_handed_to_who_has_left_nor_are_they_put_on_a_team() -> None:
    robin, left = person(), person(is_active=False)
    on = deal(robin)
    before = all_rows()
    with pytest.raises(ValidationError, match="has left"):
        actions.reassign_deal(deal=on, owner=left, by=robin, position_key="account-executive")
    with pytest.raises(ValidationError, match="has left"):
        actions.add_team_member(deal=on, person=left, position_key="account-executive", by=robin)
    assert all_rows() == before


def test_a_deal_goes_to_its_new_owners_part_of_the_organisation_on_the_record(
    tree: dict[str, Unit | None],
) -> None:
    robin, heir = person(), person(unit=tree["south"])
    on = deal(robin)
    actions.reassign_deal(deal=on, owner=heir, by=robin)
    on = fresh(on)
    assert on.unit == tree["south"]
    event = Event.objects.get(verb="reassigned")
    assert (event.before["owner"], event.after["owner"]) == (robin.pk, heir.pk)
    assert rules.position_on(robin, on) is not None, "the former owner stays on the team"


def test_an_owner_is_not_taken_off_the_team() -> None:
    robin, kim = person(name="Robin Adler"), person("sales-manager")
    on = deal(robin, kim)
    before = all_rows()
    with pytest.raises(ValidationError, match="Robin Adler owns this deal"):
        actions.remove_team_member(member=on.team.get(person=robin), by=kim)
    assert all_rows() == before


def test_who_is_off_the_team_already_is_not_taken_off_twice() -> None:
    robin, sam = person(), person("pre-sales-engineer")
    on = deal(robin, sam)
    member = on.team.get(person=sam)
    actions.remove_team_member(member=TeamMember.objects.get(pk=member.pk), by=robin)
    before = all_rows()
    actions.remove_team_member(member=member, by=robin)
    assert all_rows() == before
