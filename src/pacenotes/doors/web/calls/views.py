"""A file dropped, its progress, the debrief, and what people decide and correct there."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.core import qualification
from pacenotes.core.telling.figure_rows import figure_rows
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.calls.call_text import LONGEST_PART, CallText, address_of_words
from pacenotes.doors.web.calls.claims_part import claims_part
from pacenotes.doors.web.calls.debrief_page import DebriefPage
from pacenotes.doors.web.calls.demo_part import demo_part
from pacenotes.doors.web.calls.forms import (
    CallCitationForm,
    DayForm,
    DecisionForm,
    DropForm,
    ReplacementForm,
    SeatForm,
    seat_choices,
    seat_of,
)
from pacenotes.doors.web.calls.own_page import own_page
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.calls import actions, queries, rules
from pacenotes.rooms.calls.models import ASK, LISTEN, Call, Finding, Original, Speaker
from pacenotes.rooms.deals.actions import NotInSource
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.deals.queries import deals_of
from pacenotes.rooms.deals.rules import may_contribute, may_decide
from pacenotes.rooms.people.models import Person

MOST_SPEAKERS = 60
"""Rows of who is who that a page shows."""


@require_POST
def dropped(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Files dropped on a deal: each becomes a call, or a message that says why not."""
    deal = get_object_or_404(deals_of(asked_by(request)), pk=deal_id)
    form = DropForm(request.POST, request.FILES)
    if not form.is_valid():
        for wrong in (str(line) for lines in form.errors.values() for line in lines):
            messages.error(request, wrong)
        return redirect("deal", deal.pk)
    added = [
        call
        for file in form.cleaned_data["transcripts"]
        if (call := _add(request, deal, file, form)) is not None
    ]
    if len(added) == 1 and len(form.cleaned_data["transcripts"]) == 1:
        return redirect("call", added[0].pk)
    return redirect("deal", deal.pk)


def _add(request: HttpRequest, deal: Deal, file: UploadedFile[Any], form: DropForm) -> Call | None:
    """The call that a file became; None, and a message, where it became none."""
    try:
        return actions.add_call(
            deal=deal,
            file_name=file.name or "",
            data=file.read(),
            held_on=form.cleaned_data["held_on"],
            by=asked_by(request),
        )
    except (actions.Refused, actions.AlreadyHere) as refused:
        _say_why(request, refused)
        return None


def _say_why(request: HttpRequest, refused: actions.Refused | actions.AlreadyHere) -> None:
    if isinstance(refused, actions.Refused):
        messages.error(request, refused.words.say(_))
        return
    there = format_html(
        '<a href="{}">{}</a>', reverse("call", args=[refused.call.pk]), refused.call.title
    )
    said = format_html(_("This deal has the very same file already: {}. Nothing was added."), there)
    messages.error(request, said)


@require_safe
def call(request: HttpRequest, call_id: int) -> HttpResponse:
    """A call: what was heard, who said it, and the text."""
    jobs = queries.latest_jobs(call_id)
    job, ear = jobs.get(LISTEN), jobs.get(ASK)
    found = _visible(request, call_id)
    shared: dict[str, object] = {
        "call": found,
        "job": job,
        "ear": ear,
        "is_polled": False,
        "ear_stopped": ear.error if ear is not None else None,
        "may_add": may_contribute(asked_by(request), found.deal),
    }
    if not found.was_listened_to:
        shared["replacement"] = ReplacementForm()
        return render(request, "calls/unheard.html", shared)
    part = request.GET.get("part", "1")
    text = CallText(found, int(part) if part.isdecimal() and len(part) < 9 else 1)
    page = DebriefPage(found, text.address)
    return render(request, "calls/call.html", {**shared, "text": text, **_debrief(request, page)})


def _debrief(request: HttpRequest, page: DebriefPage) -> dict[str, object]:
    """What a debriefed call's page shows this person."""
    person, found = asked_by(request), page.call
    return {
        "page": page,
        "questions": page.questions(),
        "may_decide": may_decide(person, found.deal),
        "wheel": page.of("wheel"),
        "demo": demo_part(found, person),
        "open_questions": page.asked_of_us(is_open=True),
        "answered_questions": page.asked_of_us(is_open=False),
        "promises": page.of("promises"),
        "claims": claims_part(page),
        "prices": page.prices(),
        "dates": page.dates(timezone.localdate()),
        "figures": figure_rows(found.figures, PAGE) if found.figures else [],
        "speakers": [(s, seat_of(s), _may_seat(person, s)) for s in page.speakers[:MOST_SPEAKERS]],
        "more_speakers": max(0, len(page.speakers) - MOST_SPEAKERS),
        "seats": seat_choices(found.deal),
        "cite": CallCitationForm(),
        "day": DayForm(initial={"held_on": found.held_on}),
        "spoke": any(s.person_id == person.pk and s.label for s in page.speakers),
    }


