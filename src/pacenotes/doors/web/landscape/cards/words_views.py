"""What is said of a capability: in general, and against each competitor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from pacenotes.core.landscape.cards import Track
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.standing import Standing
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.landscape.cards.asked import ours_asked
from pacenotes.doors.web.landscape.cards.forms import TalkTrackForm
from pacenotes.rooms.landscape import actions, rules
from pacenotes.rooms.landscape.models import Capability, Product, TalkTrack
from pacenotes.rooms.landscape.queries.cards import HeldAlone, track_of
from pacenotes.rooms.landscape.queries.naming import competing_products, own_products

MOST_ROWS = 30
"""Competitors against which a page has words."""


@dataclass(frozen=True, slots=True)
class Row:
    """One comparison (`against` a product, or in general), how it stands, what is said of it, and
    the form where the reader may word it."""

    against: Product | None
    standing: Standing
    row: TalkTrack | None
    track: Track | None
    form: TalkTrackForm | None
    is_open: bool


@require_http_methods(["GET", "HEAD", "POST"])
def words(request: HttpRequest, capability_id: int) -> HttpResponse:
    """What is said of a capability; POST words one comparison."""
    person = asked_by(request)
    capability = get_object_or_404(Capability.objects.visible_to(person), pk=capability_id)
    own = list(own_products())
    ours = ours_asked(request, own[0] if own else None)
    context = {
        "capability": capability,
        "own": own,
        "ours": ours,
        "may_keep": rules.keeps_landscape(person),
        "rows": [],
    }
    if ours is None:
        return render(request, "landscape/cards/words.html", context)
    if request.method == "POST":
        rules.check_keeps_landscape(person)
    rows = list(_rows(request, capability, ours))
    sent = next((one for one in rows if one.form is not None and one.form.is_bound), None)
    if sent is not None and _word(request, capability, ours, sent):
        messages.success(request, _("Worded."))
        return redirect(f"{reverse('capability-words', args=[capability.pk])}?ours={ours.pk}")
    context |= {"rows": rows}
    status = 422 if request.method == "POST" else 200
    return render(request, "landscape/cards/words.html", context, status=status)


@require_POST
def removals(request: HttpRequest, capability_id: int, track_id: int) -> HttpResponse:
    """Say nothing on a comparison any more."""
    person = asked_by(request)
    capability = get_object_or_404(Capability.objects.visible_to(person), pk=capability_id)
    tracks = TalkTrack.objects.visible_to(person).filter(capability=capability)
    track = get_object_or_404(tracks, pk=track_id)
    ours = track.ours_id
    actions.drop_talk_track(track=track, by=person)
    messages.success(request, _("Dropped. What was said stays on the record."))
    return redirect(f"{reverse('capability-words', args=[capability_id])}?ours={ours}")


def _word(request: HttpRequest, capability: Capability, ours: Product, sent: Row) -> bool:
    """Whether the words that were sent could be kept; what was wrong is said in the form."""
    form = sent.form
    if form is None or not form.is_valid():
        return False
    try:
        actions.word_talk_track(
            ours=ours,
            capability=capability,
            standing=Standing(form.cleaned_data["standing"]),
            worded=form.worded(),
            against=sent.against,
            version=form.cleaned_data["version"],
            by=asked_by(request),
        )
    except ValidationError as error:
        take_errors(form, error)
        return False
    return True


def _rows(request: HttpRequest, capability: Capability, ours: Product) -> Iterator[Row]:
    today = day_of(timezone.localdate())
    tracks = TalkTrack.objects.filter(ours=ours, capability=capability).select_related("against")
    kept = {track.against_id: track for track in tracks}
    others = {one.pk: one for one in competing_products()}
    held = HeldAlone(ours, capability, others, Corner(today, today))
    compared = [one.pk for one in held.general]
    worded = [pk for pk in kept if pk is not None and pk not in compared]
    asked = request.GET.get("against") or request.POST.get("against") or ""
    may_keep = rules.keeps_landscape(asked_by(request))
    for pk in (None, *(compared + worded)[:MOST_ROWS]):
        against, track = (others.get(pk) if pk else None), kept.get(pk)
        standing = held.standing(capability.pk, held.general if against is None else [against])
        is_this = str(pk or "") == asked
        data = request.POST if request.method == "POST" and is_this else None
        form = TalkTrackForm(data, ours=ours, against=against, standing=standing, track=track)
        told = track_of(track, held, standing) if track else None
        is_open = is_this and (bool(asked) or data is not None)
        yield Row(against, standing, track, told, form if may_keep else None, is_open)
