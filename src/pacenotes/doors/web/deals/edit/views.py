"""A deal's form, and what somebody else wrote into it meanwhile."""

from __future__ import annotations

from typing import Any, TypedDict

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.edit.forms import DealEditForm
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.models import Event


class Difference(TypedDict):
    """A field that stands otherwise than its second editor has it."""

    id: str
    label: str
    now: str
    mine: str


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Edit a deal. Who saves second is shown what the first wrote, and keeps their own words."""
    person = asked_by(request)
    deal = visible_deal(request, deal_id)
    rules.check_may_edit_deal(person, deal)
    if request.method != "POST":
        return _page(request, deal, DealEditForm(deal=deal))
    form = DealEditForm(request.POST, deal=deal)
    if not form.is_valid():
        return _page(request, deal, form, status=422)
    version = form.cleaned_data["version"] or 0
    try:
        actions.edit_deal(deal=deal, changes=form.changes(), version=version, by=person)
    except actions.Conflict as conflict:
        return _conflict(request, form, conflict)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _page(request, deal, form, status=422)
    messages.success(request, _("The deal has changed."))
    return redirect("deal", deal.pk)


def _conflict(request: HttpRequest, form: DealEditForm, conflict: actions.Conflict) -> HttpResponse:
    """The form again: what its editor changed is theirs, the rest is as it stands now."""
    deal = conflict.now
    if not isinstance(deal, Deal):
        raise TypeError("a deal's conflict is about a deal")
    fresh = DealEditForm(deal=deal)
    differences = _differences(form, fresh)
    again = DealEditForm(_merged(form, fresh), deal=deal)
    newest = Event.objects.about(deal).select_related("by").first()
    return _page(request, deal, again, status=409, differences=differences, newest=newest)


def _differences(form: DealEditForm, fresh: DealEditForm) -> list[Difference]:
    """What both changed, or the first alone; in the words of the form."""
    found: list[Difference] = []
    for name in form.fields:
        now, was = _written(fresh, name), str(form.data.get(form.add_initial_prefix(name), ""))
        mine = _sent(form, name)
        if name != "version" and now not in (mine, was):
            bound = form[name]
            found.append({"id": bound.id_for_label, "label": str(bound.label), "now": now,
                          "mine": mine if name in form.changed_data else ""})  # fmt: skip
    return found


def _merged(form: DealEditForm, fresh: DealEditForm) -> QueryDict:
    """The form as it is sent again: its editor's changes over what stands now."""
    told = QueryDict(mutable=True)
    for name in form.fields:
        now = _written(fresh, name)
        told[name] = _sent(form, name) if name in form.changed_data else now
        told[form.add_initial_prefix(name)] = now
    told["version"] = str(fresh.initial["version"])
    return told


def _written(form: DealEditForm, name: str) -> str:
    """A field's value as its widget writes it."""
    bound = form[name]
    written: Any = bound.field.widget.format_value(bound.field.prepare_value(bound.initial))
    value = written[0] if isinstance(written, list) else written
    return "" if value is None else str(value)


def _sent(form: DealEditForm, name: str) -> str:
    return str(form.data.get(name, ""))


def _page(
    request: HttpRequest, deal: Deal, form: DealEditForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"deal": deal, "form": form, **more}
    return render(request, "deals/edit/edit.html", context, status=status)
