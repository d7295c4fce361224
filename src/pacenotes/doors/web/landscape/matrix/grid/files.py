"""The matrix as files: all of it as a table, what a page shows as a drawing."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from pacenotes.core.landscape.days import date_of
from pacenotes.core.landscape.standing import STANDING_NAMES, WHY
from pacenotes.core.landscape.support import NAMES
from pacenotes.core.tables.fields import Value
from pacenotes.core.tables.writing import written
from pacenotes.doors.web.landscape.matrix.around import against, choice
from pacenotes.doors.web.landscape.matrix.days_asked import as_of, iso
from pacenotes.doors.web.landscape.matrix.grid.asked import MatrixAsked, matrix_asked
from pacenotes.doors.web.landscape.matrix.grid.picture import picture
from pacenotes.doors.web.landscape.matrix.grid.views import page_of
from pacenotes.rooms.landscape.queries.compared import Compared
from pacenotes.rooms.landscape.queries.matrix import MatrixRow, matrix_rows


@require_safe
def matrix_csv(request: HttpRequest) -> StreamingHttpResponse:
    """All that the filter leaves, unfolded, as a table."""
    compared, asked = _asked(request)
    try:
        rows = matrix_rows(compared, asked.chosen, asked.days.day, asked.days.known)
    except LookupError:
        raise Http404 from None
    heads = [
        _("key"), _("capability"), _("part of"), *(one.name for one in compared.products),
        _("standing"), _("why"), _("since"), _("until"), _("as of"), _("as known on"),
    ]  # fmt: skip
    days = [date_of(asked.days.day), date_of(asked.days.known)]
    lines = ([*_cells(row), *days] for row in rows)
    pieces = (piece.encode() for piece in written(heads, lines, has_mark=True))
    response = StreamingHttpResponse(pieces, content_type="text/csv; charset=utf-8")
    _keep(response, f"landscape-{iso(asked.days.day)}.csv")
    return response


@require_safe
def matrix_svg(request: HttpRequest) -> HttpResponse:
    """The rows of a page as a drawing."""
    compared, asked = _asked(request)
    context = {
        "picture": picture(page_of(compared, asked).rows, compared),
        "title": against(compared),
        "as_of": as_of(asked.days),
    }
    kind = "image/svg+xml; charset=utf-8"
    response = render(request, "landscape/grid/picture.svg", context, content_type=kind)
    _keep(response, f"landscape-{iso(asked.days.day)}.svg")
    return response


def _asked(request: HttpRequest) -> tuple[Compared, MatrixAsked]:
    found = choice(request)
    if found.chosen is None:
        raise Http404
    return found.chosen, matrix_asked(request.GET, timezone.localdate())


def _cells(row: MatrixRow) -> Iterator[Value | None]:
    yield from (row.key, row.name, " / ".join(row.path))
    yield from ("" if row.is_heading else _(NAMES[one]) for one in row.supports)
    run = row.run
    yield "" if run is None else _(STANDING_NAMES[run.standing])
    yield "" if run is None else _(WHY[run.because])
    yield None if run is None else date_of(run.since)
    yield None if run is None else date_of(run.until)


def _keep(response: HttpResponseBase, name: str) -> None:
    """Say that a response is a file to be kept, not shown."""
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
