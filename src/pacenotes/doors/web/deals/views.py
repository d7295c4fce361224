"""Opening a deal."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.forms import DealForm
from pacenotes.rooms.deals import actions, rules


@require_http_methods(["GET", "HEAD", "POST"])
def new_deal(request: HttpRequest) -> HttpResponse:
    """Open a deal."""
    person = asked_by(request)
    rules.check_may_open_deal(person)
    form = DealForm(request.POST or None, initial={"position_key": person.position_key})
    if form.is_valid():
        try:
            return redirect("deal", actions.open_deal(**form.cleaned_data, by=person).pk)
        except ValidationError as error:
            form.add_error(None, error)
    status = 422 if form.is_bound else 200
    return render(request, "deals/new_deal.html", {"form": form}, status=status)
