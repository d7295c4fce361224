"""Addresses of the list, the board and their filters."""

from django.urls import path

from pacenotes.doors.web.deals.board import moves, several, views

urlpatterns = [
    path("", views.deals, name="deals"),
    path("board/", views.board, name="deal-board"),
    path("filter/", views.deal_filter, name="deal-filter"),
    path("filters/", views.saved_filters, name="saved-filters"),
    path("filters/<int:filter_id>/removal/", views.saved_filter_removal, name="filter-removal"),
    path("edits/", several.edits, name="deal-edits"),
    path("<int:deal_id>/moves/", moves.moves, name="deal-moves"),
]
