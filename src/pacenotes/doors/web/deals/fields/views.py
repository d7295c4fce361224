"""The team's own fields: which there are, adding, editing and removing one."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.fields.forms import EditFieldForm, FieldForm
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import CustomField


@require_safe
def fields(request: HttpRequest) -> HttpResponse:
    """The fields, by what they are on."""
    rules.check_may_set_fields(asked_by(request))
    every = list(CustomField.objects.all())
    kinds = [(on, [field for field in every if field.on == on]) for on in CustomField.On]
    return render(request, "deals/fields/fields.html", {"kinds": kinds})


@require_http_methods(["GET", "HEAD", "POST"])
def new_field(request: HttpRequest) -> HttpResponse:
    """Add a field."""
    person = asked_by(request)
    rules.check_may_set_fields(person)
    form = FieldForm(request.POST or None, initial={"on": request.GET.get("on", "deal")})
    if form.is_valid():
        try:
            made = actions.add_custom_field(**form.told(), by=person)
            messages.success(request, _("“%(name)s” is there.") % {"name": made.name})
            return redirect("fields")
        except ValidationError as error:
            form.add_error(None, error.messages)
    status = 422 if form.is_bound else 200
    return render(request, "deals/fields/field.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def field(request: HttpRequest, field_id: int) -> HttpResponse:
    """Edit a field, or remove it."""
    person = asked_by(request)
    rules.check_may_set_fields(person)
    found = get_object_or_404(CustomField, pk=field_id)
    now = {
        "name": found.name,
        "choices": "\n".join(found.choices),
        "is_required": found.is_required,
    }
    form = EditFieldForm(request.POST or None, initial=now)
    if form.is_valid():
        try:
            actions.edit_custom_field(field=found, **form.told(), by=person)
            messages.success(request, _("“%(name)s” has changed.") % {"name": found.name})
            return redirect("fields")
        except ValidationError as error:
            form.add_error(None, error.messages)
            found.refresh_from_db()
    status = 422 if form.is_bound else 200
    context = {"form": form, "field_edited": found}
    return render(request, "deals/fields/field.html", context, status=status)


@require_POST
def field_removal(request: HttpRequest, field_id: int) -> HttpResponse:
    """Remove a field; what was written into it stays in the rows."""
    person = asked_by(request)
    rules.check_may_set_fields(person)
    found = get_object_or_404(CustomField, pk=field_id)
    actions.remove_custom_field(field=found, by=person)
    messages.success(request, _("“%(name)s” is removed.") % {"name": found.name})
    return redirect("fields")
