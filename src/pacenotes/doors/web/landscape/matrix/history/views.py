"""One capability over days, and the inputs on it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.landscape.matrix.around import around, choice
from pacenotes.doors.web.landscape.matrix.days_asked import days_asked
from pacenotes.doors.web.landscape.matrix.history.forms import InputForm
from pacenotes.doors.web.landscape.matrix.history.page import history_page
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Capability
from pacenotes.rooms.landscape.queries.capability_history import capability_history
from pacenotes.rooms.landscape.rules import check_may_give_field_input


@require_safe
def capability(request: HttpRequest, capability_id: int) -> HttpResponse:
    """What each product had of a capability, how ours stood, and by which facts."""
    return _page(request, _visible(request, capability_id))


@require_POST
def capability_inputs(request: HttpRequest, capability_id: int) -> HttpResponse:
    """Give an input on a capability, or on what one product has of it."""
    found, person = _visible(request, capability_id), asked_by(request)
    check_may_give_field_input(person)
    form = InputForm(request.POST, compared=choice(request).chosen)
    if form.is_valid():
        try:
            actions.give_field_input(**form.cleaned_data, capability=found, by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("Given. Technical marketing decides on it."))
            query = request.GET.urlencode()
            at = reverse("capability-history", args=[found.pk])
            return redirect(f"{at}?{query}#inputs" if query else f"{at}#inputs")
    return _page(request, found, form)


def _visible(request: HttpRequest, capability_id: int) -> Capability:
    return get_object_or_404(Capability.objects.visible_to(asked_by(request)), pk=capability_id)


def _page(request: HttpRequest, found: Capability, form: InputForm | None = None) -> HttpResponse:
    chosen = choice(request)
    context = around(request, chosen, "capability") | {"capability": found}
    if chosen.chosen is None:
        return render(request, "landscape/history/nobody.html", context)
    days = days_asked(request.GET, timezone.localdate())
    told = capability_history(asked_by(request), found, chosen.chosen, days.day, days.known)
    context |= history_page(told, chosen.chosen, days)
    if "X-Part" in request.headers:
        return render(request, "landscape/history/part.html", context)
    context["form"] = form or InputForm(compared=chosen.chosen)
    status = 422 if form else 200
    return render(request, "landscape/history/capability.html", context, status=status)
