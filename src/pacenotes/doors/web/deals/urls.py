"""Addresses of the pages about deals."""

from django.urls import include, path

from pacenotes.doors.web.calls.views import dropped
from pacenotes.doors.web.deals import views
from pacenotes.doors.web.deals.overview.views import deal
from pacenotes.doors.web.demos.plans.urls import below_deals
from pacenotes.doors.web.landscape.cards.urls import below_deals as cards_of_deals

urlpatterns = [
    path("", include("pacenotes.doors.web.deals.board.urls")),
    path("", include("pacenotes.doors.web.deals.edit.urls")),
    path("fields/", include("pacenotes.doors.web.deals.fields.urls")),
    path("", include("pacenotes.doors.web.deals.around.urls")),
    path("", include("pacenotes.doors.web.deals.meetings.urls")),
    path("", include("pacenotes.doors.web.deals.questions.urls")),
    path("", include("pacenotes.doors.web.deals.sources.urls")),
    path("", include("pacenotes.doors.web.deals.timeline.urls")),
    path("", include("pacenotes.doors.web.deals.team.urls")),
    path("", include("pacenotes.doors.web.deals.gate.urls")),
    path("", include("pacenotes.doors.web.deals.inputs.urls")),
    path("", include("pacenotes.doors.web.deals.technical.urls")),
    path("", include("pacenotes.doors.web.deals.tables.urls")),
    path("", include(below_deals)),
    path("", include(cards_of_deals)),
    path("new/", views.new_deal, name="new-deal"),
    path("<int:deal_id>/", deal, name="deal"),
    path("<int:deal_id>/calls/", dropped, name="deal-calls"),
]
