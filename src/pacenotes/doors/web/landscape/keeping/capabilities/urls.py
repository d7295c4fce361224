"""Addresses of the pages about capabilities."""

from django.urls import path

from pacenotes.doors.web.landscape.keeping.capabilities import views

urlpatterns = [
    path("capabilities/", views.capabilities, name="landscape-capabilities"),
    path("capabilities/new/", views.new_capability, name="landscape-new-capability"),
    path(
        "capabilities/<int:capability_id>/edit/",
        views.edit_capability,
        name="landscape-edit-capability",
    ),
]
