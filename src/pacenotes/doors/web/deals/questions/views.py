"""A question's page, and what is decided on it."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from pacenotes.core import qualification
from pacenotes.core.frameworks import read_through
from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.questions.forms import EvidenceDecisionForm
from pacenotes.doors.web.deals.questions.page import QuestionPage
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal, Evidence
from pacenotes.rooms.deals.queries.house import house
from pacenotes.rooms.deals.queries.standings import computed, lights_of


@require_safe
def question(request: HttpRequest, deal_id: int, key: str) -> HttpResponse:
    """One of the five questions of a deal, with everything it rests on."""
    deal = visible_deal(request, deal_id)
    asked = _known(key)
    context = {**_page(request, deal, asked), "lights": lights_of([deal])[deal.pk]}
    return render(request, "deals/questions/question.html", context)


@require_POST
def decision(request: HttpRequest, deal_id: int, evidence_id: int) -> HttpResponse:
    """Accept or reject a piece of evidence, or take that back."""
    person = asked_by(request)
    deal = visible_deal(request, deal_id)
    piece = get_object_or_404(
        Evidence.objects.visible_to(person).select_related("deal"), pk=evidence_id, deal=deal
    )
    form, wrong = EvidenceDecisionForm(request.POST, deal=deal), ""
    if form.is_valid():
        decided, disagrees = form.decided()
        try:
            actions.decide(
                evidence=piece,
                decision=decided,
                disagrees=disagrees,
                by=person,
                met=form.cleaned_data["met"],
            )
        except ValidationError as error:
            wrong = " ".join(error.messages)
    else:
        wrong = _("Nothing was decided: accept or reject.")
    if not request.headers.get("HX-Request"):
        if wrong:
            messages.error(request, wrong)
        return redirect(reverse("deal-question", args=[deal.pk, piece.question]) + f"#e-{piece.pk}")
    asked = qualification.question(piece.question)
    context = {**_page(request, deal, asked), "decided": piece.pk, "refused": wrong}
    context["lights"] = lights_of([deal])[deal.pk]
    return render(request, "deals/questions/body.html", context)


@require_safe
def framework(request: HttpRequest, deal_id: int, key: str) -> HttpResponse:
    """The same evidence read through another framework's letters."""
    deal = visible_deal(request, deal_id)
    known = next((f for f in house().frameworks if f.key == key), None)
    if known is None:
        raise Http404
    today = timezone.localdate()
    standings = computed(deal, QUESTIONS, today)
    parts = {part.key: told.light for _, whole in standings for part, told in whole.parts}
    names = {p.key: (p, q) for q in QUESTIONS for p in q.parts}
    letters = [
        (letter, light, [(*names[key], parts.get(key, Light.UNKNOWN)) for key in letter.parts])
        for letter, light in read_through(known, parts)
    ]
    context = {
        "deal": deal,
        "framework": known,
        "frameworks": house().frameworks,
        "letters": letters,
        "tab": "questions",
    }
    return render(request, "deals/questions/framework.html", context)


def _page(request: HttpRequest, deal: Deal, asked: qualification.Question) -> dict[str, object]:
    person = asked_by(request)
    return {
        "deal": deal,
        "page": QuestionPage(deal, asked, timezone.localdate()),
        "may_decide": rules.may_decide(person, deal),
        "may_contribute": rules.may_contribute(person, deal),
        "frameworks": house().frameworks,
        "tab": "questions",
        "back": reverse("deal-question", args=[deal.pk, asked.key]),
    }


def _known(key: str) -> qualification.Question:
    try:
        return qualification.question(key)
    except KeyError:
        raise Http404 from None
