"""The calls room, as Django knows it."""

from django.apps import AppConfig


class CallsRoom(AppConfig):
    """The calls room."""

    name = "pacenotes.rooms.calls"
    label = "calls"
