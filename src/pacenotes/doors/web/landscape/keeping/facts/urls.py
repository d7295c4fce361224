"""Addresses of the pages about facts."""

from django.urls import path

from pacenotes.doors.web.landscape.keeping.facts import views

urlpatterns = [
    path("facts/", views.facts, name="landscape-facts"),
    path("facts/new/", views.new_fact, name="landscape-new-fact"),
    path("facts/<int:fact_id>/", views.fact, name="landscape-fact"),
    path(
        "facts/<int:fact_id>/withdrawals/",
        views.withdrawals,
        name="landscape-fact-withdrawals",
    ),
    path("coverage/new/", views.new_check, name="landscape-new-check"),
]
