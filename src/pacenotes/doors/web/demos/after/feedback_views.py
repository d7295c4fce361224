"""Giving a colleague feedback, and what becomes of what one was given."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.form_errors import take_errors
from pacenotes.doors.web.demos.after.forms import FeedbackForm, GivingForm
from pacenotes.doors.web.demos.after.page import feedback_rows, record_page
from pacenotes.doors.web.demos.after.views import visible_session
from pacenotes.doors.web.sent_numbers import VERSION_DIGITS, number_in
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import Feedback
from pacenotes.rooms.demos.queries.record import feedback_of
from pacenotes.rooms.demos.rules.feedback import check_may_reword_feedback
from pacenotes.rooms.demos.rules.sessions import check_may_take_part


@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What one was given, and what one gave."""
    person = asked_by(request)
    received, given_by_me = feedback_of(person)
    context = {
        "received": feedback_rows(received, person),
        "given": feedback_rows(given_by_me, person),
    }
    return render(request, "demos/after/own.html", context)


@require_POST
def given(request: HttpRequest, session_id: int) -> HttpResponse:
    """Give a colleague feedback on a session."""
    session, person = visible_session(request, session_id), asked_by(request)
    check_may_take_part(person, session.demo.deal)
    form = GivingForm(request.POST, session=session, by=person)
    if form.is_valid():
        to = form.cleaned_data["to"]
        try:
            actions.give_feedback(session=session, to=to, fields=form.told(), by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            messages.success(request, _("%(name)s has your feedback.") % {"name": to.name})
            return redirect("demo-session", session.pk)
    return record_page(request, session, {"giving": form})


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, feedback_id: int) -> HttpResponse:
    """Reword what one gave."""
    found, person = _visible(request, feedback_id), asked_by(request)
    check_may_reword_feedback(person, found)
    form = FeedbackForm(request.POST or None, session=found.session, given=found)
    if form.is_valid():
        try:
            actions.reword_feedback(feedback=found, fields=form.told(), by=person)
        except ValidationError as error:
            take_errors(form, error)
        else:
            return redirect("demo-session", found.session_id)
    context = {"demo": found.session.demo, "feedback": found, "form": form}
    status = 422 if form.is_bound else 200
    return render(request, "demos/after/reword.html", context, status=status)


@require_POST
def shares(request: HttpRequest, feedback_id: int) -> HttpResponse:
    """Let the deal's team read it."""
    found = _visible(request, feedback_id)
    version = number_in(request, "version", VERSION_DIGITS)
    try:
        actions.share_feedback(feedback=found, version=version, by=asked_by(request))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    return redirect("feedback")


@require_POST
def withdrawals(request: HttpRequest, feedback_id: int) -> HttpResponse:
    """Keep it to oneself again."""
    found = _visible(request, feedback_id)
    actions.keep_feedback_to_oneself(feedback=found, by=asked_by(request))
    return redirect("feedback")


def _visible(request: HttpRequest, feedback_id: int) -> Feedback:
    rows = Feedback.objects.visible_to(asked_by(request)).select_related(
        "given_by", "given_to", "session__demo__deal__unit"
    )
    return get_object_or_404(rows, pk=feedback_id)
