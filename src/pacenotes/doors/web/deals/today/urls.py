"""The address of my position today."""

from django.urls import path

from pacenotes.doors.web.deals.today import views

urlpatterns = [path("", views.today, name="today")]
