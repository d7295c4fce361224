"""Addresses of the pages about people."""

from django.contrib.auth.views import LogoutView, PasswordChangeView
from django.urls import path, reverse_lazy

from pacenotes.doors.web.people import views

urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("welcome/<str:token>/", views.welcome, name="welcome"),
    path("you/", views.oneself, name="oneself"),
    path(
        "you/password/",
        PasswordChangeView.as_view(
            template_name="people/password.html", success_url=reverse_lazy("oneself")
        ),
        name="password",
    ),
    path("people/", views.colleagues, name="colleagues"),
    path("people/new/", views.new_colleague, name="new-colleague"),
]
