"""Addresses of the matrix, of a capability over days, and of what changed."""

from django.urls import URLPattern, URLResolver, path

from pacenotes.doors.web.landscape.matrix.feed import views as feed
from pacenotes.doors.web.landscape.matrix.grid import files, views
from pacenotes.doors.web.landscape.matrix.history import views as history

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.matrix, name="landscape"),
    path("matrix.csv", files.matrix_csv, name="landscape-csv"),
    path("matrix.svg", files.matrix_svg, name="landscape-svg"),
    path("capabilities/<int:capability_id>/", history.capability, name="capability-history"),
    path(
        "capabilities/<int:capability_id>/inputs/",
        history.capability_inputs,
        name="capability-inputs",
    ),
    path("changes/", feed.changes, name="landscape-changes"),
    path("changes/week/", feed.week, name="landscape-week"),
    path("changes/week/text/", feed.week_text, name="landscape-week-text"),
]
