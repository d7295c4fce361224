"""Addresses of what each position takes to a demo."""

from django.urls import path

from pacenotes.doors.web.demos.sheets import views

urlpatterns = [
    path("<int:demo_id>/call-sheet/", views.call_sheet, name="call-sheet"),
    path("<int:demo_id>/brief/", views.brief, name="brief"),
]
