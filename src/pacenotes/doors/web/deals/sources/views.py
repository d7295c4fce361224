"""Notes and mails of a deal, and citing words from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.core.mails import NoMail, read_mail
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.calls.forms import DropForm
from pacenotes.doors.web.changed_meanwhile import seen_by_now
from pacenotes.doors.web.deals.evidence_rows import EvidenceRow, evidence_rows
from pacenotes.doors.web.deals.sources.forms import (
    MailForm,
    NoteForm,
    NoteTextForm,
    WrittenCitationForm,
)
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.calls.queries import calls_of
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal, Evidence, Mail, Note, NoteVersion

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def sources(request: HttpRequest, deal_id: int) -> HttpResponse:
    """The calls, notes and mails of a deal."""
    deal = visible_deal(request, deal_id)
    context = {
        "deal": deal,
        "tab": "sources",
        "calls": calls_of(deal),
        "notes": deal.notes.select_related("written_by"),
        "mails": deal.mails.select_related("added_by"),
        "drop": DropForm(),
        "mail_form": MailForm(),
        "may_contribute": rules.may_contribute(asked_by(request), deal),
    }
    return render(request, "deals/sources/sources.html", context)


@shown
def new_note(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Write a note."""
    deal = visible_deal(request, deal_id)
    person = asked_by(request)
    rules.check_may_contribute(person, deal)
    form = NoteForm(request.POST or None, initial={"about_on": timezone.localdate()})
    if form.is_valid():
        note = actions.write_note(deal=deal, by=person, **form.cleaned_data)
        return redirect("note", note.pk)
    context = {"deal": deal, "form": form, "title": _("Write a note")}
    status = 422 if form.is_bound else 200
    return render(request, "deals/sources/writing.html", context, status=status)


@require_safe
def note(request: HttpRequest, note_id: int) -> HttpResponse:
    """A note as it stands."""
    found = _visible_note(request, note_id)
    version = found.versions.select_related("written_by").first()
    return _note_page(request, found, version, WrittenCitationForm(deal=found.deal))


@require_safe
def note_version(request: HttpRequest, version_id: int) -> HttpResponse:
    """A note as it stood at one time, which evidence may cite."""
    version = _visible_version(request, version_id)
    form = WrittenCitationForm(deal=version.note.deal)
    return _note_page(request, version.note, version, form)


@shown
def edit_note(request: HttpRequest, note_id: int) -> HttpResponse:
    """Write a note anew; what it said before stays as a version."""
    found = _visible_note(request, note_id)
    person = asked_by(request)
    rules.check_may_edit_note(person, found)
    newest = found.versions.first()
    initial = {"text": newest.text, "version": newest.number} if newest else {"version": 0}
    form = NoteTextForm(request.POST or None, initial=initial)
    context = {"deal": found.deal, "form": form, "title": found.title, "note": found}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "deals/sources/writing.html", context, status=status)
    told = form.cleaned_data
    try:
        actions.edit_note(note=found, text=told["text"], version=told["version"], by=person)
    except actions.Conflict as conflict:
        context["theirs"] = conflict.now
        seen_by_now(form, request, int(getattr(conflict.now, "number", 0)))
        return render(request, "deals/sources/writing.html", context, status=409)
    return redirect("note", found.pk)


