"""Which product of the landscape a competitor is, and which capability is required."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.around.forms import CapabilityLinkForm, ProductLinkForm
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal

shown = require_http_methods(["GET", "HEAD", "POST"])


@shown
def competitor_product(request: HttpRequest, deal_id: int, competitor_id: int) -> HttpResponse:
    """Say which product a competitor of the deal is."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    rows = deal.competitors.select_related("product", "deal")
    competitor = get_object_or_404(rows, pk=competitor_id)
    rules.check_may_edit_deal(person, deal)
    now = competitor.product.name if competitor.product else ""
    form = ProductLinkForm(request.POST or None, initial={"name": now})

    def link() -> None:
        product = form.cleaned_data["name"]
        actions.link_competitor(competitor=competitor, product=product, by=person)

    title = _("Which product is “%(name)s”?") % {"name": competitor.name}
    return _asked(request, deal, form, link, "competitors", title)


@shown
def required_capability(request: HttpRequest, deal_id: int, capability_id: int) -> HttpResponse:
    """Say which capability of the landscape is required."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    rows = deal.capabilities.select_related("capability", "deal")
    required = get_object_or_404(rows, pk=capability_id)
    rules.check_may_edit_deal(person, deal)
    now = required.capability.name if required.capability else ""
    form = CapabilityLinkForm(request.POST or None, initial={"name": now})

    def link() -> None:
        capability = form.cleaned_data["name"]
        actions.link_required_capability(required=required, capability=capability, by=person)

    title = _("Which capability is “%(name)s”?") % {"name": required.name}
    return _asked(request, deal, form, link, "capabilities", title)


def _asked(
    request: HttpRequest,
    deal: Deal,
    form: forms.Form,
    link: Callable[[], None],
    place: str,
    title: str,
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():
        try:
            link()
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("Written down."))
            return redirect(reverse("deal-around", args=[deal.pk]) + f"#{place}")
    context = {"deal": deal, "form": form, "title": title, "place": place}
    status = 422 if request.method == "POST" else 200
    return render(request, "deals/around/form.html", context, status=status)
