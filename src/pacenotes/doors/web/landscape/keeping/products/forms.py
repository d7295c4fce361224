"""What the pages about products ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.doors.web.changed_meanwhile import RememberingForm
from pacenotes.doors.web.rows_field import RowsField
from pacenotes.rooms.landscape.models import CompetitorSet, Product, Vendor


class VendorForm(RememberingForm):
    """A vendor, and whether it is us."""

    name = forms.CharField(label=_("Vendor"), max_length=120)
    is_ours = forms.BooleanField(label=_("This is us"), required=False)

    def __init__(self, data: Any = None, *, now: Vendor | None = None) -> None:
        told: dict[str, Any] = {}
        if now is not None:
            told = {name: getattr(now, name) for name in ("name", "is_ours", "version")}
        super().__init__(data, initial=told)


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


class NameForm(RememberingForm):
    """Another name for a product."""

    name = forms.CharField(label=_("Product"), max_length=120)

    def __init__(self, data: Any = None, *, now: Product) -> None:
        super().__init__(data, initial={"name": now.name, "version": now.version})


class CompetitorSetForm(RememberingForm):
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
            told = {"name": chosen.name, "ours": chosen.ours_id, "version": chosen.version}
            told["others"] = [product.pk for product in chosen.others.all()]
        super().__init__(data, initial=told)
        products = Product.objects.order_by("name")
        for name, is_ours in (("ours", True), ("others", False)):
            field = self.fields[name]
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = products.filter(vendor__is_ours=is_ours)
