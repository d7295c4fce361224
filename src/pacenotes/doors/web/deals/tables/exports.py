"""Accounts, contacts and deals as CSV files."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.deals.board.asked import asked_for
from pacenotes.rooms.deals.models import Deal, TableImport
from pacenotes.rooms.deals.queries.filtering import filtered
from pacenotes.rooms.deals.queries.table_export import exported, rows_of


@require_safe
def export(request: HttpRequest, of: str) -> StreamingHttpResponse:
    """Everything of a kind that this person may see, streamed."""
    if of not in TableImport.Of.values:
        raise Http404
    person = asked_by(request)
    pieces = (piece.encode() for piece in exported(of, rows_of(of, person), person))
    return as_csv(StreamingHttpResponse(pieces), f"{of}.csv")


@require_safe
def export_list(request: HttpRequest) -> StreamingHttpResponse:
    """The deals of a list, by its filter; a filter that can't be read is refused, for its file
    would hold more than was asked for."""
    person, asked = asked_by(request), asked_for(request.GET)
    if asked.faults:
        raise BadRequest(" ".join(fault.say(_) for fault in asked.faults))
    deals = filtered(
        Deal.objects.visible_to(person), asked.chosen, person, timezone.localdate()
    ).order_by("pk")
    pieces = (piece.encode() for piece in exported(TableImport.Of.DEALS, deals, person))
    return as_csv(StreamingHttpResponse(pieces), "deals.csv")


def as_csv(response: StreamingHttpResponse, name: str) -> StreamingHttpResponse:
    """A response as a file to be kept, not shown."""
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
