"""Addresses of the pages about calls."""

from django.urls import path

from pacenotes.doors.web.calls import views

urlpatterns = [
    path("<int:call_id>/", views.call, name="call"),
    path("<int:call_id>/progress/", views.progress, name="call-progress"),
    path("<int:call_id>/larger-ear/", views.larger_ear, name="call-larger-ear"),
    path("<int:call_id>/larger-ear/stops/", views.larger_ear_stops, name="call-larger-ear-stops"),
    path("<int:call_id>/yours/", views.yours, name="call-yours"),
    path("<int:call_id>/listenings/", views.listenings, name="call-listenings"),
    path("<int:call_id>/day/", views.day, name="call-day"),
    path("<int:call_id>/original/", views.original, name="call-original"),
    path("<int:call_id>/removal/", views.removal, name="call-removal"),
    path("<int:call_id>/utterances/<int:index>/", views.utterance, name="call-utterance"),
    path("<int:call_id>/speakers/<int:speaker_id>/seats/", views.seat, name="speaker-seats"),
    path("<int:call_id>/citations/", views.citations, name="call-citations"),
    path(
        "<int:call_id>/findings/<int:finding_id>/decisions/",
        views.decision,
        name="finding-decisions",
    ),
    path(
        "<int:call_id>/findings/<int:finding_id>/technical-questions/",
        views.technical_questions,
        name="finding-technical-questions",
    ),
]
