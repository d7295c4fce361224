"""Addresses of a deal's team and owner, below the deal's."""

from django.urls import path

from pacenotes.doors.web.deals.team import views

urlpatterns = [
    path("<int:deal_id>/team/", views.team, name="deal-team"),
    path(
        "<int:deal_id>/team/<int:member_id>/removal/", views.removal_from_team, name="team-removal"
    ),
    path("<int:deal_id>/owner/", views.owner, name="deal-owner"),
]
