"""The address of the form that edits a deal."""

from django.urls import path

from pacenotes.doors.web.deals.edit import views

urlpatterns = [path("<int:deal_id>/edit/", views.edit, name="deal-edit")]
