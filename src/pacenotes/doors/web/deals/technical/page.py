"""The technical page of a deal: its requests and its technical questions."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.gate.forms import AskForm
from pacenotes.doors.web.deals.gate.part import requests_part
from pacenotes.doors.web.deals.technical.forms import QuestionForm
from pacenotes.doors.web.deals.technical.part import technical_part
from pacenotes.rooms.deals.models import Deal


def technical_page(
    request: HttpRequest,
    deal: Deal,
    ask_form: AskForm | None = None,
    question_form: QuestionForm | None = None,
) -> HttpResponse:
    """The page, with a form that was sent and can't be done as it is."""
    person = asked_by(request)
    context = {
        "deal": deal,
        "tab": "technical",
        **requests_part(deal, person, ask_form),
        **technical_part(deal, person, question_form),
    }
    status = 422 if ask_form or question_form else 200
    return render(request, "deals/technical/technical.html", context, status=status)
