"""Capabilities: listed as a tree, added, placed, renamed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pacenotes.core.landscape.days import OPEN
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.keeping.asked_for import named, visible
from pacenotes.doors.web.landscape.keeping.capabilities.forms import (
    EditCapabilityForm,
    NewCapabilityForm,
)
from pacenotes.doors.web.landscape.keeping.one_form import (
    Page,
    filled,
    form_page,
    sent,
    sent_page,
    tried,
)
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Capability, CapabilityVersion
from pacenotes.rooms.landscape.queries import kept
from pacenotes.rooms.landscape.rules import check_keeps_landscape, keeps_landscape

LONGEST_SEARCH = 100
shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def capabilities(request: HttpRequest) -> HttpResponse:
    """The capabilities as a tree; of many, one level at a time."""
    under = named(request, "under", Capability.objects.all())
    search = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST_SEARCH]
    placed = kept.tree(under, search)
    context = {
        "under": under,
        "above": kept.above(under),
        "search": search,
        "rows": placed[: kept.MOST_IN_ONE_TREE],
        "has_more": len(placed) > kept.MOST_IN_ONE_TREE
        or (bool(search) and len(placed) > kept.MOST_SHOWN),
        "may_keep": keeps_landscape(asked_by(request)),
    }
    return render(request, "landscape/keeping/capabilities.html", context)


@shown
def new_capability(request: HttpRequest) -> HttpResponse:
    """Add a capability."""
    person = asked_by(request)
    check_keeps_landscape(person)
    form = NewCapabilityForm(
        request.POST or None, initial={"parent": named(request, "under", Capability.objects.all())}
    )
    if tried(form, lambda: actions.add_capability(**filled(form), by=person)):
        messages.success(request, _("The capability has been added."))
        return redirect("landscape-capabilities")
    lead = _("What a product can do, as a customer would ask for it.")
    return form_page(request, form, _page(_("Add a capability"), lead))


@shown
def edit_capability(request: HttpRequest, capability_id: int) -> HttpResponse:
    """Rename a capability, put it elsewhere, or say otherwise how it is measured."""
    person = asked_by(request)
    found = visible(request, Capability.objects.all(), capability_id)
    check_keeps_landscape(person)
    current = CapabilityVersion.objects.select_related("capability", "parent").filter(
        capability=found, recorded_until=OPEN
    )
    told = sent(
        request,
        lambda data: EditCapabilityForm(data, place=current.get()),
        lambda values: actions.edit_capability(capability=found, **values, by=person),
    )
    if told.came is not None:
        messages.success(request, _("The capability has changed."))
        return redirect("landscape-capabilities")
    lead = _("How it was before stays on the record. Its key is %(key)s.") % {"key": found.key}
    return sent_page(request, told, _page(_("Edit the capability"), lead))


def _page(title: str, lead: str) -> Page:
    return Page(title, _("Save"), reverse("landscape-capabilities"), _("Capabilities"), lead)
