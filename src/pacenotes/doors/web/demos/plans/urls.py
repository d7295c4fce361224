"""Addresses of demos and their plans."""

from django.urls import path

from pacenotes.doors.web.demos.plans import step_views, views

urlpatterns = [
    path("", views.demos, name="demos"),
    path("<int:demo_id>/", views.demo, name="demo"),
    path("<int:demo_id>/edit/", views.edit_demo, name="edit-demo"),
    path("<int:demo_id>/demoers/", views.demoers, name="demo-demoers"),
    path("<int:demo_id>/playbooks/", views.demo_playbooks, name="demo-playbooks"),
    path("<int:demo_id>/steps/", step_views.steps, name="plan-steps"),
    path("<int:demo_id>/steps/<int:step_id>/", step_views.step, name="plan-step"),
    path(
        "<int:demo_id>/steps/<int:step_id>/places/", step_views.step_places, name="plan-step-places"
    ),
    path(
        "<int:demo_id>/steps/<int:step_id>/removals/",
        step_views.step_removals,
        name="plan-step-removals",
    ),
]

below_deals = [path("<int:deal_id>/demos/", views.deal_demos, name="deal-demos")]
