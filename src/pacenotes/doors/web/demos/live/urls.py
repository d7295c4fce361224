"""Addresses of live demos."""

from django.urls import path

from pacenotes.doors.web.demos.live import post_views, views, wheel_views

urlpatterns = [
    path("<int:demo_id>/live/", views.live, name="live"),
    path("<int:demo_id>/audience/", views.audience, name="audience"),
    path("<int:demo_id>/sessions/", post_views.sessions, name="sessions"),
    path("<int:demo_id>/sessions/current/", views.current_session, name="current-session"),
    path("<int:demo_id>/endings/", post_views.endings, name="endings"),
    path("<int:demo_id>/steps/current/", post_views.current_step, name="current-step"),
    path("<int:demo_id>/wheel/offers/", wheel_views.offers, name="wheel-offers"),
    path("<int:demo_id>/wheel/asks/", wheel_views.asks, name="wheel-asks"),
    path("<int:demo_id>/wheel/acceptances/", wheel_views.acceptances, name="wheel-acceptances"),
    path("<int:demo_id>/wheel/refusals/", wheel_views.refusals, name="wheel-refusals"),
    path("<int:demo_id>/wheel/withdrawals/", wheel_views.withdrawals, name="wheel-withdrawals"),
    path("<int:demo_id>/wheel/releases/", wheel_views.releases, name="wheel-releases"),
    path("<int:demo_id>/wheel/takings/", wheel_views.takings, name="wheel-takings"),
    path("<int:demo_id>/wheel/beats/", wheel_views.beats, name="wheel-beats"),
    path("<int:demo_id>/cues/", post_views.cues, name="cues"),
    path("<int:demo_id>/cues/<int:cue_id>/answers/", post_views.cue_answers, name="cue-answers"),
    path("<int:demo_id>/captures/", post_views.captures, name="captures"),
    path("<int:demo_id>/questions/", post_views.questions, name="parked-questions"),
    path(
        "<int:demo_id>/questions/<int:question_id>/answers/",
        post_views.question_answers,
        name="parked-answers",
    ),
]
