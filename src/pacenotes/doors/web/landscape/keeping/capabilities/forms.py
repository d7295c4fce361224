"""What the pages about capabilities ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.landscape.keeping.capability_field import CapabilityField
from pacenotes.rooms.landscape.models import CapabilityVersion


class CapabilityForm(RememberingForm):
    """A capability: its name, its place, and how it is measured."""

    name = forms.CharField(label=_("Capability"), max_length=200)
    about = forms.CharField(
        label=_("What it means"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    parent = CapabilityField(
        label=_("Part of"),
        required=False,
        help_text=_("A product has a part only as far as it has the whole."),
    )
    is_heading = forms.BooleanField(
        label=_("A heading: it groups others and holds no facts"), required=False
    )
    unit = forms.CharField(
        label=_("Measured in"),
        max_length=40,
        required=False,
        help_text=_("Such as ms or rows a second; leave it empty where it isn't measured."),
    )
    better = forms.ChoiceField(
        label=_("Which way is better"),
        required=False,
        choices=[("", _("neither")), *CapabilityVersion.Better.choices],
    )


class NewCapabilityForm(CapabilityForm):
    """A capability that is new."""

    key = forms.CharField(
        label=_("Key"),
        max_length=200,
        help_text=_("What files call it, and it stays: such as alerts or alerts.by-owner."),
    )
    field_order = ("name", "key")


class EditCapabilityForm(CapabilityForm):
    """A capability that is there."""

    is_deprecated = forms.BooleanField(
        label=_("No longer recommended: we claim nothing with it"), required=False
    )

    def __init__(self, data: Any, *, place: CapabilityVersion) -> None:
        capability = place.capability
        told: dict[str, Any] = {
            name: getattr(capability, name) for name in ("name", "about", "version")
        }
        for name in ("parent", "is_heading", "is_deprecated", "unit", "better"):
            told[name] = getattr(place, name)
        super().__init__(data, initial=told)
