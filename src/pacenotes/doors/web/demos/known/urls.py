"""Addresses of what one knows how to show."""

from django.urls import path

from pacenotes.doors.web.demos.known import views

urlpatterns = [
    path("", views.capabilities, name="known-capabilities"),
    path("<int:known_id>/removals/", views.removals, name="known-capability-removals"),
]
