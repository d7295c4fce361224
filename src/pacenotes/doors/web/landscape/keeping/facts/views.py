"""Facts: recorded, looked at, corrected, withdrawn; and checks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import differences, merged
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.landscape.keeping.asked_for import named, visible
from pacenotes.doors.web.landscape.keeping.facts.forms import (
    CheckForm,
    FactForm,
    PairForm,
    WithdrawalForm,
)
from pacenotes.doors.web.landscape.keeping.facts.page import current_of, fact_page, pair_page
from pacenotes.doors.web.landscape.keeping.one_form import Page, form_page, tried
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Capability, Fact, FieldInput, Product
from pacenotes.rooms.landscape.rules import check_keeps_landscape

CHOSEN = "of"
"""What the names of a pair begin with while it is chosen; then it goes by its ids."""

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def facts(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    """Facts stand on their product's page: on to the products."""
    return redirect("landscape-products")


@shown
def new_fact(request: HttpRequest) -> HttpResponse:
    """Record a fact, beside what is recorded of that product and capability already."""
    person = asked_by(request)
    check_keeps_landscape(person)
    given = named(request, "input", FieldInput.objects.select_related("given_by"))
    product = named(request, "product", Product.objects.select_related("vendor"))
    capability = named(request, "capability", Capability.objects.all())
    if product is None or capability is None:
        return _choose_pair(request, product, capability, given)
    source = (given.source or given.text[:300]) if given else ""
    form = FactForm(request.POST or None, product=product, capability=capability, source=source)
    if form.is_bound and form.is_valid():
        try:
            fact = _recorded(product, capability, form, given, request)
        except ValidationError as error:
            form.take(error)
        else:
            messages.success(request, _("The fact has been recorded."))
            return redirect("landscape-fact", fact.pk)
    context = {**pair_page(request, product, capability), "form": form, "given": given}
    status = 422 if form.is_bound else 200
    return render(request, "landscape/keeping/new_fact.html", context, status=status)


@shown
def fact(request: HttpRequest, fact_id: int) -> HttpResponse:
    """A fact and all its versions. What was changed meanwhile is shown, and nothing is lost."""
    found = _fact(request, fact_id)
    if request.method != "POST":
        return _page(request, found)
    person = asked_by(request)
    check_keeps_landscape(person)
    form = FactForm(
        request.POST, product=found.product, capability=found.capability, now=current_of(found)
    )
    if not form.is_valid():
        return _page(request, found, status=422, form=form)
    try:
        actions.correct_fact(fact=found, told=form.told(), by=person, version=form.version_read())
    except ValidationError as error:
        if getattr(error, "code", "") == "conflict":
            return _anew(request, found, form)
        form.take(error)
        return _page(request, found, status=422, form=form)
    messages.success(request, _("The fact has been corrected. What we held stays on the record."))
    return redirect("landscape-fact", found.pk)


@require_POST
def withdrawals(request: HttpRequest, fact_id: int) -> HttpResponse:
    """Say that a fact never was so."""
    person, found = asked_by(request), _fact(request, fact_id)
    check_keeps_landscape(person)
    form = WithdrawalForm(request.POST)
    if form.is_valid():
        try:
            actions.withdraw_fact(
                fact=found,
                reason=form.cleaned_data["reason"],
                version=form.cleaned_data["version"],
                by=person,
            )
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("The fact was withdrawn. That we held it stays."))
            return redirect("landscape-fact", found.pk)
    return _page(request, found, status=422, withdrawal=form)


@shown
def new_check(request: HttpRequest) -> HttpResponse:
    """Say that a product was looked at for a capability: what wasn't found isn't there."""
    person = asked_by(request)
    check_keeps_landscape(person)
    told: dict[str, Any] = {
        "product": named(request, "product", Product.objects.all()),
        "capability": named(request, "capability", Capability.objects.all()),
        "day": timezone.localdate(),
    }
    form = CheckForm(request.POST or None, initial=told)
    checked = tried(form, lambda: actions.record_coverage(**form.cleaned_data, by=person))
    if checked is not None:
        messages.success(request, _("The check has been recorded."))
        return redirect("landscape-product", checked.product_id)
    lead = _("Checked and not found is a no; what nobody looked at is unknown.")
    page = Page(
        _("Record a check"), _("Record it"), reverse("landscape-products"), _("Products"), lead
    )
    return form_page(request, form, page)


def _choose_pair(
    request: HttpRequest,
    product: Product | None,
    capability: Capability | None,
    given: FieldInput | None,
) -> HttpResponse:
    """Ask first of which product and capability it is."""
    told = {"product": product, "capability": capability}
    is_sent = f"{CHOSEN}-product" in request.GET
    form = PairForm(request.GET if is_sent else None, initial=told, prefix=CHOSEN)
    if is_sent and form.is_valid():
        pair = {name: row.pk for name, row in form.cleaned_data.items()}
        query = urlencode(pair | ({"input": given.pk} if given else {}))
        return redirect(f"{reverse('landscape-new-fact')}?{query}")
    context = {"form": form, "given": given}
    status = 422 if is_sent else 200
    return render(request, "landscape/keeping/choose_pair.html", context, status=status)


def _recorded(
    product: Product,
    capability: Capability,
    form: FactForm,
    given: FieldInput | None,
    request: HttpRequest,
) -> Fact:
    told, person = form.told(), asked_by(request)
    if given is None:
        return actions.record_fact(product=product, capability=capability, told=told, by=person)
    return actions.accept_as_fact(
        given=given, product=product, capability=capability, told=told, by=person
    )


def _anew(request: HttpRequest, found: Fact, form: FactForm) -> HttpResponse:
    """The form again over what stands now, with its writer's words in it."""
    now, product, capability = current_of(found), found.product, found.capability
    fresh = FactForm(product=product, capability=capability, now=now)
    again = FactForm(merged(form, fresh), product=product, capability=capability, now=now)
    return _page(request, found, status=409, form=again, differences=differences(form, fresh))


def _fact(request: HttpRequest, fact_id: int) -> Fact:
    rows = Fact.objects.select_related("product__vendor", "capability")
    return visible(request, rows, fact_id)


def _page(request: HttpRequest, found: Fact, status: int = 200, **sent: Any) -> HttpResponse:
    context = fact_page(request, found, **sent)
    return render(request, "landscape/keeping/fact.html", context, status=status)
