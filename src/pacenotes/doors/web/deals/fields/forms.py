"""What the pages about the team's own fields ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pacenotes.rooms.deals.models import CustomField

LONGEST_CHOICES = 4000


class EditFieldForm(forms.Form):
    """A field that is there: its name, its choices, whether it is required."""

    name = forms.CharField(label=gettext_lazy("Name"), max_length=80)
    choices = forms.CharField(
        label=gettext_lazy("Choices"),
        required=False,
        max_length=LONGEST_CHOICES,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("One a line; only a choice has them."),
    )
    is_required = forms.BooleanField(label=gettext_lazy("Has to be filled in"), required=False)

    def told(self) -> dict[str, Any]:
        """What an action takes."""
        return {**self.cleaned_data, "choices": self.cleaned_data["choices"].splitlines()}


class FieldForm(EditFieldForm):
    """A new field: what it is on, and what its values are."""

    on = forms.ChoiceField(label=gettext_lazy("On"), choices=CustomField.On.choices)
    kind = forms.ChoiceField(label=gettext_lazy("Its values are"), choices=CustomField.Kind.choices)

    field_order = ("on", "name", "kind", "choices", "is_required")

    def clean(self) -> dict[str, Any]:
        """Give the field a key by its name, one that nothing on the same thing has."""
        told = super().clean() or self.cleaned_data
        if "name" in told and "on" in told:
            told["key"] = free_key(told["name"], told["on"])
        return told


def free_key(name: str, on: str) -> str:
    """A key from a name: letters, digits and dashes, a letter first; ValidationError where a name
    has none of them."""
    plain = slugify(name)[:36].strip("-")
    if not plain:
        raise ValidationError({"name": _("A name needs a letter or a digit of the Latin script.")})
    key = plain if plain[0].isalpha() else f"f-{plain}"[:36]
    taken = set(CustomField.objects.filter(on=on).values_list("key", flat=True))
    numbered = (f"{key}-{number}" for number in range(2, len(taken) + 3))
    return next(k for k in (key, *numbered) if k not in taken)
