"""Addresses of these pages."""

from django.urls import URLPattern, URLResolver, include, path

_AT = "pacenotes.doors.web.landscape.keeping"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"{_AT}.products.urls")),
    path("", include(f"{_AT}.releases.urls")),
    path("", include(f"{_AT}.capabilities.urls")),
    path("", include(f"{_AT}.facts.urls")),
    path("", include(f"{_AT}.statements.urls")),
    path("", include(f"{_AT}.inputs.urls")),
    path("", include(f"{_AT}.imports.urls")),
]
