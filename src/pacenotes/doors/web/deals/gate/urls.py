"""Addresses of the pages about requests."""

from django.urls import path

from pacenotes.doors.web.deals.gate import views

urlpatterns = [
    path("requests/", views.queue, name="requests"),
    path("<int:deal_id>/requests/", views.requests, name="deal-requests"),
    path("<int:deal_id>/requests/<int:request_id>/", views.request_page, name="request"),
    path(
        "<int:deal_id>/requests/<int:request_id>/acceptances/",
        views.acceptances,
        name="request-acceptances",
    ),
    path(
        "<int:deal_id>/requests/<int:request_id>/receivers/",
        views.receivers,
        name="request-receivers",
    ),
    path(
        "<int:deal_id>/requests/<int:request_id>/releases/",
        views.releases,
        name="request-releases",
    ),
    path(
        "<int:deal_id>/requests/<int:request_id>/refusals/",
        views.refusals,
        name="request-refusals",
    ),
    path(
        "<int:deal_id>/requests/<int:request_id>/completions/",
        views.completions,
        name="request-completions",
    ),
    path(
        "<int:deal_id>/requests/<int:request_id>/withdrawals/",
        views.withdrawals,
        name="request-withdrawals",
    ),
]
