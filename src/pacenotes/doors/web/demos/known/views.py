"""One's own list of what one knows how to show."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.demos.known.forms import KnownForm
from pacenotes.rooms.demos import actions


@require_http_methods(["GET", "HEAD", "POST"])
def capabilities(request: HttpRequest) -> HttpResponse:
    """What one knows; POST adds to it."""
    person = asked_by(request)
    form = KnownForm(request.POST or None)
    if form.is_valid():
        try:
            actions.know_capability(**form.cleaned_data, by=person)
            return redirect("known-capabilities")
        except ValidationError as error:
            take_errors(form, error)
    context = {"known": person.knows.all(), "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "demos/known/capabilities.html", context, status=status)


@require_POST
def removals(request: HttpRequest, known_id: int) -> HttpResponse:
    """Take a capability off one's list; another's list is none that one sees."""
    person = asked_by(request)
    known = get_object_or_404(person.knows, pk=known_id)
    actions.forget_capability(known=known, by=person)
    return redirect("known-capabilities")
