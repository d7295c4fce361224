"""Addresses of the pages about deals."""

from django.urls import include, path

from pacenotes.doors.web.calls.views import dropped
from pacenotes.doors.web.deals import views
from pacenotes.doors.web.deals.overview.views import deal

urlpatterns = [
    path("", views.deals, name="deals"),
    path("", include("pacenotes.doors.web.deals.questions.urls")),
    path("", include("pacenotes.doors.web.deals.sources.urls")),
    path("", include("pacenotes.doors.web.deals.tables.urls")),
    path("new/", views.new_deal, name="new-deal"),
    path("<int:deal_id>/", deal, name="deal"),
    path("<int:deal_id>/team/", views.team, name="deal-team"),
    path(
        "<int:deal_id>/team/<int:member_id>/removal/", views.removal_from_team, name="team-removal"
    ),
    path("<int:deal_id>/owner/", views.owner, name="deal-owner"),
    path("<int:deal_id>/calls/", dropped, name="deal-calls"),
]
