"""Technical questions: passed on, handed to a colleague, answered, put right."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.changed_meanwhile import seen_by_now
from pacenotes.doors.web.deals.happened import happened
from pacenotes.doors.web.deals.inputs.part import inputs_part
from pacenotes.doors.web.deals.technical.forms import (
    AnswerForm,
    OwnerForm,
    QuestionForm,
    RewordForm,
)
from pacenotes.doors.web.deals.technical.page import technical_page
from pacenotes.doors.web.deals.technical.part import question_row
from pacenotes.doors.web.deals.visible import visible_deal
from pacenotes.rooms.deals import actions, rules
from pacenotes.rooms.deals.models import Deal, TechnicalQuestion

State = TechnicalQuestion.State


@require_safe
def technical(request: HttpRequest, deal_id: int) -> HttpResponse:
    """A deal's requests and technical questions."""
    return technical_page(request, visible_deal(request, deal_id))


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: HttpRequest, deal_id: int) -> HttpResponse:
    """Pass a technical question on."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    if request.method != "POST":
        return redirect(reverse("deal-technical", args=[deal.pk]) + "#questions")
    rules.check_may_contribute(person, deal)
    form = QuestionForm(request.POST, deal=deal)
    if form.is_valid():
        try:
            made = actions.pass_on_question(deal=deal, **form.cleaned_data, by=person)
            return redirect("technical-question", deal.pk, made.pk)
        except ValidationError as error:
            form.add_error(None, error)
    return technical_page(request, deal, question_form=form)


@require_safe
def question_page(request: HttpRequest, deal_id: int, question_id: int) -> HttpResponse:
    """A technical question with its answer."""
    deal = visible_deal(request, deal_id)
    return _page(request, deal, _found(deal, question_id))


@require_POST
def answers(request: HttpRequest, deal_id: int, question_id: int) -> HttpResponse:
    """Answer a technical question, or put its answer right."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    found = _found(deal, question_id)
    rules.check_may_hand_question(person, found)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, deal, found, 422, answer_form=form)
    try:
        actions.answer_question(question=found, **form.cleaned_data, by=person)
    except ValidationError as error:
        form.add_error("answer", error.messages)
        return _page(request, deal, _found(deal, question_id), 422, answer_form=form)
    except actions.Conflict:
        now = _found(deal, question_id)
        seen_by_now(form, request, now.version)
        return _page(request, deal, now, 409, answer_form=form, own=form.cleaned_data["answer"])
    return redirect("technical-question", deal.pk, found.pk)


@require_POST
def owners(request: HttpRequest, deal_id: int, question_id: int) -> HttpResponse:
    """Say which technical colleague answers."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    found, form = _found(deal, question_id), OwnerForm(request.POST, deal=deal)
    rules.check_may_hand_question(person, found)
    try:
        if form.is_valid():
            actions.hand_question(question=found, owner=form.chosen(), by=person)
        else:
            messages.error(request, _("Nothing was changed: choose who of you answers."))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("technical-question", deal.pk, found.pk)


@require_POST
def wordings(request: HttpRequest, deal_id: int, question_id: int) -> HttpResponse:
    """Word or date a question anew."""
    deal, person = visible_deal(request, deal_id), asked_by(request)
    found = _found(deal, question_id)
    rules.check_may_edit_question(person, found)
    form = RewordForm(request.POST, deal=deal, name="reword")
    if not form.is_valid():
        return _page(request, deal, found, 422, reword_form=form)
    fields = dict(form.cleaned_data)
    version = fields.pop("version")
    try:
        actions.edit_question(question=found, fields=fields, by=person, version=version)  # type: ignore[arg-type]  # the form's fields are the action's
    except ValidationError as error:
        form.add_error(None, error)
        return _page(request, deal, _found(deal, question_id), 422, reword_form=form)
    except actions.Conflict:
        now = _found(deal, question_id)
        seen_by_now(form, request, now.version)
        return _page(request, deal, now, 409, reword_form=form, own=form.cleaned_data["text"])
    return redirect("technical-question", deal.pk, found.pk)


@require_POST
def withdrawals(request: HttpRequest, deal_id: int, question_id: int) -> HttpResponse:
    """Take a question back."""
    deal = visible_deal(request, deal_id)
    found = _found(deal, question_id)
    try:
        actions.withdraw_question(question=found, by=asked_by(request))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    return redirect("technical-question", deal.pk, found.pk)


def _found(deal: Deal, question_id: int) -> TechnicalQuestion:
    people = ("asked_by", "passed_on_by", "owner", "answered_by")
    return get_object_or_404(deal.technical_questions.select_related(*people), pk=question_id)


def _page(
    request: HttpRequest,
    deal: Deal,
    found: TechnicalQuestion,
    status: int = 200,
    *,
    answer_form: AnswerForm | None = None,
    reword_form: RewordForm | None = None,
    own: str = "",
) -> HttpResponse:
    """A question's page, with a form that was sent and can't be done as it is; `own` are the words
    of who wrote while somebody else changed it: who may not save them gives them as an input."""
    person = asked_by(request)
    is_standing, is_open = found.state != State.WITHDRAWN, found.state == State.OPEN
    may_answer = is_standing and rules.may_answer_question(person, found)
    may_edit = is_open and rules.may_edit_question(person, found)
    is_shown_to_keep = bool(own) and not (may_answer if answer_form else may_edit)
    thing = inputs_part(
        deal, person, "technical-question", str(found.pk), label=str(found),
        owner=found.owner, draft=own if is_shown_to_keep else "",
    )  # fmt: skip
    was = {"version": found.version}
    asked = {"text": found.text, "asked_by": found.asked_by_id, "due": found.due}
    context = {
        "deal": deal,
        "tab": "technical",
        "row": question_row(found, timezone.localdate()),
        "may_answer": may_answer,
        "may_hand": is_standing and rules.may_hand_question(person, found),
        "may_edit": may_edit,
        "answer_form": answer_form or AnswerForm(initial={"answer": found.answer, **was}),
        "reword_form": reword_form
        or RewordForm(deal=deal, name="reword", initial={**asked, **was}),
        "is_reworded": reword_form is not None,
        "owner_form": OwnerForm(deal=deal, initial={"owner": found.owner_id}),
        "happened": happened(found),
        "thing": thing,
        "is_conflict": status == 409,
    }
    return render(request, "deals/technical/question.html", context, status=status)
