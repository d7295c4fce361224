"""The demos room, as Django knows it."""

from django.apps import AppConfig


class DemosRoom(AppConfig):
    """The demos room."""

    name = "pacenotes.rooms.demos"
    label = "demos"
