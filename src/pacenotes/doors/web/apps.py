"""The web door, as Django knows it."""

from django.apps import AppConfig


class WebDoor(AppConfig):
    """The web door."""

    name = "pacenotes.doors.web"
    label = "web"
