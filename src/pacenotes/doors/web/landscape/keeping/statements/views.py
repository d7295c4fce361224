"""Statements about the company: listed, stated, stated otherwise."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from pacenotes.core.landscape.days import OPEN, date_of
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.landscape.keeping.asked_for import visible
from pacenotes.doors.web.landscape.keeping.in_words import day_or_none
from pacenotes.doors.web.landscape.keeping.one_form import (
    Page,
    filled,
    form_page,
    sent,
    sent_page,
    tried,
)
from pacenotes.doors.web.landscape.keeping.statements.forms import StatementForm
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.models import Statement, StatementVersion
from pacenotes.rooms.landscape.queries import kept
from pacenotes.rooms.landscape.rules import check_keeps_landscape, keeps_landscape

shown = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def statements(request: HttpRequest) -> HttpResponse:
    """What sets our company apart, with its proof."""
    rows = kept.statements()
    context = {
        "rows": [
            (row, date_of(row.held_from), day_or_none(row.held_until))
            for row in rows[: kept.MOST_SHOWN]
        ],
        "has_more": len(rows) > kept.MOST_SHOWN,
        "may_keep": keeps_landscape(asked_by(request)),
    }
    return render(request, "landscape/keeping/statements.html", context)


@shown
def new_statement(request: HttpRequest) -> HttpResponse:
    """State something that sets the company apart."""
    person = asked_by(request)
    check_keeps_landscape(person)
    form = StatementForm(request.POST or None)
    if tried(form, lambda: actions.make_statement(**filled(form), by=person)):
        messages.success(request, _("The statement has been recorded."))
        return redirect("landscape-statements")
    lead = _("About the company rather than the product, with its proof.")
    return form_page(request, form, _page(_("Make a statement"), lead))


@shown
def statement(request: HttpRequest, statement_id: int) -> HttpResponse:
    """State it otherwise, or say until when it was so."""
    person = asked_by(request)
    found = visible(request, Statement.objects.all(), statement_id)
    check_keeps_landscape(person)
    current = StatementVersion.objects.filter(statement=found, recorded_until=OPEN)
    told = sent(
        request,
        lambda data: StatementForm(data, now=current.get()),
        lambda values: actions.restate(statement=found, **values, by=person),
    )
    if told.came is not None:
        messages.success(request, _("The statement has changed. What we stated stays."))
        return redirect("landscape-statements")
    lead = _("What we stated until now stays on the record.")
    return sent_page(request, told, _page(_("State it otherwise"), lead))


def _page(title: str, lead: str) -> Page:
    return Page(title, _("Save"), reverse("landscape-statements"), _("Statements"), lead)
