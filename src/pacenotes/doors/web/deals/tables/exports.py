"""Accounts, contacts and deals as CSV files."""

from __future__ import annotations

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.rooms.deals.models import TableImport
from pacenotes.rooms.deals.queries.table_export import exported, rows_of


@require_safe
def export(request: HttpRequest, of: str) -> StreamingHttpResponse:
    """Everything of a kind that this person may see, streamed."""
    if of not in TableImport.Of.values:
        raise Http404
    pieces = (piece.encode() for piece in exported(of, rows_of(of, asked_by(request))))
    return as_csv(StreamingHttpResponse(pieces), f"{of}.csv")


def as_csv(response: StreamingHttpResponse, name: str) -> StreamingHttpResponse:
    """A response as a file to be kept, not shown."""
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response