@require_POST
def mails(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Keep a mail from its file."""
    deal = visible_deal(request, deal_id)
    person = asked_by(request)
    rules.check_may_contribute(person, deal)
    form = MailForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Nothing was added: choose a mail's file."))
        return redirect("deal-sources", deal.pk)
    try:
        read = read_mail(form.cleaned_data["mail"].read())
    except NoMail as refused:
        messages.error(request, refused.words.say(_))
        return redirect("deal-sources", deal.pk)
    kept = actions.add_mail(deal=deal, mail=read, by=person)
    return redirect("mail", kept.pk)


@require_safe
def mail(request: HttpRequest, mail_id: int) -> HttpResponse:
    """A mail as it was sent."""
    found = _visible_mail(request, mail_id)
    return _mail_page(request, found, WrittenCitationForm(deal=found.deal))


@require_POST
def note_citations(request: HttpRequest, version_id: int) -> HttpResponse:
    """Cite words of a note as evidence."""
    version = _visible_version(request, version_id)
    form = WrittenCitationForm(request.POST, deal=version.note.deal)
    return _cited(
        request,
        form,
        lambda told: actions.cite_note(version=version, by=asked_by(request), **told),
        lambda: _note_page(request, version.note, version, form, status=422),
    )


@require_POST
def mail_citations(request: HttpRequest, mail_id: int) -> HttpResponse:
    """Cite words of a mail as evidence."""
    found = _visible_mail(request, mail_id)
    form = WrittenCitationForm(request.POST, deal=found.deal)
    return _cited(
        request,
        form,
        lambda told: actions.cite_mail(mail=found, by=asked_by(request), **told),
        lambda: _mail_page(request, found, form, status=422),
    )


def _cited(
    request: HttpRequest,
    form: forms.Form,
    cite: Callable[[dict[str, Any]], Evidence],
    again: Callable[[], HttpResponse],
) -> HttpResponse:
    """To the question that the cited words now speak to; or the page again, with what was typed."""
    if not form.is_valid():
        return again()
    try:
        piece = cite(form.cleaned_data)
    except actions.NotInSource as refused:
        form.add_error("quoted", refused.words.say(_))
        return again()
    except ValidationError as error:
        form.add_error(None, error.messages)
        return again()
    messages.success(request, _("Cited. The owner of the five questions decides on it."))
    return redirect(
        reverse("deal-question", args=[piece.deal_id, piece.question]) + f"#e-{piece.pk}"
    )


def _note_page(
    request: HttpRequest,
    found: Note,
    version: NoteVersion | None,
    form: forms.Form,
    status: int = 200,
) -> HttpResponse:
    person = asked_by(request)
    versions = list(found.versions.select_related("written_by"))
    context = {
        "deal": found.deal,
        "note": found,
        "version": version,
        "versions": versions,
        "is_newest": version is None or version.pk == versions[0].pk,
        "form": form,
        "cited": _cited_from(found.deal, Evidence.Source.NOTE, version.pk if version else 0),
        "may_contribute": rules.may_contribute(person, found.deal),
        "may_edit": rules.may_edit_note(person, found),
    }
    return render(request, "deals/sources/note.html", context, status=status)


def _mail_page(
    request: HttpRequest, found: Mail, form: forms.Form, status: int = 200
) -> HttpResponse:
    context = {
        "deal": found.deal,
        "mail": found,
        "form": form,
        "cited": _cited_from(found.deal, Evidence.Source.MAIL, found.pk),
        "may_contribute": rules.may_contribute(asked_by(request), found.deal),
    }
    return render(request, "deals/sources/mail.html", context, status=status)


def _cited_from(deal: Deal, source: str, source_id: int) -> list[EvidenceRow]:
    pieces = deal.evidence.filter(source=source, source_id=source_id)
    return evidence_rows(pieces.select_related("contact", "cited_by", "decided_by"))


def _visible_note(request: HttpRequest, note_id: int) -> Note:
    notes = Note.objects.visible_to(asked_by(request))
    return get_object_or_404(notes.select_related("deal__account", "written_by"), pk=note_id)


def _visible_version(request: HttpRequest, version_id: int) -> NoteVersion:
    seen = Note.objects.visible_to(asked_by(request))
    versions = NoteVersion.objects.filter(note__in=seen)
    return get_object_or_404(
        versions.select_related("note__deal__account", "note__written_by", "written_by"),
        pk=version_id,
    )


def _visible_mail(request: HttpRequest, mail_id: int) -> Mail:
    seen = Mail.objects.visible_to(asked_by(request))
    return get_object_or_404(seen.select_related("deal__account", "added_by"), pk=mail_id)
