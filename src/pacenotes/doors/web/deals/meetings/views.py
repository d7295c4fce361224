"""Planning and changing a meeting, and its introduction sheet."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import seen_by_now
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.deals.meetings.forms import MeetingForm
from pacenotes.doors.web.deals.meetings.sheet import sheet_of, text_of
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal, Meeting

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def meeting(request: HttpRequest, deal_id: int, meeting_id: int) -> HttpResponse:
    """The introduction sheet: who is who, in the order of seniority of decision."""
    found = _visible(request, deal_id, meeting_id)
    sheet = sheet_of(found)
    context = {
        "deal": found.deal,
        "meeting": found,
        "sheet": sheet,
        "unknown": [one.name for one in sheet.theirs if not one.says_what_they_decide],
        "text": text_of(found, sheet),
        "may_plan": rules.may_contribute(asked_by(request), found.deal),
    }
    return render(request, "deals/meetings/meeting.html", context)


@require_safe
def introductions_text(request: HttpRequest, deal_id: int, meeting_id: int) -> HttpResponse:
    """The introductions as plain text, for the invitation."""
    found = _visible(request, deal_id, meeting_id)
    text = text_of(found, sheet_of(found))
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


@shown
def new_meeting(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Plan a meeting."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    rules.check_may_contribute(person, deal)
    form = MeetingForm(request.POST or None, deal=deal)
    if form.is_valid():
        try:
            planned = actions.plan_meeting(deal=deal, **form.told(), by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect("meeting", deal.pk, planned.pk)
    return _form(request, form, deal, None)


@shown
def edit_meeting(request: HttpRequest, deal_id: int, meeting_id: int) -> HttpResponse:
    """Change a meeting's day, title or people."""
    found, person = _visible(request, deal_id, meeting_id), asked_by(request)
    rules.check_may_contribute(person, found.deal)
    form = MeetingForm(request.POST or None, deal=found.deal, meeting=found)
    if form.is_valid():
        try:
            version = form.cleaned_data["version"] or 0
            actions.change_meeting(meeting=found, **form.told(), by=person, version=version)
        except ValidationError as error:
            take_errors(form, error)
        except actions.Conflict:
            now = _visible(request, deal_id, meeting_id)
            seen_by_now(form, request, now.version)
            return _form(request, form, found.deal, found, _stands_now(now))
        else:
            return redirect("meeting", found.deal_id, found.pk)
    return _form(request, form, found.deal, found)


@require_POST
def meeting_removals(request: HttpRequest, deal_id: int, meeting_id: int) -> HttpResponse:
    """Call a meeting off."""
    found = _visible(request, deal_id, meeting_id)
    actions.call_off_meeting(meeting=found, by=asked_by(request))
    messages.success(request, _("“%(title)s” was called off.") % {"title": found.title})
    return redirect(reverse("deal-around", args=[deal_id]) + "#meetings")


def _visible(request: HttpRequest, deal_id: int, meeting_id: int) -> Meeting:
    deal = visible_deal(request, deal_id)
    found = get_object_or_404(
        deal.meetings.prefetch_related("colleagues", "contacts"), pk=meeting_id
    )
    found.deal = deal
    return found


def _stands_now(meeting: Meeting) -> list[tuple[str, str]]:
    """A meeting as somebody else left it, field by field."""
    people = [*meeting.contacts.all(), *meeting.colleagues.all()]
    return [
        (_("What it is about"), meeting.title),
        (_("Day"), PAGE.day(meeting.held_on)),
        (_("Who is invited"), ", ".join(one.name for one in people) or "–"),
    ]


def _form(
    request: HttpRequest,
    form: MeetingForm,
    deal: Deal,
    found: Meeting | None,
    theirs: list[tuple[str, str]] | None = None,
) -> HttpResponse:
    status = 409 if theirs else 422 if form.is_bound else 200
    context = {"deal": deal, "meeting": found, "form": form, "theirs": theirs}
    return render(request, "deals/meetings/form.html", context, status=status)
