"""Addresses of playbooks."""

from django.urls import path

from pacenotes.doors.web.demos.playbooks import views
from pacenotes.doors.web.demos.playbooks.step_views import PLAYBOOK

urlpatterns = [
    path("", views.playbooks, name="playbooks"),
    path("<int:playbook_id>/", views.playbook, name="playbook"),
    path("<int:playbook_id>/copies/", views.copies, name="playbook-copies"),
    path("<int:playbook_id>/removals/", views.removals, name="playbook-removals"),
    path("<int:whole_id>/steps/", PLAYBOOK.steps, name="playbook-steps"),
    path("<int:whole_id>/steps/<int:step_id>/", PLAYBOOK.step, name="playbook-step"),
    path(
        "<int:whole_id>/steps/<int:step_id>/places/",
        PLAYBOOK.places,
        name="playbook-step-places",
    ),
    path(
        "<int:whole_id>/steps/<int:step_id>/removals/",
        PLAYBOOK.removals,
        name="playbook-step-removals",
    ),
]
