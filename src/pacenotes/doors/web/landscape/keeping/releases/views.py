"""Releases: recorded, moved, and what moved with them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from pacenotes.core.landscape.days import OPEN
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.keeping.asked_for import visible
from pacenotes.doors.web.landscape.keeping.in_words import (
    day_or_none,
    facts_in_words,
    release_in_words,
)
from pacenotes.doors.web.landscape.keeping.one_form import (
    Page,
    filled,
    form_page,
    sent,
    sent_page,
    tried,
)
from pacenotes.doors.web.landscape.keeping.releases.forms import (
    MoveForm,
    ReleaseForm,
    ReleaseNameForm,
)
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Product, Release, ReleaseVersion
from pacenotes.rooms.landscape.queries import kept
from pacenotes.rooms.landscape.rules import check_keeps_landscape, keeps_landscape

shown = require_http_methods(["GET", "HEAD", "POST"])


@shown
def new_release(request: HttpRequest, product_id: int) -> HttpResponse:
    """Record a release of a product."""
    person, product = asked_by(request), visible(request, Product.objects.all(), product_id)
    check_keeps_landscape(person)
    form = ReleaseForm(request.POST or None)
    if tried(form, lambda: actions.add_release(product=product, **filled(form), by=person)):
        messages.success(request, _("The release has been recorded."))
        return redirect("landscape-product", product.pk)
    back = reverse("landscape-product", args=[product.pk])
    lead = _("Announced, planned and shipped are different things: only what has shipped holds.")
    page = Page(_("Record a release"), _("Record it"), back, product.name, lead)
    return form_page(request, form, page)


@shown
def release(request: HttpRequest, release_id: int) -> HttpResponse:
    """A release: its days as we knew them, the facts that hang on it, and its being moved."""
    person = asked_by(request)
    found = visible(request, Release.objects.select_related("product"), release_id)
    if request.method == "POST":
        check_keeps_landscape(person)
    before = _now(found)
    told = sent(
        request,
        lambda data: MoveForm(data, now=_now(found)),
        lambda values: actions.move_release(release=found, **values, by=person),
    )
    if told.came is not None:
        messages.success(request, _moved(found, before, told.came))
        return redirect("landscape-release", found.pk)
    facts = kept.facts_of_release(found)
    context = {
        "release": found,
        "now": release_in_words(_now(found)),
        "versions": [release_in_words(row) for row in kept.versions_of_release(found)],
        "facts": facts_in_words(facts[: kept.MOST_SHOWN]),
        "has_more_facts": len(facts) > kept.MOST_SHOWN,
        "most": kept.MOST_SHOWN,
        "form": told.form,
        "differences": told.differences,
        "may_keep": keeps_landscape(person),
    }
    return render(request, "landscape/keeping/release.html", context, status=told.status)


@shown
def rename_release(request: HttpRequest, release_id: int) -> HttpResponse:
    """Give a release another name."""
    person = asked_by(request)
    found = visible(request, Release.objects.select_related("product"), release_id)
    check_keeps_landscape(person)
    told = sent(
        request,
        lambda data: ReleaseNameForm(data, now=Release.objects.get(pk=found.pk)),
        lambda values: actions.rename_release(release=found, **values, by=person),
    )
    if told.came is not None:
        messages.success(request, _("The release has another name. Its facts stay with it."))
        return redirect("landscape-release", found.pk)
    back = reverse("landscape-release", args=[found.pk])
    page = Page(_("Rename the release"), _("Save"), back, f"{found.product.name} {found.name}")
    return sent_page(request, told, page)


def _now(release: Release) -> ReleaseVersion:
    current = ReleaseVersion.objects.select_related("release")
    return current.get(release=release, recorded_until=OPEN)


def _moved(release: Release, before: ReleaseVersion, now: ReleaseVersion) -> str:
    """What moved, and with what."""
    if before.pk == now.pk:
        return _("That is what is recorded already. Nothing was changed.")
    moved = _("%(release)s: %(before)s became %(now)s.") % {
        "release": release.name,
        "before": _when(before),
        "now": _when(now),
    }
    count = len(kept.facts_of_release(release))
    told = ngettext(
        "%(count)s fact moved with it.", "%(count)s facts moved with it.", count
    ) % {"count": count}  # fmt: skip
    return f"{moved} {told}"


def _when(version: ReleaseVersion) -> str:
    day = day_or_none(version.day)
    state = version.get_state_display()
    return f"{state}, {date_format(day)}" if day else str(state)
