"""Addresses of the pages that set the team's own fields."""

from django.urls import path

from pacenotes.doors.web.deals.fields import views

urlpatterns = [
    path("", views.fields, name="fields"),
    path("new/", views.new_field, name="new-field"),
    path("<int:field_id>/", views.field, name="field"),
    path("<int:field_id>/removal/", views.field_removal, name="field-removal"),
]
