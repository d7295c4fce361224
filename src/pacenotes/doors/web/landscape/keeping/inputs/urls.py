"""Addresses of inputs."""

from django.urls import path

from pacenotes.doors.web.landscape.keeping.inputs import views

urlpatterns = [
    path("inputs/", views.inputs, name="landscape-inputs"),
    path("inputs/<int:input_id>/decisions/", views.decisions, name="landscape-input-decisions"),
]
