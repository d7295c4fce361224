"""Units and who stands in them."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from pacenotes.rooms.people import actions
from pacenotes.rooms.people.models import PeopleEvent, Person, Unit
from pacenotes.rooms.people.queries import organisation_of, parts_led_by
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import names, person
from tests.rooms.people.tree import Tree


@pytest.fixture
def kim(db: None) -> Person:
    """A sales manager who leads everything."""
    return person("sales-manager", "Kim Larsen")


def told(thing: Unit | Person) -> list[tuple[str, dict[str, object], dict[str, object]]]:
    """The record of one thing, newest first."""
    return [(e.verb, e.before, e.after) for e in PeopleEvent.objects.about(thing)]


def test_a_unit_knows_its_way_from_the_top(kim: Person) -> None:
    emea = actions.add_unit(name=" EMEA ", parent=None, by=kim)
    nordics = actions.add_unit(name="Nordics", parent=emea, by=kim)
    assert (emea.name, emea.path, emea.depth) == ("EMEA", f"/{emea.pk}/", 0)
    assert (nordics.path, nordics.depth) == (f"/{emea.pk}/{nordics.pk}/", 1)
    assert told(nordics) == [("added", {}, {"name": "Nordics", "parent": emea.pk})]


@pytest.mark.parametrize("name", ["", "   ", "x" * 121])
def test_a_unit_has_a_name(kim: Person, name: str) -> None:
    with pytest.raises(ValidationError):
        actions.add_unit(name=name, parent=None, by=kim)
    assert not Unit.objects.exists()


def test_two_units_beside_each_other_have_two_names(kim: Person, tree: Tree) -> None:
    with pytest.raises(ValidationError):
        actions.add_unit(name="EMEA", parent=tree["world"], by=kim)
    with pytest.raises(ValidationError):
        actions.rename_unit(unit=tree["america"], name="EMEA", by=kim)
    with pytest.raises(ValidationError):
        actions.add_unit(name="World", parent=None, by=kim)
    assert actions.add_unit(name="EMEA", parent=None, by=kim).name == "EMEA"


def test_renaming_is_on_the_record(kim: Person, tree: Tree) -> None:
    actions.rename_unit(unit=tree["emea"], name="Europe", by=kim)
    assert told(tree["emea"]) == [("renamed", {"name": "EMEA"}, {"name": "Europe"})]
    assert actions.rename_unit(unit=tree["emea"], name="Europe", by=kim).name == "Europe"


def test_what_stands_below_moves_along(kim: Person, tree: Tree) -> None:
    actions.move_unit(unit=tree["emea"], parent=tree["america"], by=kim)
    tree.again()
    assert tree["emea"].path == f"{tree['america'].path}{tree['emea'].pk}/"
    assert tree["nordics"].path == f"{tree['emea'].path}{tree['nordics'].pk}/"
    assert told(tree["emea"])[0][1:] == (
        {"parent": tree["world"].pk}, {"parent": tree["america"].pk},
    )  # fmt: skip
    actions.move_unit(unit=tree["emea"], parent=None, by=kim)
    assert tree.again()["nordics"].path == f"/{tree['emea'].pk}/{tree['nordics'].pk}/"


@pytest.mark.parametrize("under", ["emea", "nordics"])
def test_a_unit_does_not_stand_below_itself(kim: Person, tree: Tree, under: str) -> None:
    before = list(Unit.objects.order_by("pk").values_list())
    with pytest.raises(ValidationError):
        actions.move_unit(unit=tree["emea"], parent=tree[under], by=kim)
    assert list(Unit.objects.order_by("pk").values_list()) == before


def test_a_ring_is_refused_even_when_the_tree_has_changed_meanwhile(
    kim: Person, tree: Tree
) -> None:
    seen_before = Unit.objects.get(pk=tree["america"].pk)
    actions.move_unit(unit=tree["america"], parent=tree["nordics"], by=kim)
    with pytest.raises(ValidationError):
        actions.move_unit(unit=tree["emea"], parent=seen_before, by=kim)


def test_a_move_onto_a_taken_name_is_refused(kim: Person, tree: Tree) -> None:
    other = actions.add_unit(name="Nordics", parent=tree["america"], by=kim)
    with pytest.raises(ValidationError):
        actions.move_unit(unit=other, parent=tree["emea"], by=kim)


def test_too_many_units_below_one_another_are_refused(kim: Person) -> None:
    deep = Unit.objects.create(name="Deep", path="/" + "1/" * 199)
    with pytest.raises(ValidationError):
        actions.add_unit(name="Deeper", parent=deep, by=kim)


def test_only_an_empty_unit_is_removed(kim: Person, tree: Tree) -> None:
    sam = person(unit=tree["nordics"])
    for name in ("emea", "nordics"):
        with pytest.raises(ValidationError):
            actions.remove_unit(unit=tree[name], by=kim)
    actions.place_person(person=sam, unit=None, by=kim)
    gone = tree["nordics"].pk
    actions.remove_unit(unit=tree["nordics"], by=kim)
    assert not Unit.objects.filter(pk=gone).exists()
    event = PeopleEvent.objects.get(about_type="unit", about_id=gone)
    assert (event.verb, event.before["name"]) == ("removed", "Nordics")


def test_a_person_is_placed_and_given_another_position_on_the_record(
    kim: Person, tree: Tree
) -> None:
    sam = person("pre-sales-engineer")
    actions.place_person(person=sam, unit=tree["nordics"], by=kim)
    actions.change_position(person=sam, position_key="product-management", by=kim)
    sam.refresh_from_db()
    assert (sam.unit, sam.position_key) == (tree["nordics"], "product-management")
    assert told(sam) == [
        (
            "changed_position",
            {"position": "pre-sales-engineer"},
            {"position": "product-management"},
        ),
        ("placed", {"unit": None}, {"unit": tree["nordics"].pk}),
    ]


def test_a_position_that_there_is_not_is_refused(kim: Person) -> None:
    sam = person("pre-sales-engineer")
    with pytest.raises(ValidationError):
        actions.change_position(person=sam, position_key="wizard", by=kim)
    assert told(sam) == []


def test_somebody_always_leads_everything(kim: Person, tree: Tree) -> None:
    for ceasing in (
        lambda: actions.place_person(person=kim, unit=tree["world"], by=kim),
        lambda: actions.change_position(person=kim, position_key="account-executive", by=kim),
        lambda: actions.stop_sign_in(person=kim, by=kim),
    ):
        with pytest.raises(Forbidden, match="only sales manager"):
            ceasing()
    person("sales-manager", is_active=False)
    person("sales-manager", unit=tree["world"])
    with pytest.raises(Forbidden):
        actions.stop_sign_in(person=kim, by=kim)
    person("sales-manager")
    kim.refresh_from_db()
    assert actions.place_person(person=kim, unit=tree["world"], by=kim).unit == tree["world"]


def test_the_organisation_is_read_from_the_top_down_by_name(kim: Person, tree: Tree) -> None:
    sam = person("pre-sales-engineer", "Sam Okafor", unit=tree["nordics"])
    whole = organisation_of(sam)
    assert names(whole.at_the_top) == ["Kim Larsen"]
    assert [(p.name, names(p.people)) for p in whole.parts] == [
        ("World", []),
        ("World / America", []),
        ("World / EMEA", []),
        ("World / EMEA / Nordics", ["Sam Okafor"]),
    ]
    assert [p.unit.name for p in parts_led_by(person("sales-manager", unit=tree["emea"]))] == [
        "EMEA", "Nordics",
    ]  # fmt: skip
    assert parts_led_by(sam) == []


def test_the_record_is_only_added_to(kim: Person) -> None:
    actions.add_unit(name="EMEA", parent=None, by=kim)
    event = PeopleEvent.objects.get()
    for change in (event.save, event.delete, PeopleEvent.objects.all().delete):
        with pytest.raises(TypeError):
            change()
    with pytest.raises(TypeError):
        PeopleEvent.objects.update(verb="other")
