"""Addresses of demos and their plans."""

from django.urls import path

from pacenotes.doors.web.demos.plans import views
from pacenotes.doors.web.demos.plans.step_views import PLAN

urlpatterns = [
    path("", views.demos, name="demos"),
    path("<int:demo_id>/", views.demo, name="demo"),
    path("<int:demo_id>/edit/", views.edit_demo, name="edit-demo"),
    path("<int:demo_id>/demoers/", views.demoers, name="demo-demoers"),
    path("<int:demo_id>/playbooks/", views.demo_playbooks, name="demo-playbooks"),
    path("<int:whole_id>/steps/", PLAN.steps, name="plan-steps"),
    path("<int:whole_id>/steps/<int:step_id>/", PLAN.step, name="plan-step"),
    path("<int:whole_id>/steps/<int:step_id>/places/", PLAN.places, name="plan-step-places"),
    path(
        "<int:whole_id>/steps/<int:step_id>/removals/",
        PLAN.removals,
        name="plan-step-removals",
    ),
]

below_deals = [path("<int:deal_id>/demos/", views.deal_demos, name="deal-demos")]
