from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.actions.custom import checked_custom, custom_value
from pacenotes.rooms.deals.actions.fields import MOST_FIELDS, MOST_FILTERS
from pacenotes.rooms.deals.models import CustomField, Deal, SavedFilter
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.rooms.deals.seats import all_rows


def field(kind: str, **fields: object) -> CustomField:
    return CustomField(on="deal", key="own", name="Own", kind=kind, **fields)


@pytest.mark.parametrize(
    ("kind", "value", "kept"),
    [
        ("text", " Nordic ", "Nordic"),
        ("text", 12, "12"),
        ("text", "a\0b", "a\ufffdb"),
        ("number", "12", 12),
        ("number", " 12.50 ", 12.5),
        ("number", Decimal("0.1"), 0.1),
        ("number", "-3", -3),
        ("number", "1e3", 1000),
        ("date", "2026-09-14", "2026-09-14"),
        ("date", dt.date(2026, 9, 14), "2026-09-14"),
        ("choice", "a", "a"),
        ("flag", "Yes", True),
        ("flag", True, True),
        ("flag", "0", False),
        ("link", " https://meridian.example/x ", "https://meridian.example/x"),
    ],
)
def test_a_value_is_kept_as_its_kind_is(kind: str, value: object, kept: object) -> None:
    assert custom_value(field(kind, choices=["a", "b"]), value) == kept
    assert type(custom_value(field(kind, choices=["a", "b"]), value)) is type(kept)


@pytest.mark.parametrize("kind", CustomField.Kind.values)
@pytest.mark.parametrize("value", [None, "", "  ", "\r\n"])
def test_an_empty_value_is_none(kind: str, value: object) -> None:
    assert custom_value(field(kind), value) is None


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("text", "x" * 2001),
        ("number", "twelve"), ("number", "NaN"), ("number", "Infinity"), ("number", "1,5"),
        ("number", "1e999999999"), ("number", "-1e15"), ("number", "1e-999999999"),
        ("date", "14.9.2026"), ("date", "2026-02-30"), ("date", dt.datetime(2026, 9, 14)),
        ("choice", "c"), ("choice", ["a"]), ("choice", "A"),
        ("flag", "perhaps"), ("flag", 2),
        ("link", "javascript:alert(1)"), ("link", "meridian"), ("link", "ftp://m.example"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_refused_by_name(kind: str, value: object) -> None:
    with pytest.raises(ValidationError, match="doesn't fit “Own”"):
        custom_value(field(kind, choices=["a", "b"]), value)


@given(
    st.sampled_from(CustomField.Kind.values),
    st.text(max_size=20) | st.integers() | st.floats() | st.booleans() | st.lists(st.text()),
)
def test_whatever_is_given_it_is_json_that_stays_as_it_is_or_refused(
    kind: str, value: object
) -> None:
    own = field(kind, choices=["a"])
    try:
        kept = custom_value(own, value)
    except ValidationError:
        return
    assert json.loads(json.dumps(kept)) == kept
    assert custom_value(own, kept) == kept, "what was kept can be kept again"


@pytest.fixture
def leader() -> Person:
    return person("sales-manager")


@pytest.fixture
def on(leader: Person) -> Deal:
    return deal(leader)


def added(by: Person, key: str = "region", kind: str = "text", **fields: object) -> CustomField:
    told: dict[str, object] = {"on": "deal", "name": key.title(), **fields}
    return actions.add_custom_field(key=key, kind=kind, by=by, **told)  # type: ignore[arg-type]


def filled(on: Deal, by: Person, **custom: object) -> Deal:
    return actions.edit_deal(deal=on, changes={"custom": custom}, by=by)


@pytest.mark.django_db
def test_values_are_put_in_beside_those_that_are_there(on: Deal, leader: Person) -> None:
    added(leader, "region")
    added(leader, "seats", "number")
    filled(on, leader, region="North", seats="40")
    assert filled(on, leader, seats="50").custom == {"region": "North", "seats": 50}
    assert filled(on, leader, region=" ").custom == {"seats": 50}


@pytest.mark.django_db
def test_a_required_field_has_to_be_filled_in(on: Deal, leader: Person) -> None:
    added(leader, "region", is_required=True)
    added(leader, "tier")
    before = all_rows()
    for custom in ({"tier": "1"}, {"region": " "}):
        with pytest.raises(ValidationError, match="“Region” has to be filled in"):
            filled(on, leader, **custom)
    assert all_rows() == before


@pytest.mark.django_db
def test_an_unknown_field_and_one_of_another_thing_are_refused(on: Deal, leader: Person) -> None:
    added(leader, "employees", on="account")
    with pytest.raises(ValidationError, match="There is no field"):
        filled(on, leader, employees="3")


@pytest.mark.django_db
def test_what_a_removed_field_held_comes_back_with_it(on: Deal, leader: Person) -> None:
    own = added(leader, "region")
    filled(on, leader, region="North")
    actions.remove_custom_field(field=own, by=leader)
    assert checked_custom("deal", Deal.objects.get().custom, {}) == {"region": "North"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"key": "two words"}, {"key": ""}, {"key": "x" * 41}, {"name": " "}, {"name": "x" * 81},
        {"kind": "colour"}, {"kind": "choice"}, {"kind": "choice", "choices": [" "]},
        {"on": "call"},
    ],
)  # fmt: skip
def test_a_field_that_can_not_be_is_refused_whole(leader: Person, wrong: dict[str, object]) -> None:
    before = all_rows()
    with pytest.raises(ValidationError):
        added(leader, **wrong)  # type: ignore[arg-type]
    assert all_rows() == before


