"""The history room, as Django knows it."""

from django.apps import AppConfig


class HistoryRoom(AppConfig):
    """The history room."""

    name = "pacenotes.rooms.history"
    label = "history"
