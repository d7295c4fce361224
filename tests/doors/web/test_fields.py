from __future__ import annotations

import datetime as dt

import pytest
from django import forms

from pacenotes.doors.web.deals.custom_fields import custom_form_fields, custom_values
from pacenotes.rooms.deals.models import CustomField
from tests.cast import EVERY_POSITION, person
from tests.doors.web.conftest import SignedIn

pytestmark = pytest.mark.django_db

NEW = {"on": "deal", "name": "Region", "kind": "choice", "choices": "north\n\nsouth\nnorth\n"}


def field(**told: object) -> CustomField:
    return CustomField.objects.create(
        **{"on": "deal", "key": "region", "name": "Region", "kind": "text", **told}
    )


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_sales_managers_set_the_fields(signed_in: SignedIn, position: str, may: bool) -> None:
    kept = field(key="kept", name="Kept")
    browser, of = signed_in(person(position)), f"/deals/fields/{kept.pk}/"
    for path in ("/deals/fields/", "/deals/fields/new/", of):
        assert browser.get(path).status_code == (200 if may else 403)
    assert browser.post("/deals/fields/new/", NEW).status_code == (302 if may else 403)
    assert browser.post(of, {"name": "Renamed"}).status_code == (302 if may else 403)
    assert browser.post(of + "removal/").status_code == (302 if may else 403)
    names = set(CustomField.objects.values_list("name", flat=True))
    assert names == ({"Region"} if may else {"Kept"})


def test_a_field_is_added_edited_and_removed(signed_in: SignedIn) -> None:
    browser = signed_in(person("sales-manager"))
    page = browser.post("/deals/fields/new/", NEW, follow=True).content.decode()
    made = CustomField.objects.get()
    assert (made.key, made.choices, made.is_required) == ("region", ["north", "south"], False)
    assert "“Region” is there." in page
    assert "choice: <bdi>north, south</bdi>" in page
    told = {"name": "Area", "choices": "north\nwest", "is_required": "on"}
    browser.post(f"/deals/fields/{made.pk}/", told)
    made.refresh_from_db()
    assert (made.name, made.key, made.choices, made.is_required) == (
        "Area", "region", ["north", "west"], True,
    )  # fmt: skip
    browser.post(f"/deals/fields/{made.pk}/removal/")
    assert not CustomField.objects.exists()


def test_two_fields_of_a_name_have_two_keys_that_begin_with_a_letter(signed_in: SignedIn) -> None:
    browser = signed_in(person("sales-manager"))
    for name in ("Region", "region!", "2027", "Régión", "a" * 80):
        browser.post("/deals/fields/new/", {"on": "deal", "name": name, "kind": "text"})
    keys = list(CustomField.objects.order_by("pk").values_list("key", flat=True))
    assert keys == ["region", "region-2", "f-2027", "region-3", "a" * 36]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"name": ""}, "required"),
        ({"name": "!!!"}, "needs a letter or a digit"),
        ({"name": "x" * 81}, "at most 80"),
        ({"kind": "money"}, "Select a valid choice"),
        ({"on": "call"}, "Select a valid choice"),
        ({"choices": ""}, "needs something to choose from"),
    ],
)
def test_a_bad_field_is_refused_with_a_reason(
    signed_in: SignedIn, told: dict[str, str], words: str
) -> None:
    answer = signed_in(person("sales-manager")).post("/deals/fields/new/", {**NEW, **told})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not CustomField.objects.exists()


@pytest.mark.parametrize(
    ("kind", "kept", "shown", "typed", "value"),
    [
        ("text", "a", "a", " b ", "b"),
        ("number", 1.5, "1.5", "12", 12),
        ("date", "2026-10-01", "2026-10-01", "2026-12-01", dt.date(2026, 12, 1)),
        ("choice", "south", "south", "north", "north"),
        ("choice", "gone", "gone", "gone", "gone"),
        ("flag", True, "true", "false", "false"),
        ("flag", False, "false", "true", "true"),
        ("link", "https://a.example", "https://a.example", "b.example", "https://b.example"),
        ("text", None, "", "", None),
        ("flag", None, "", "", None),
    ],
)
def test_a_form_field_for_every_kind(
    kind: str, kept: object, shown: str, typed: str, value: object
) -> None:
    field(kind=kind, choices=["north", "south"])
    made = custom_form_fields("deal", {"region": kept})

    class Form(forms.Form):
        locals().update(made)

    assert (f'value="{shown}"' in str(Form()["custom-region"])) or shown == ""
    form = Form({"custom-region": typed})
    assert form.is_valid()
    assert custom_values(form) == {"region": value}


def test_what_has_to_be_filled_in_is_asked_for_where_it_matters() -> None:
    field(is_required=True)
    field(on="account", key="since", name="Since")
    assert custom_form_fields("deal", {})["custom-region"].required
    assert not custom_form_fields("deal", {}, is_required=False)["custom-region"].required
    assert list(custom_form_fields("account", {})) == ["custom-since"]