def _may_seat(person: Person, speaker: Speaker) -> bool:
    """Whether to offer the form: a colleague's own place is offered to that colleague alone."""
    return bool(speaker.label) and rules.may_seat(person, speaker, named=None)


@require_safe
def yours(request: HttpRequest, call_id: int) -> HttpResponse:
    """One's own conduct on a call, for this person alone; 404 for everybody who didn't speak."""
    found = _visible(request, call_id)
    own = queries.own_conduct(found, asked_by(request))
    if own is None:
        raise Http404
    is_part = bool(request.headers.get("HX-Request"))
    address = CallText(found).address if is_part else address_of_words(found)
    context = own_page(found, asked_by(request), own, address)
    return render(request, "calls/own_quotes.html" if is_part else "calls/yours.html", context)


@require_safe
def progress(request: HttpRequest, call_id: int) -> HttpResponse:
    """How far the background work is; a page that polls is told to load anew at the end."""
    job = queries.latest_job(call_id)
    found = _visible(request, call_id)
    if not request.headers.get("HX-Request"):
        return redirect("call", found.pk)
    response = render(request, "calls/progress.html", {"call": found, "job": job})
    if job is None or job.has_ended:
        response["HX-Refresh"] = "true"
    return response


@require_safe
def larger_ear(request: HttpRequest, call_id: int) -> HttpResponse:
    """How far the larger ear is; at the end the reader loads the page anew when they like."""
    ear = queries.latest_job(call_id, ASK)
    found = _visible(request, call_id)
    if not request.headers.get("HX-Request"):
        return redirect("call", found.pk)
    may_add = may_contribute(asked_by(request), found.deal)
    context = {"call": found, "ear": ear, "may_add": may_add, "is_polled": True}
    return render(request, "calls/larger_ear.html", context)


@require_POST
def larger_ear_stops(request: HttpRequest, call_id: int) -> HttpResponse:
    """Go on without the larger ear."""
    found = _visible(request, call_id)
    actions.go_on_without_larger_ear(call=found, by=asked_by(request))
    return redirect("call", found.pk)


@require_POST
def listenings(request: HttpRequest, call_id: int) -> HttpResponse:
    """Listen again."""
    found = _visible(request, call_id)
    actions.listen_again(call=found, by=asked_by(request))
    return redirect("call", found.pk)


@require_POST
def day(request: HttpRequest, call_id: int) -> HttpResponse:
    """Say on which day the call was held."""
    found = _visible(request, call_id)
    form = DayForm(request.POST)
    if form.is_valid():
        actions.set_day(call=found, held_on=form.cleaned_data["held_on"], by=asked_by(request))
    else:
        messages.error(request, _("That is no day. Nothing was changed."))
    return redirect("call", found.pk)


@require_POST
def seat(request: HttpRequest, call_id: int, speaker_id: int) -> HttpResponse:
    """Say who a speaker is."""
    found = _visible(request, call_id)
    speaker = get_object_or_404(found.speakers, pk=speaker_id)
    form = SeatForm(request.POST, deal=found.deal)
    if form.is_valid():
        party, person = form.seated()
        actions.seat_speaker(speaker=speaker, party=party, person=person, by=asked_by(request))
    else:
        messages.error(request, _("Nobody was seated: choose who this is."))
    return redirect(reverse("call", args=[found.pk]) + "#people")


@require_POST
def decision(request: HttpRequest, call_id: int, finding_id: int) -> HttpResponse:
    """Accept or reject a proposed answer."""
    person = asked_by(request)
    found = get_object_or_404(
        Finding.objects.visible_to(person).select_related("call__deal"),
        pk=finding_id,
        call__pk=call_id,
    )
    form, wrong = DecisionForm(request.POST, deal=found.call.deal), ""
    if form.is_valid():
        try:
            told = form.cleaned_data
            actions.decide(finding=found, decision=told["decision"], by=person, met=told["met"])
        except ValidationError as error:
            wrong = " ".join(error.messages)
    else:
        wrong = _("Nothing was decided: accept or reject.")
    speaks_to = qualification.part_of(found.signal, found.kind)
    key = speaks_to[0].key if speaks_to else ""
    if not request.headers.get("HX-Request"):
        if wrong:
            messages.error(request, wrong)
        return redirect(f"{reverse('call', args=[call_id])}#{key}")
    return _question(request, call_id, key, finding_id, wrong)


