"""The team's own fields in a form, and what was filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.deals.models import CustomField

PREFIX = "custom-"


def custom_form_fields(on: str, values: Mapping[str, Any]) -> dict[str, forms.Field]:
    """A form field for each of the team's own fields on deals, accounts or contacts, in one query.

    By the name `custom-<key>`, filled in with the row's `custom` values.
    """
    return {
        PREFIX + field.key: _FIELD[CustomField.Kind(field.kind)](
            field,
            {
                "label": field.name,
                "required": field.is_required,
                "initial": values.get(field.key),
            },
        )
        for field in CustomField.objects.filter(on=on)
    }


def custom_values(form: forms.Form) -> dict[str, Any]:
    """What was filled in of the team's own fields, by their keys; None where nothing was."""
    return {
        name.removeprefix(PREFIX): None if value == "" else value
        for name, value in form.cleaned_data.items()
        if name.startswith(PREFIX)
    }


def _choice(field: CustomField, told: dict[str, Any]) -> forms.Field:
    choices = [("", "–"), *((choice, choice) for choice in field.choices)]
    return forms.ChoiceField(choices=choices, **told)


def _flag(_field: CustomField, told: dict[str, Any]) -> forms.Field:
    known = {True: "true", False: "false"}
    told["initial"] = known.get(told["initial"], "")
    return forms.ChoiceField(choices=[("", "–"), ("true", _("yes")), ("false", _("no"))], **told)


def _date(_field: CustomField, told: dict[str, Any]) -> forms.Field:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(widget=widget, **told)


_FIELD: dict[CustomField.Kind, Callable[[CustomField, dict[str, Any]], forms.Field]] = {
    CustomField.Kind.TEXT: lambda _field, told: forms.CharField(max_length=2000, **told),
    CustomField.Kind.NUMBER: lambda _field, told: forms.DecimalField(
        widget=forms.NumberInput(attrs={"step": "any"}), **told
    ),
    CustomField.Kind.DATE: _date,
    CustomField.Kind.CHOICE: _choice,
    CustomField.Kind.FLAG: _flag,
    CustomField.Kind.LINK: lambda _field, told: forms.URLField(assume_scheme="https", **told),
}
