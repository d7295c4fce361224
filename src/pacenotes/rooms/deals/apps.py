"""The deals room, as Django knows it."""

from django.apps import AppConfig


class DealsRoom(AppConfig):
    """The deals room."""

    name = "pacenotes.rooms.deals"
    label = "deals"
