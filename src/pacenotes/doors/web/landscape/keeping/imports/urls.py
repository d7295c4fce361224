"""Addresses of imports and exports."""

from django.urls import path

from pacenotes.doors.web.landscape.keeping.imports import views

urlpatterns = [
    path("imports/", views.imports, name="landscape-imports"),
    path("facts.csv", views.facts_csv, name="landscape-facts-csv"),
]
