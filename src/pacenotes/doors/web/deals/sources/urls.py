"""Addresses of notes and mails: below a deal's, and their own."""

from django.urls import path

from pacenotes.doors.web.deals.sources import views

urlpatterns = [
    path("<int:deal_id>/sources/", views.sources, name="deal-sources"),
    path("<int:deal_id>/notes/new/", views.new_note, name="new-note"),
    path("<int:deal_id>/mails/", views.mails, name="deal-mails"),
    path("notes/<int:note_id>/", views.note, name="note"),
    path("notes/<int:note_id>/edit/", views.edit_note, name="edit-note"),
    path("notes/versions/<int:version_id>/", views.note_version, name="note-version"),
    path("notes/versions/<int:version_id>/citations/", views.note_citations, name="note-citations"),
    path("mails/<int:mail_id>/", views.mail, name="mail"),
    path("mails/<int:mail_id>/citations/", views.mail_citations, name="mail-citations"),
]
