"""The landscape room, as Django knows it."""

from django.apps import AppConfig


class LandscapeRoom(AppConfig):
    """The landscape room."""

    name = "pacenotes.rooms.landscape"
    label = "landscape"
