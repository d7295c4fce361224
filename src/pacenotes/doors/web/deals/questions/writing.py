"""Writing answers, deadlines, pitfalls and the business case; nobody's edit is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from pacenotes.core import qualification
from pacenotes.core.qualification import OCCASIONS, Decision
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import seen_by_now
from pacenotes.doors.web.deals.questions.forms import (
    AnswerForm,
    BusinessCaseForm,
    DeadlineForm,
    MetForm,
    NewDeadlineForm,
    NewPitfallForm,
    PitfallForm,
)
from pacenotes.doors.web.deals.questions.page import choices_of_evidence
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.doors.web.deals.whom import may_have_been_met
from pacenotes.doors.web.voice import PAGE
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Answer, BusinessCase, Deal

shown = require_http_methods(["GET", "HEAD", "POST"])


@shown
def answer(request: HttpRequest, deal_id: int, part: str) -> HttpResponse:
    """Answer a part of a question."""
    deal = visible_deal(request, deal_id)
    person = asked_by(request)
    rules.check_may_decide(person, deal)
    try:
        asked, named = qualification.part(part)
    except KeyError:
        raise Http404 from None
    kept = Answer.objects.filter(deal=deal, part=part).select_related("contact").first()
    pieces = choices_of_evidence(deal, part=part)
    if named.names_whom:
        pieces = [piece for piece in pieces if piece.source in OCCASIONS]
    initial = _told(kept, "text", "contact", "version")
    if named.names_whom and not initial.get("contact"):
        initial["contact"] = next((piece.met_id for piece in pieces if piece.met_id), None)
    rests_on = kept.rests_on.all() if kept else [p for p in pieces if p.decision == "accepted"]
    initial["evidence"] = [p.pk for p in rests_on]
    initial["seen"] = ",".join(str(p.pk) for p in pieces if p.decision == Decision.ACCEPTED)
    asks = MetForm if named.names_whom else AnswerForm
    form = asks(request.POST or None, deal=deal, pieces=pieces, initial=initial)

    def save(told: dict[str, Any]) -> None:
        told["version"] = told["version"] or 0
        told["evidence"] = list(told["evidence"])
        told["seen"] = form.ids_seen()
        actions.answer_part(deal=deal, part=part, by=person, **told)

    title = _(named.name)
    context = {"title": title, "lead": _(asked.asks), "cites_first": not pieces}
    context["adds_first"] = named.names_whom and not may_have_been_met(deal).exists()
    return _written(request, deal, asked.key, form, save, context, _answer_now)


@shown
def new_deadline(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Write a deadline down."""
    deal = visible_deal(request, deal_id)
    person = asked_by(request)
    rules.check_may_decide(person, deal)
    pieces = choices_of_evidence(deal, question="deadlines")
    form = NewDeadlineForm(request.POST or None, deal=deal, pieces=pieces)

    def save(told: dict[str, Any]) -> None:
        told.pop("version", None)
        evidence = list(told.pop("evidence"))
        actions.add_deadline(deal=deal, fields=told, evidence=evidence, by=person)  # type: ignore[arg-type]  # the form's fields are the action's

    context = {"title": _("A deadline"), "cites_first": not pieces}
    return _written(request, deal, "deadlines", form, save, context)


@shown
def deadline(request: HttpRequest, deal_id: int, deadline_id: int) -> HttpResponse:
    """Edit a deadline, or say what became of it."""
    deal = visible_deal(request, deal_id)
    person = asked_by(request)
    kept = get_object_or_404(deal.deadlines.select_related("contact"), pk=deadline_id)
    rules.check_may_decide(person, deal)
    names = ("what", "kind", "first", "last", "contact", "set_by", "state", "version")
    form = DeadlineForm(request.POST or None, deal=deal, initial=_told(kept, *names))

    def save(told: dict[str, Any]) -> None:
        version = told.pop("version")
        actions.edit_deadline(deadline=kept, fields=told, by=person, version=version or 0)  # type: ignore[arg-type]  # the form's fields are the action's

    return _written(request, deal, "deadlines", form, save, {"title": kept.what}, _row_now)


