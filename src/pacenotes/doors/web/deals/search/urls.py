"""The address of the search."""

from django.urls import path

from pacenotes.doors.web.deals.search import views

urlpatterns = [path("", views.search, name="search")]
