"""Who may change people and their organisation: every position, in every place."""

from __future__ import annotations

import itertools

import pytest

from pacenotes.rooms.people import actions, rules
from pacenotes.rooms.people.models import PeopleEvent, Person, Unit
from pacenotes.rooms.people.queries import units_led_by
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, person
from tests.rooms.people.tree import Tree

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_only_sales_managers_lead(position: str) -> None:
    assert rules.leads(person(position)) is (position == "sales-manager")
    assert rules.leads(person(position, is_active=False)) is False


@pytest.mark.parametrize(
    ("stands", "led"),
    [
        (None, {None, "world", "emea", "nordics", "america"}),
        ("world", {"world", "emea", "nordics", "america"}),
        ("emea", {"emea", "nordics"}),
        ("nordics", {"nordics"}),
        ("america", {"america"}),
    ],
)
def test_a_sales_manager_leads_their_unit_and_below(
    stands: str | None, led: set[str | None], tree: Tree
) -> None:
    kim = person("sales-manager", unit=tree[stands])
    assert {name for name in (None, *tree.names) if rules.leads_unit(kim, tree[name])} == led
    units = units_led_by(kim)
    assert units is None if stands is None else set(units) == {tree[n].pk for n in led}


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nobody_else_leads_a_unit_wherever_they_stand(position: str, tree: Tree) -> None:
    for stands in (None, *tree.names):
        sam = person(position, unit=tree[stands])
        if position != "sales-manager":
            assert not any(rules.leads_unit(sam, tree[name]) for name in (None, *tree.names))
            assert list(units_led_by(sam)) == []


def changes(tree: Tree, by: Person, other: Person, unit: Unit) -> list[object]:
    """Everything that may be changed about another person and about a unit."""
    return [
        lambda: actions.add_person(
            name="N", email="n@ours.example", position_key="sales-manager", unit=unit, by=by
        ),
        lambda: actions.give_link(person=other, by=by),
        lambda: actions.forget_second_steps(person=other, by=by),
        lambda: actions.change_position(person=other, position_key="sales-manager", by=by),
        lambda: actions.place_person(person=other, unit=unit, by=by),
        lambda: actions.change_address(person=other, email="new@ours.example", by=by),
        lambda: actions.stop_sign_in(person=other, by=by),
        lambda: actions.let_sign_in(person=other, by=by),
        lambda: actions.add_unit(name="New", parent=unit, by=by),
        lambda: actions.rename_unit(unit=unit, name="Renamed", by=by),
        lambda: actions.move_unit(unit=unit, parent=None, by=by),
        lambda: actions.remove_unit(unit=unit, by=by),
    ]


def everything() -> list[object]:
    """Every row of people and units as it stands."""
    return [
        list(m.objects.order_by("pk").values_list())
        for m in (Person, Unit, PeopleEvent)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("position", "number"),
    list(itertools.product([p for p in EVERY_POSITION if p != "sales-manager"], range(12))),
)
def test_who_leads_nothing_changes_nothing(position: str, number: int, tree: Tree) -> None:
    by, other = person(position), person(unit=tree["nordics"])
    before = everything()
    with pytest.raises(Forbidden):
        changes(tree, by, other, tree["nordics"])[number]()
    assert everything() == before


@pytest.mark.parametrize("number", range(12))
def test_a_sales_manager_changes_nothing_outside_their_part(number: int, tree: Tree) -> None:
    by, other = person("sales-manager", unit=tree["emea"]), person(unit=tree["america"])
    before = everything()
    with pytest.raises(Forbidden):
        changes(tree, by, other, tree["america"])[number]()
    assert everything() == before


@pytest.mark.parametrize("number", range(12))
def test_a_sales_manager_who_may_not_sign_in_changes_nothing(number: int, tree: Tree) -> None:
    by, other = person("sales-manager", is_active=False), person(unit=tree["nordics"])
    with pytest.raises(Forbidden):
        changes(tree, by, other, tree["nordics"])[number]()


@pytest.mark.parametrize("number", range(12))
def test_a_sales_manager_in_no_unit_changes_everything(number: int, tree: Tree) -> None:
    by, other = person("sales-manager"), person(unit=tree["emea"])
    before = everything()
    changes(tree, by, other, tree["america"])[number]()
    assert everything() != before


@pytest.mark.parametrize("position", ["sales-manager", "pre-sales-engineer"])
@pytest.mark.parametrize("is_active", [True, False])
def test_who_may_sign_in_changes_their_own_address_and_no_strangers(
    position: str, is_active: bool, tree: Tree
) -> None:
    someone = person(position, is_active=is_active, unit=tree["nordics"])
    assert rules.may_change_address(someone, someone) is is_active
    assert not rules.may_change_address(someone, person(unit=tree["america"]))


def test_who_stands_in_no_unit_is_changed_only_by_those_who_lead_everything(tree: Tree) -> None:
    sam = person("pre-sales-engineer")
    assert rules.may_change_person(person("sales-manager"), sam)
    assert not rules.may_change_person(person("sales-manager", unit=tree["world"]), sam)


def test_nobody_is_moved_out_of_the_part_of_who_moves_them(tree: Tree) -> None:
    kim, sam = person("sales-manager", unit=tree["emea"]), person(unit=tree["nordics"])
    for elsewhere in (None, tree["america"], tree["world"]):
        with pytest.raises(Forbidden):
            actions.place_person(person=sam, unit=elsewhere, by=kim)
    assert actions.place_person(person=sam, unit=tree["emea"], by=kim).unit == tree["emea"]
