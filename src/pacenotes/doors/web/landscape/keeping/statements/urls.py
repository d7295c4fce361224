"""Addresses of the pages about statements."""

from django.urls import path

from pacenotes.doors.web.landscape.keeping.statements import views

urlpatterns = [
    path("statements/", views.statements, name="landscape-statements"),
    path("statements/new/", views.new_statement, name="landscape-new-statement"),
    path("statements/<int:statement_id>/", views.statement, name="landscape-statement"),
]
