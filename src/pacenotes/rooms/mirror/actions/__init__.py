"""Everything that somebody does with their mirror: for themselves alone, and on no record, for that
there is a mirror, and when it is looked into, is nobody else's either."""

from pacenotes.rooms.mirror.actions.keeping import (
    intend,
    keep,
    look_back,
    mark,
)
from pacenotes.rooms.mirror.actions.keys import (
    Begun,
    begin,
    follow_password,
    recover,
    remove_mirror,
    renew_code,
    rotate,
)
from pacenotes.rooms.mirror.actions.sharing import share, take_back

__all__ = [
    "Begun",
    "begin",
    "follow_password",
    "intend",
    "keep",
    "look_back",
    "mark",
    "recover",
    "remove_mirror",
    "renew_code",
    "rotate",
    "share",
    "take_back",
]