@require_POST
def technical_questions(request: HttpRequest, call_id: int, finding_id: int) -> HttpResponse:
    """Pass on to the technical side what the customer asked."""
    person = asked_by(request)
    found = get_object_or_404(
        Finding.objects.visible_to(person).select_related("call__deal", "speaker"),
        pk=finding_id,
        call__pk=call_id,
    )
    question = actions.pass_on(finding=found, by=person)
    return redirect("technical-question", question.deal_id, question.pk)


def _question(
    request: HttpRequest, call_id: int, key: str, decided: int, wrong: str
) -> HttpResponse:
    """One question of the page, after a decision, and why that couldn't be."""
    found = _visible(request, call_id)
    context = {
        "call": found,
        "asked": DebriefPage(found).questions(only=key)[0],
        "may_decide": may_decide(asked_by(request), found.deal),
        "decided": decided,
        "refused": wrong,
    }
    return render(request, "calls/question.html", context)


@require_POST
def citations(request: HttpRequest, call_id: int) -> HttpResponse:
    """Cite words of a call that the listener didn't propose."""
    found = _visible(request, call_id)
    form = CallCitationForm(request.POST)
    if not form.is_valid():
        wrong = [str(line) for lines in form.errors.values() for line in lines]
        messages.error(request, " ".join(wrong))
        return redirect(reverse("call", args=[found.pk]) + "#cite")
    told = form.cleaned_data
    said = get_object_or_404(
        found.utterances.select_related("speaker", "call__deal"), index=told["place"]
    )
    try:
        piece = actions.cite(
            utterance=said, quoted=told["quoted"], part=told["part"], by=asked_by(request)
        )
    except NotInSource as refused:
        messages.error(request, refused.words.say(_))
        return redirect("call-utterance", found.pk, said.index)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("call-utterance", found.pk, said.index)
    messages.success(request, _("Cited. The owner of the five questions decides on it."))
    where = reverse("deal-question", args=[found.deal_id, piece.question])
    return redirect(f"{where}#e-{piece.pk}")


@require_safe
def utterance(request: HttpRequest, call_id: int, index: int) -> HttpResponse:
    """To the part of a long text in which an utterance stands."""
    found = _visible(request, call_id)
    part = index // LONGEST_PART + 1
    return redirect(f"{reverse('call', args=[found.pk])}?part={part}#u-{index}")


@require_http_methods(["GET", "HEAD", "POST"])
def original(request: HttpRequest, call_id: int) -> HttpResponse:
    """The file as it was given; POST puts another in the place of one that can't be read."""
    found = _visible(request, call_id)
    if request.method == "POST":
        return _replaced(request, found)
    kept = get_object_or_404(Original, call=found)
    response = HttpResponse(bytes(kept.data), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = (
        content_disposition_header(True, kept.name) or "attachment"
    )
    return response


def _replaced(request: HttpRequest, found: Call) -> HttpResponse:
    form = ReplacementForm(request.POST, request.FILES)
    rules.check_may_remove_call(asked_by(request), found)
    if not form.is_valid():
        messages.error(request, _("Nothing was replaced: choose a file."))
        return redirect("call", found.pk)
    file = form.cleaned_data["file"]
    try:
        actions.replace_original(
            call=found, file_name=file.name, data=file.read(), by=asked_by(request)
        )
    except (actions.Refused, actions.AlreadyHere) as refused:
        _say_why(request, refused)
    return redirect("call", found.pk)


@require_POST
def removal(request: HttpRequest, call_id: int) -> HttpResponse:
    """Remove a call whose file can't be read."""
    found = _visible(request, call_id)
    deal = found.deal_id
    actions.remove_call(call=found, by=asked_by(request))
    messages.success(request, _("The call and its file were removed."))
    return redirect("deal", deal)


def _visible(request: HttpRequest, call_id: int) -> Call:
    """The call with its deal and team; 404 where this person may not see it."""
    calls = queries.calls_with_people(asked_by(request))
    return get_object_or_404(calls, pk=call_id)
