"""Addresses of the pages about contacts."""

from django.urls import path

from pacenotes.doors.web.deals.contacts import views

urlpatterns = [
    path("", views.contacts, name="contacts"),
    path("<int:contact_id>/", views.contact, name="contact"),
    path("<int:contact_id>/edit/", views.edit_contact, name="edit-contact"),
]