@shown
def new_pitfall(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Write a pitfall down."""
    deal = visible_deal(request, deal_id)
    person = asked_by(request)
    rules.check_may_decide(person, deal)
    pieces = choices_of_evidence(deal, question="pitfalls")
    form = NewPitfallForm(request.POST or None, deal=deal, pieces=pieces)

    def save(told: dict[str, Any]) -> None:
        told.pop("version", None)
        evidence = list(told.pop("evidence"))
        actions.add_pitfall(deal=deal, fields=told, evidence=evidence, by=person)  # type: ignore[arg-type]  # the form's fields are the action's

    context = {"title": _("A pitfall"), "cites_first": not pieces}
    return _written(request, deal, "pitfalls", form, save, context)


@shown
def pitfall(request: HttpRequest, deal_id: int, pitfall_id: int) -> HttpResponse:
    """Edit a pitfall, or say what became of it."""
    deal = visible_deal(request, deal_id)
    person = asked_by(request)
    kept = get_object_or_404(deal.pitfalls.select_related("minded_by"), pk=pitfall_id)
    rules.check_may_decide(person, deal)
    names = (
        "what", "kind", "severity", "likelihood", "minded_by", "mitigation", "state", "version",
    )  # fmt: skip
    form = PitfallForm(request.POST or None, deal=deal, initial=_told(kept, *names))

    def save(told: dict[str, Any]) -> None:
        version = told.pop("version")
        actions.edit_pitfall(pitfall=kept, fields=told, by=person, version=version or 0)  # type: ignore[arg-type]  # the form's fields are the action's

    return _written(request, deal, "pitfalls", form, save, {"title": kept.what}, _row_now)


@shown
def business_case(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Write the business case down."""
    deal = visible_deal(request, deal_id)
    person = asked_by(request)
    rules.check_may_decide(person, deal)
    kept = BusinessCase.objects.filter(deal=deal).first()
    names = ("metric", "today", "target", "value", "currency", "period", "version")
    form = BusinessCaseForm(request.POST or None, initial=_told(kept, *names))

    def save(told: dict[str, Any]) -> None:
        version = told.pop("version")
        actions.keep_business_case(deal=deal, fields=told, by=person, version=version or 0)  # type: ignore[arg-type]  # the form's fields are the action's

    context = {"title": _("The business case")}
    return _written(request, deal, "business-case", form, save, context, _row_now)


def _written(
    request: HttpRequest,
    deal: Deal,
    question: str,
    form: forms.Form,
    save: Callable[[dict[str, Any]], None],
    context: Mapping[str, object],
    now: Callable[[Any, forms.Form], list[tuple[str, str]]] | None = None,
) -> HttpResponse:
    """Save what a form says and go back to its question; what can't be saved stays in the form.

    Where somebody else changed the same meanwhile, or accepted words that the form didn't show,
    that is shown beside the form, which keeps this person's words and may now be saved over what
    it has seen.
    """
    told: dict[str, object] = {"deal": deal, "form": form, "question": question, **context}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "deals/questions/writing.html", told, status=status)
    try:
        save(dict(form.cleaned_data))
    except ValidationError as error:
        form.add_error(None, error)
        return render(request, "deals/questions/writing.html", told, status=422)
    except actions.AcceptedMeanwhile as meanwhile:
        if isinstance(form, AnswerForm):
            form.add_seen(meanwhile.pieces, request.POST)
        told["accepted"] = meanwhile.pieces
        return render(request, "deals/questions/writing.html", told, status=409)
    except actions.Conflict as conflict:
        told["theirs"] = now(conflict.now, form) if now else []
        seen_by_now(form, request, int(getattr(conflict.now, "version", 0)))
        return render(request, "deals/questions/writing.html", told, status=409)
    return redirect(reverse("deal-question", args=[deal.pk, question]))


def _told(row: models.Model | None, *names: str) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names} if row else {}


def _row_now(row: models.Model, form: forms.Form) -> list[tuple[str, str]]:
    """The fields that stand differently by now, by their label."""
    return [
        (str(field.label), _plain(row, name))
        for name, field in form.fields.items()
        if name != "version"
        and hasattr(row, name)
        and str(getattr(row, name) or "") != str(form.cleaned_data.get(name) or "")
    ]


def _answer_now(row: Any, form: forms.Form) -> list[tuple[str, str]]:
    words = ", ".join(f"“{piece.words}”" for piece in row.rests_on.all())
    return [*_row_now(row, form), (_("Rests on"), words), (_("Answered by"), row.answered_by.name)]


def _plain(row: models.Model, name: str) -> str:
    shown_as = getattr(row, f"get_{name}_display", None)
    value = shown_as() if shown_as else getattr(row, name)
    if hasattr(value, "isoformat"):
        return PAGE.day(value)
    return "–" if value in (None, "") else str(value)
