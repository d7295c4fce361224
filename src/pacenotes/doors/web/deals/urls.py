"""Addresses of the pages about deals."""

from django.urls import path

from pacenotes.doors.web.calls.views import dropped
from pacenotes.doors.web.deals import views

urlpatterns = [
    path("", views.deals, name="deals"),
    path("new/", views.new_deal, name="new-deal"),
    path("<int:deal_id>/", views.deal, name="deal"),
    path("<int:deal_id>/team/", views.team, name="deal-team"),
    path(
        "<int:deal_id>/team/<int:member_id>/removal/", views.removal_from_team, name="team-removal"
    ),
    path("<int:deal_id>/owner/", views.owner, name="deal-owner"),
    path("<int:deal_id>/calls/", dropped, name="deal-calls"),
]
