"""Addresses of a deal's meetings, below the deal's."""

from django.urls import path

from pacenotes.doors.web.deals.meetings import views

urlpatterns = [
    path("<int:deal_id>/meetings/new/", views.new_meeting, name="new-meeting"),
    path("<int:deal_id>/meetings/<int:meeting_id>/", views.meeting, name="meeting"),
    path("<int:deal_id>/meetings/<int:meeting_id>/edit/", views.edit_meeting, name="edit-meeting"),
    path(
        "<int:deal_id>/meetings/<int:meeting_id>/removals/",
        views.meeting_removals,
        name="meeting-removals",
    ),
    path(
        "<int:deal_id>/meetings/<int:meeting_id>/introductions.txt",
        views.introductions_text,
        name="introductions-text",
    ),
]
