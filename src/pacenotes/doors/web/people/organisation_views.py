"""The organisation, as the sales managers who lead its parts change it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.people.forms import PlaceForm, UnitForm, UnitNameForm
from pacenotes.doors.web.people.top import top_for
from pacenotes.rooms.people import actions, queries, rules
from pacenotes.rooms.people.models import Person, Unit


@require_http_methods(["GET", "HEAD", "POST"])
def organisation(request: HttpRequest) -> HttpResponse:
    """The units of one's part, and a new one."""
    person = asked_by(request)
    rules.check_leads(person)
    parts = queries.parts_led_by(person)
    form = UnitForm(request.POST or None, parts=parts, top=top_for(person))
    if form.is_valid():
        try:
            actions.add_unit(**form.cleaned_data, by=person)
            return _changed(request)
        except ValidationError as error:
            form.add_error(None, error)
    context = {"parts": parts, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "people/organisation.html", context, status=status)


@require_safe
def unit(request: HttpRequest, unit_id: int) -> HttpResponse:
    """A unit: its name, where it stands, and its removal."""
    return _page(request, _unit(request, unit_id))


@require_POST
def unit_name(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Give a unit another name."""
    found = _unit(request, unit_id)
    form = UnitNameForm(request.POST)
    if form.is_valid():
        try:
            actions.rename_unit(unit=found, **form.cleaned_data, by=asked_by(request))
            return _changed(request)
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, found, name_form=form)


@require_POST
def unit_place(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Put a unit, with all below it, elsewhere."""
    found, by = _unit(request, unit_id), asked_by(request)
    form = _place_form(found, by, request)
    if form.is_valid():
        try:
            actions.move_unit(unit=found, parent=form.cleaned_data["unit"], by=by)
            return _changed(request)
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, found, place_form=form)


@require_POST
def unit_removal(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Remove an empty unit."""
    found = _unit(request, unit_id)
    try:
        actions.remove_unit(unit=found, by=asked_by(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("unit", found.pk)
    return _changed(request)


def _unit(request: HttpRequest, unit_id: int) -> Unit:
    found = get_object_or_404(Unit.objects.select_related("parent"), pk=unit_id)
    rules.check_may_change_organisation(asked_by(request), found)
    return found


def _page(
    request: HttpRequest,
    found: Unit,
    name_form: UnitNameForm | None = None,
    place_form: PlaceForm | None = None,
) -> HttpResponse:
    is_wrong = bool(name_form or place_form)
    context = {
        "unit": found,
        "name_form": name_form or UnitNameForm(initial={"name": found.name}),
        "place_form": place_form or _place_form(found, asked_by(request)),
    }
    return render(request, "people/unit.html", context, status=422 if is_wrong else 200)


def _place_form(found: Unit, by: Person, request: HttpRequest | None = None) -> PlaceForm:
    """Everywhere it can go: not below itself."""
    parts = [
        part
        for part in queries.parts_led_by(by)
        if not part.unit.path.startswith(found.path)
    ]  # fmt: skip
    return PlaceForm(
        request.POST if request else None,
        label=_("Under"),
        parts=parts,
        top=top_for(by),
        initial={"unit": found.parent_id},
    )


def _changed(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("The organisation has changed."))
    return redirect("organisation")
