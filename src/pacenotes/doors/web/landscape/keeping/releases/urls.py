"""Addresses of the pages about releases."""

from django.urls import path

from pacenotes.doors.web.landscape.keeping.releases import views

urlpatterns = [
    path(
        "products/<int:product_id>/releases/new/",
        views.new_release,
        name="landscape-new-release",
    ),
    path("releases/<int:release_id>/", views.release, name="landscape-release"),
    path("releases/<int:release_id>/edit/", views.rename_release, name="landscape-rename-release"),
]
