"""The team's own fields in forms: a form field for each, named `custom-<key>`, and their values."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from pacenotes.rooms.deals.models import CustomField

PREFIX = "custom-"
LONGEST_TEXT = 2000


def custom_form_fields(
    on: str, values: Mapping[str, Any], *, is_required: bool = True
) -> dict[str, forms.Field]:
    """A form field for each custom field on deals, accounts or contacts, with its value now, in
    their order. Without `is_required` every one may stay empty."""
    return {
        PREFIX + field.key: form_field(field, values.get(field.key), is_required=is_required)
        for field in CustomField.objects.filter(on=on)
    }


def form_field(field: CustomField, value: Any, *, is_required: bool = True) -> forms.Field:
    """The form field for one custom field, by its kind."""
    return _MADE[CustomField.Kind(field.kind)](
        field,
        {
            "label": field.name,
            "required": field.is_required and is_required,
            "initial": _initial(field, value),
        },
    )


def custom_values(form: forms.BaseForm) -> dict[str, Any]:
    """What a valid form says of custom fields, by key; None where it was left empty."""
    return {
        name.removeprefix(PREFIX): None if value == "" else value
        for name, value in form.cleaned_data.items()
        if name.startswith(PREFIX)
    }


def _initial(field: CustomField, value: Any) -> Any:
    if field.kind == CustomField.Kind.DATE and isinstance(value, str):
        return parse_date(value)
    return value


Told = dict[str, Any]


def _text(_field: CustomField, told: Told) -> forms.Field:
    return forms.CharField(max_length=LONGEST_TEXT, **told)


def _number(_field: CustomField, told: Told) -> forms.Field:
    widget = forms.NumberInput(attrs={"step": "any"})
    return forms.DecimalField(max_digits=20, widget=widget, **told)


def _date(_field: CustomField, told: Told) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **told)


def _choice(field: CustomField, told: Told) -> forms.Field:
    # What was chosen once stays a choice where it was chosen, though it is offered no more.
    offered = [*field.choices, *([told["initial"]] if told["initial"] else [])]
    choices = [("", _("not said")), *((c, c) for c in dict.fromkeys(offered))]
    return forms.ChoiceField(choices=choices, **told)


def _flag(_field: CustomField, told: Told) -> forms.Field:
    choices = [("", _("not said")), ("true", _("yes")), ("false", _("no"))]
    told["initial"] = {True: "true", False: "false"}.get(told["initial"], "")
    return forms.ChoiceField(choices=choices, **told)


def _link(_field: CustomField, told: Told) -> forms.Field:
    return forms.URLField(max_length=LONGEST_TEXT, assume_scheme="https", **told)


_MADE: dict[CustomField.Kind, Callable[[CustomField, Told], forms.Field]] = {
    CustomField.Kind.TEXT: _text,
    CustomField.Kind.NUMBER: _number,
    CustomField.Kind.DATE: _date,
    CustomField.Kind.CHOICE: _choice,
    CustomField.Kind.FLAG: _flag,
    CustomField.Kind.LINK: _link,
}
