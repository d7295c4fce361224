"""The site's addresses, and one that tells a session's pages that something changed."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt

from pacenotes.rooms.demos.actions.telling import hold_session, tell


@csrf_exempt
@login_not_required
def told(request: HttpRequest, session_id: int, kind: str) -> HttpResponse:
    with transaction.atomic():
        session = hold_session(session_id)
        event = tell(session, kind, session)
    return HttpResponse(str(event.number))


@login_not_required
def large(request: HttpRequest, pieces: int) -> StreamingHttpResponse:
    return StreamingHttpResponse(b"x" * 64 * 1024 for _ in range(pieces))


urlpatterns = [
    path("large/<int:pieces>/", large),
    path("tell/<int:session_id>/<str:kind>/", told),
    path("", include("pacenotes.site.urls")),
]
