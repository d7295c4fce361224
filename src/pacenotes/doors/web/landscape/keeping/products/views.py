"""Vendors, products and competitor sets: listed, added, renamed, edited."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.keeping.asked_for import named, visible
from pacenotes.doors.web.landscape.keeping.one_form import (
    Page,
    filled,
    form_page,
    sent,
    sent_page,
    tried,
)
from pacenotes.doors.web.landscape.keeping.products.forms import (
    CompetitorSetForm,
    NameForm,
    ProductForm,
    VendorForm,
)
from pacenotes.doors.web.landscape.keeping.products.page import product_page, products_page
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import CompetitorSet, Product, Vendor
from pacenotes.rooms.landscape.rules import check_keeps_landscape

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def products(request: HttpRequest) -> HttpResponse:
    """Vendors, their products, and the sets that we compare against."""
    return render(request, "landscape/keeping/products.html", products_page(request))


@require_safe
def product(request: HttpRequest, product_id: int) -> HttpResponse:
    """A product: releases, facts, coverage."""
    found = visible(request, Product.objects.select_related("vendor"), product_id)
    return render(request, "landscape/keeping/product.html", product_page(request, found))


@shown
def new_vendor(request: HttpRequest) -> HttpResponse:
    """Add a vendor."""
    person = asked_by(request)
    check_keeps_landscape(person)
    form = VendorForm(request.POST or None)
    made = tried(form, lambda: actions.add_vendor(**filled(form), by=person))
    if made is not None:
        messages.success(request, _("The vendor has been added. Now add its product."))
        return redirect(f"{reverse('landscape-new-product')}?vendor={made.pk}")
    lead = _("Whoever makes a product: us, or a competitor.")
    return form_page(request, form, _page(_("Add a vendor"), lead=lead))


@shown
def vendor(request: HttpRequest, vendor_id: int) -> HttpResponse:
    """Rename a vendor, or say whether it is us."""
    person, found = asked_by(request), visible(request, Vendor.objects.all(), vendor_id)
    check_keeps_landscape(person)
    told = sent(
        request,
        lambda data: VendorForm(data, now=Vendor.objects.get(pk=found.pk)),
        lambda values: actions.edit_vendor(vendor=found, **values, by=person),
    )
    if told.came is not None:
        messages.success(request, _("The vendor has changed."))
        return redirect("landscape-products")
    return sent_page(request, told, _page(_("Edit the vendor")))


@shown
def new_product(request: HttpRequest) -> HttpResponse:
    """Add a product."""
    person = asked_by(request)
    check_keeps_landscape(person)
    of = named(request, "vendor", Vendor.objects.all())
    form = ProductForm(request.POST or None, initial={"vendor": of.pk if of else None})
    made = tried(form, lambda: actions.add_product(**form.cleaned_data, by=person))
    if made is not None:
        messages.success(request, _("The product has been added. Now record its releases."))
        return redirect("landscape-product", made.pk)
    return form_page(request, form, _page(_("Add a product")))


@shown
def rename(request: HttpRequest, product_id: int) -> HttpResponse:
    """Give a product another name."""
    person, found = asked_by(request), visible(request, Product.objects.all(), product_id)
    check_keeps_landscape(person)
    told = sent(
        request,
        lambda data: NameForm(data, now=Product.objects.get(pk=found.pk)),
        lambda values: actions.rename_product(product=found, **values, by=person),
    )
    if told.came is not None:
        messages.success(request, _("The product has another name."))
        return redirect("landscape-product", found.pk)
    back = reverse("landscape-product", args=[found.pk])
    page = Page(_("Rename the product"), _("Save"), back, found.name)
    return sent_page(request, told, page)


@shown
def new_set(request: HttpRequest) -> HttpResponse:
    """Name a set to compare against."""
    person = asked_by(request)
    check_keeps_landscape(person)
    form = CompetitorSetForm(request.POST or None)
    if tried(form, lambda: actions.add_competitor_set(**filled(form), by=person)):
        messages.success(request, _("The set has been added."))
        return redirect("landscape-products")
    lead = _("Standings are those of one product of ours against the products of a set.")
    return form_page(request, form, _page(_("Add a competitor set"), lead=lead))


@shown
def one_set(request: HttpRequest, set_id: int) -> HttpResponse:
    """Change what a set is called and whom it holds."""
    person, found = asked_by(request), visible(request, CompetitorSet.objects.all(), set_id)
    check_keeps_landscape(person)
    told = sent(
        request,
        lambda data: CompetitorSetForm(data, chosen=CompetitorSet.objects.get(pk=found.pk)),
        lambda values: actions.edit_competitor_set(chosen=found, **values, by=person),
    )
    if told.came is not None:
        messages.success(request, _("The set has changed."))
        return redirect("landscape-products")
    return sent_page(request, told, _page(_("Edit the competitor set")))


def _page(title: str, lead: str = "") -> Page:
    return Page(title, _("Save"), reverse("landscape-products"), _("Products"), lead)
