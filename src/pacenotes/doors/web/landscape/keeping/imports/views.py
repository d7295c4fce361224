"""A file looked at and brought in; the facts as a file."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from pacenotes.core.landscape.table_fields import ABOUT_NAMES, FIELDS
from pacenotes.core.tables.wrong import Unusable
from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.tables.exports import as_csv
from pacenotes.doors.web.landscape.keeping.imports.forms import ImportForm
from pacenotes.rooms.landscape import actions
from pacenotes.rooms.landscape.actions.importing.outcome import DID_NAMES, MOST_LISTED, Outcome
from pacenotes.rooms.landscape.queries.fact_table import fact_table
from pacenotes.rooms.landscape.rules import check_keeps_landscape, keeps_landscape

MOST_WRONGS = 100


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Look at rows, see what they would do, and bring them in: all of them or none."""
    person = asked_by(request)
    if request.method != "POST":
        return _page(request, ImportForm() if keeps_landscape(person) else None)
    check_keeps_landscape(person)
    form = ImportForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    data, is_dry = form.sent(), "bring_in" not in request.POST
    try:
        outcome = actions.import_landscape(data=data, is_dry=is_dry, by=person, **form.choices())
    except Unusable as unusable:
        return _page(request, _again(form, data), status=422, unusable=unusable.wrongs)
    if outcome.is_in:
        messages.success(request, _in(outcome))
        return redirect("landscape-products")
    status = 422 if outcome.wrongs and not is_dry else 200
    return _page(request, _again(form, data), status=status, outcome=outcome)


@require_safe
def facts_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All facts as a file that can be imported again."""
    asked_by(request)
    pieces = (piece.encode() for piece in fact_table())
    return as_csv(StreamingHttpResponse(pieces), "facts.csv")


def _again(form: ImportForm, data: bytes) -> ImportForm:
    """The form with the rows in it, to be corrected there or brought in."""
    told = {name: form.data.get(name, "") for name in ("about", "makes_unknown")}
    rows = data.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")
    return ImportForm({**told, "rows": rows})


def _in(outcome: Outcome) -> str:
    told = ngettext(
        "%(count)s row came in: %(added)s added, %(changed)s corrected, %(left)s left.",
        "%(count)s rows came in: %(added)s added, %(changed)s corrected, %(left)s left.",
        outcome.rows,
    ) % {
        "count": outcome.rows,
        "added": outcome.added,
        "changed": outcome.changed,
        "left": outcome.left,
    }
    made = _("Made with them: %(names)s.") % {"names": ", ".join(outcome.made[:20])}
    return f"{told} {made}" if outcome.made else told


def _page(
    request: HttpRequest, form: ImportForm | None, status: int = 200, **more: Any
) -> HttpResponse:
    outcome: Outcome | None = more.get("outcome")
    context = {
        "form": form,
        "columns": [(ABOUT_NAMES[about], fields) for about, fields in FIELDS.items()],
        "lines": [
            (ABOUT_NAMES[row.about], row.line, DID_NAMES[row.did], row.what)
            for row in (outcome.listed if outcome else ())
        ],
        "most": MOST_LISTED,
        "wrongs": [
            (ABOUT_NAMES[one.about] if one.about else "", one.wrong)
            for one in (outcome.wrongs[:MOST_WRONGS] if outcome else ())
        ],
        "more_wrongs": max(len(outcome.wrongs) - MOST_WRONGS, 0) if outcome else 0,
        **more,
    }
    return render(request, "landscape/keeping/imports.html", context, status=status)
