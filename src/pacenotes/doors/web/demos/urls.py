"""Addresses of the pages about demos."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("pacenotes.doors.web.demos.plans.urls")),
    path("", include("pacenotes.doors.web.demos.sheets.urls")),
    path("", include("pacenotes.doors.web.demos.live.urls")),
    path("playbooks/", include("pacenotes.doors.web.demos.playbooks.urls")),
    path("capabilities/", include("pacenotes.doors.web.demos.known.urls")),
]
