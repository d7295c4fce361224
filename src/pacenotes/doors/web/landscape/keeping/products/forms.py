"""What the pages about products ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.rows_field import RowsField
from pacenotes.rooms.landscape.models import CompetitorSet, Product, Vendor


class VendorForm(forms.Form):
    """A vendor, and whether it is us."""

    name = forms.CharField(label=_("Vendor"), max_length=120)
    is_ours = forms.BooleanField(label=_("This is us"), required=False)


class ProductForm(forms.Form):
    """A product of a vendor."""

    vendor = forms.ModelChoiceField(
        label=_("Vendor"), queryset=Vendor.objects.all(), empty_label=_("choose one")
    )
    name = forms.CharField(label=_("Product"), max_length=120)
    key = forms.SlugField(
        label=_("Key"),
        max_length=80,
        required=False,
        help_text=_("What files call it; made of the names where you leave it empty."),
    )


class NameForm(forms.Form):
    """Another name for a product."""

    name = forms.CharField(label=_("Product"), max_length=120)


class CompetitorSetForm(forms.Form):
    """A product of ours, and whom it is held against."""

    name = forms.CharField(label=_("Name"), max_length=120)
    ours = forms.ModelChoiceField(
        label=_("Our product"), queryset=Product.objects.none(), empty_label=_("choose one")
    )
    others = RowsField(
        label=_("Held against"),
        queryset=Product.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, data: Any = None, *, chosen: CompetitorSet | None = None) -> None:
        told: dict[str, Any] = {}
        if chosen is not None:
            told = {"name": chosen.name, "ours": chosen.ours_id}
            told["others"] = [product.pk for product in chosen.others.all()]
        super().__init__(data, initial=told)
        products = Product.objects.order_by("name")
        for name, is_ours in (("ours", True), ("others", False)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = products.filter(vendor__is_ours=is_ours)
