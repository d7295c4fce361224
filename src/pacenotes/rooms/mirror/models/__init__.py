"""What the mirror room remembers."""

from pacenotes.rooms.mirror.models.mirror_key import MirrorKey, MirrorKeyQuerySet, sealed_for
from pacenotes.rooms.mirror.models.mirror_page import (
    MirrorPage,
    MirrorPageQuerySet,
    sealed_about,
)
from pacenotes.rooms.mirror.models.mirror_share import (
    MirrorShare,
    MirrorShareQuerySet,
    shared_between,
)
from pacenotes.rooms.mirror.models.sealing import WrongKey

__all__ = [
    "MirrorKey",
    "MirrorKeyQuerySet",
    "MirrorPage",
    "MirrorPageQuerySet",
    "MirrorShare",
    "MirrorShareQuerySet",
    "WrongKey",
    "sealed_about",
    "sealed_for",
    "shared_between",
]
