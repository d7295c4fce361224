"""A deal's form, and what somebody else wrote into it meanwhile."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import differences, merged
from pacenotes.doors.web.deals.edit.forms import DealEditForm
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.models import Event


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
    changes, version = form.changes(), form.version_read()
    try:
        actions.edit_deal(deal=deal, changes=changes, version=version, by=person)
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
    again = DealEditForm(merged(form, fresh), deal=deal)
    newest = Event.objects.about(deal).select_related("by").first()
    return _page(
        request, deal, again, status=409, differences=differences(form, fresh), newest=newest
    )


def _page(
    request: HttpRequest, deal: Deal, form: DealEditForm, status: int = 200, **more: Any
) -> HttpResponse:
    context = {"deal": deal, "form": form, **more}
    return render(request, "deals/edit/edit.html", context, status=status)
