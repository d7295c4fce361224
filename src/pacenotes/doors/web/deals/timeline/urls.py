"""The address of a deal's timeline."""

from django.urls import path

from pacenotes.doors.web.deals.timeline import views

urlpatterns = [path("<int:deal_id>/timeline/", views.timeline, name="deal-timeline")]
