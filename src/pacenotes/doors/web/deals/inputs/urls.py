"""Addresses of inputs."""

from django.urls import path

from pacenotes.doors.web.deals.inputs import views

urlpatterns = [
    path("<int:deal_id>/inputs/", views.inputs, name="deal-inputs"),
    path("<int:deal_id>/inputs/<int:input_id>/decisions/", views.decisions, name="input-decisions"),
]
