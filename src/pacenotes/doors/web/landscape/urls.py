"""Addresses of the pages about the landscape."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("pacenotes.doors.web.landscape.matrix.urls")),
    path("", include("pacenotes.doors.web.landscape.keeping.urls")),
    path("", include("pacenotes.doors.web.landscape.cards.urls")),
]
