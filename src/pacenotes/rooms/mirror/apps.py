"""The mirror room, as Django knows it."""

from django.apps import AppConfig


class MirrorRoom(AppConfig):
    """The mirror room."""

    name = "pacenotes.rooms.mirror"
    label = "mirror"
