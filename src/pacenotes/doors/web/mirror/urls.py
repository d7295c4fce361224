"""Addresses of the pages of one's own mirror."""

from django.urls import path

from pacenotes.doors.web.mirror import key_views, share_views, views

urlpatterns = [
    path("", views.mirror, name="mirror"),
    path("openings/", views.openings, name="mirror-openings"),
    path("closings/", views.closings, name="mirror-closings"),
    path("looks/", views.looks, name="mirror-looks"),
    path("calls/<int:call_id>/", views.call, name="mirror-call"),
    path("calls/<int:call_id>/marks/", views.marks, name="mirror-marks"),
    path("intentions/", views.intentions, name="mirror-intentions"),
    path("intentions/back/", views.lookings_back, name="mirror-lookings-back"),
    path(
        "calls/<int:call_id>/remarks/<str:key>/shares/",
        share_views.remark,
        name="mirror-remark-shares",
    ),
    path("shares/", share_views.shares, name="mirror-shares"),
    path("shares/<int:share_id>/", share_views.share, name="mirror-share"),
    path("shares/<int:share_id>/removal/", share_views.removal, name="mirror-share-removal"),
    path("key/", key_views.key, name="mirror-key"),
    path("key/codes/", key_views.codes, name="mirror-codes"),
    path("key/rotations/", key_views.rotations, name="mirror-rotations"),
    path("recovery/", key_views.recovery, name="mirror-recovery"),
    path("removal/", key_views.removal, name="mirror-removal"),
]
