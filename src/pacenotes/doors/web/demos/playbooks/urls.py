"""Addresses of playbooks."""

from django.urls import path

from pacenotes.doors.web.demos.playbooks import step_views, views

urlpatterns = [
    path("", views.playbooks, name="playbooks"),
    path("<int:playbook_id>/", views.playbook, name="playbook"),
    path("<int:playbook_id>/copies/", views.copies, name="playbook-copies"),
    path("<int:playbook_id>/removals/", views.removals, name="playbook-removals"),
    path("<int:playbook_id>/steps/", step_views.steps, name="playbook-steps"),
    path("<int:playbook_id>/steps/<int:step_id>/", step_views.step, name="playbook-step"),
    path(
        "<int:playbook_id>/steps/<int:step_id>/places/",
        step_views.step_places,
        name="playbook-step-places",
    ),
    path(
        "<int:playbook_id>/steps/<int:step_id>/removals/",
        step_views.step_removals,
        name="playbook-step-removals",
    ),
]
