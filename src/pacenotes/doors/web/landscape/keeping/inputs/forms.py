"""What the page of inputs asks for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.landscape.keeping.capability_field import CapabilityField
from pacenotes.rooms.landscape.models import FieldInput, Product


class InputForm(forms.Form):
    """Something that the field heard, on a product, a capability, or both."""

    text = forms.CharField(
        label=_("Your input"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What you heard or saw, as it was: a customer says they ship this already."),
    )
    product = forms.ModelChoiceField(
        label=_("Product"),
        required=False,
        queryset=Product.objects.order_by("name"),
        empty_label=_("none in particular"),
    )
    capability = CapabilityField(required=False)
    source = forms.CharField(label=_("Who says so, and where"), max_length=300, required=False)


class DecisionForm(forms.Form):
    """What becomes of an input."""

    state = forms.ChoiceField(
        choices=[(one, one) for one in FieldInput.State.values if one != FieldInput.State.OPEN]
    )
    reason = forms.CharField(required=False, max_length=1000)
    read = forms.CharField(required=False, max_length=10)