@pytest.mark.django_db
def test_one_key_is_one_field_of_a_kind_of_thing(leader: Person) -> None:
    added(leader)
    with pytest.raises(ValidationError):
        added(leader)
    added(leader, on="contact")


@pytest.mark.django_db
def test_choices_are_each_there_once_and_only_of_a_choice(leader: Person) -> None:
    own = added(leader, kind="choice", choices=["a", " a ", "", "b"])
    assert own.choices == ["a", "b"]
    assert added(leader, "other", choices=["a"]).choices == []
    actions.edit_custom_field(field=own, name="R", choices=["c"], is_required=True, by=leader)
    own.refresh_from_db()
    assert (own.name, own.choices, own.is_required, own.kind) == ("R", ["c"], True, "choice")


@pytest.mark.django_db
def test_there_is_an_end_to_fields_and_filters(leader: Person) -> None:
    CustomField.objects.bulk_create(
        CustomField(on="deal", key=f"k{n}", name="N", kind="text") for n in range(MOST_FIELDS)
    )
    with pytest.raises(ValidationError):
        added(leader)
    for number in range(MOST_FILTERS):
        actions.save_filter(name=f"F{number}", query="", by=leader)
    with pytest.raises(ValidationError):
        actions.save_filter(name="One more", query="", by=leader)


@pytest.mark.django_db
def test_a_filter_saved_under_its_name_again_is_the_same_filter(leader: Person) -> None:
    actions.save_filter(name=" Mine\0 ", query="a=1", by=leader)
    actions.save_filter(name="Mine\0", query="b=2", by=leader)
    assert SavedFilter.objects.get().query == "b=2"
    with pytest.raises(ValidationError):
        actions.save_filter(name="", query="", by=leader)
    with pytest.raises(ValidationError):
        actions.save_filter(name="x", query="x" * 2001, by=leader)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(max_size=8), st.text(max_size=8), max_size=3))
@pytest.mark.django_db
def test_whatever_keys_come_only_known_ones_are_kept(given_: dict[str, str]) -> None:
    try:
        kept = checked_custom("deal", {}, given_)
    except ValidationError:
        kept = {}
    assert kept == {}
