"""What is shared out of one's mirror and into it: with one person, for a time, until taken back."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.core.mirror.shared import Copy, SharedCall
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.calls.call_text import address_of_words
from pacenotes.doors.web.mirror.call_page import remark_row
from pacenotes.doors.web.mirror.forms import ShareForm
from pacenotes.doors.web.mirror.opening import opened, with_own_key
from pacenotes.doors.web.mirror.over_time import drawn
from pacenotes.rooms.calls.queries import calls_with_people
from pacenotes.rooms.mirror import actions
from pacenotes.rooms.mirror.models import MirrorShare
from pacenotes.rooms.mirror.queries.looking import look_at
from pacenotes.rooms.mirror.queries.pages import calls_spoken_on, open_pages
from pacenotes.rooms.mirror.queries.shares import OpenShare, open_shares
from pacenotes.rooms.people.rules import Forbidden


@with_own_key
@require_http_methods(["GET", "HEAD", "POST"])
def shares(request: HttpRequest) -> HttpResponse:
    """What one shares and is shared with one; POST shares the way over time."""
    person, key = asked_by(request), opened(request)
    if key is None:
        return redirect("mirror")
    form = ShareForm(request.POST or None, giver=person)
    if form.is_bound:
        kept = open_pages(person, key).calls
        days = dict(calls_spoken_on(person).values_list("pk", "held_on"))
        copy = Copy(tuple(SharedCall(pk, days.get(pk), one.picture) for pk, one in kept.items()))
        if _was_shared(request, form, copy, key):
            return redirect("mirror-shares")
    given, received = open_shares(person, key)
    context = {"form": form, "given": given, "received": received}
    return render(request, "mirror/shares.html", context, status=422 if form.is_bound else 200)


@with_own_key
@require_http_methods(["GET", "HEAD", "POST"])
def remark(request: HttpRequest, call_id: int, key: str) -> HttpResponse:
    """Share one remark."""
    person, own = asked_by(request), opened(request)
    call = get_object_or_404(calls_with_people(person), pk=call_id)
    seen = look_at(call, person)
    found = next((one for one in seen.remarks if one.key == key), None) if seen else None
    if seen is None or found is None:
        raise Http404
    if own is None:
        return redirect("mirror-call", call.pk)
    form = ShareForm(request.POST or None, giver=person)
    copy = Copy((SharedCall(call.pk, call.held_on, seen.picture),), found)
    if form.is_bound and _was_shared(request, form, copy, own):
        return redirect("mirror-call", call.pk)
    context = {"form": form, "call": call, "row": remark_row(found, address_of_words(call))}
    return render(request, "mirror/share.html", context, status=422 if form.is_bound else 200)


def _was_shared(request: HttpRequest, form: ShareForm, copy: Copy, key: bytes) -> bool:
    if not form.is_valid():
        return False
    try:
        actions.share(copy=copy, **form.cleaned_data, key=key, by=asked_by(request))
    except Forbidden as refused:
        form.add_error("receiver", refused.words.say(_))
        return False
    except ValidationError as error:
        form.add_error("days", error)
        return False
    messages.success(request, _("Shared. You can take it back at any time."))
    return True


@with_own_key
@require_safe
def share(request: HttpRequest, share_id: int) -> HttpResponse:
    """One share, as its giver or receiver reads it."""
    key = opened(request)
    if key is None:
        return redirect("mirror")
    given, received = open_shares(asked_by(request), key)
    found = next((one for one in (*given, *received) if one.row.pk == share_id), None)
    if found is None:
        raise Http404
    context = {"share": found, "rows": _rows(found), "row": None}
    if found.copy.remark is not None and found.is_readable:
        (call,) = found.copy.calls
        context["row"] = remark_row(found.copy.remark, f"/calls/{call.call}/utterances/")
    return render(request, "mirror/shared.html", context)


def _rows(share: OpenShare) -> list[dict[str, object]]:
    return [
        {
            "day": one.day,
            "title": share.titles.get(one.call, ""),
            "picture": one.picture,
            "drawn": drawn(one.picture),
        }
        for one in share.copy.calls
    ]


@require_POST
def removal(request: HttpRequest, share_id: int) -> HttpResponse:
    """Take a share back, or put away what was shared with one."""
    rows = MirrorShare.objects.visible_to(asked_by(request))
    actions.take_back(share=get_object_or_404(rows, pk=share_id), by=asked_by(request))
    messages.success(request, _("The copy is deleted."))
    return redirect("mirror-shares")
