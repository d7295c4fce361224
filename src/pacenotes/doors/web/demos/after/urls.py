"""Addresses of what came of demos."""

from django.urls import path

from pacenotes.doors.web.demos.after import feedback_views, views

urlpatterns = [
    path("<int:demo_id>/after/", views.newest, name="after"),
    path("sessions/<int:session_id>/", views.record, name="demo-session"),
    path("sessions/<int:session_id>/calls/", views.calls, name="session-calls"),
    path("sessions/<int:session_id>/partings/", views.partings, name="session-partings"),
    path("sessions/<int:session_id>/feedback/", feedback_views.given, name="session-feedback"),
    path("feedback/", feedback_views.own, name="feedback"),
    path("feedback/<int:feedback_id>/", feedback_views.edit, name="edit-feedback"),
    path("feedback/<int:feedback_id>/shares/", feedback_views.shares, name="feedback-shares"),
    path(
        "feedback/<int:feedback_id>/withdrawals/",
        feedback_views.withdrawals,
        name="feedback-withdrawals",
    ),
]
