"""Addresses of the pages about people."""

from django.urls import path

from pacenotes.doors.web.people import colleague_views, organisation_views, sign_in_urls, views

urlpatterns = [
    *sign_in_urls.urlpatterns,
    path("welcome/<str:token>/", views.welcome, name="welcome"),
    path("you/", views.oneself, name="oneself"),
    path("you/address/", views.address, name="address"),
    path("people/", views.colleagues, name="colleagues"),
    path("people/new/", views.new_colleague, name="new-colleague"),
    path("people/organisation/", organisation_views.organisation, name="organisation"),
    path("people/organisation/<int:unit_id>/", organisation_views.unit, name="unit"),
    path("people/organisation/<int:unit_id>/name/", organisation_views.unit_name, name="unit-name"),
    path(
        "people/organisation/<int:unit_id>/place/", organisation_views.unit_place, name="unit-place"
    ),
    path(
        "people/organisation/<int:unit_id>/removal/",
        organisation_views.unit_removal,
        name="unit-removal",
    ),
    path("people/<int:person_id>/", colleague_views.colleague, name="colleague"),
    path("people/<int:person_id>/position/", colleague_views.position, name="colleague-position"),
    path("people/<int:person_id>/address/", colleague_views.address, name="colleague-address"),
    path("people/<int:person_id>/unit/", colleague_views.place, name="colleague-unit"),
    path("people/<int:person_id>/link/", colleague_views.link, name="colleague-link"),
    path("people/<int:person_id>/sign-in/", colleague_views.sign_in, name="colleague-sign-in"),
    path(
        "people/<int:person_id>/second-step/removal/",
        colleague_views.second_step_removal,
        name="colleague-second-step-removal",
    ),
]
