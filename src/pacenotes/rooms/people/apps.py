"""The people room, as Django knows it."""

from django.apps import AppConfig


class PeopleRoom(AppConfig):
    """The people room."""

    name = "pacenotes.rooms.people"
    label = "people"
