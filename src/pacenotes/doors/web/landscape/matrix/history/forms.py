"""An input on a capability."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.rooms.landscape.models import Product
from pacenotes.rooms.landscape.queries.compared import Compared


class InputForm(forms.Form):
    """What somebody heard: on which product, and who says so."""

    product = forms.ModelChoiceField(
        Product.objects.none(), label=_("Product"), required=False, empty_label=_("all of them")
    )
    text = forms.CharField(
        label=_("What you heard"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For instance: a customer says that they ship this already."),
    )
    source = forms.CharField(label=_("Who says so, and where"), max_length=300, required=False)

    def __init__(self, *told: Any, compared: Compared | None, **more: Any) -> None:
        super().__init__(*told, **more)
        products = [one.pk for one in compared.products] if compared else []
        field = self.fields["product"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  # it is declared above
        field.queryset = Product.objects.filter(pk__in=products).order_by("name")
