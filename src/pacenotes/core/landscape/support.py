"""How much of a capability a product has, and between what bounds that is known."""

from __future__ import annotations

import enum
from typing import NamedTuple

from pacenotes.core.wording import N_


class Support(enum.IntEnum):
    """How much of a capability a product has, least first. Unknown isn't no."""

    NO = 0
    UNKNOWN = 1
    PARTIAL = 2
    FULL = 3


NAMES = {
    Support.NO: N_("no"),
    Support.UNKNOWN: N_("unknown"),
    Support.PARTIAL: N_("partial"),
    Support.FULL: N_("full"),
}
"""What each is called."""


class Qualifier(enum.StrEnum):
    """What keeps a fact from being full support."""

    PARTIAL = "partial"
    FLAG = "flag"
    ADD_ON = "add-on"
    RENAMED = "renamed"


QUALIFIER_NAMES = {
    Qualifier.PARTIAL: N_("partial"),
    Qualifier.FLAG: N_("behind a flag"),
    Qualifier.ADD_ON: N_("needs an add-on"),
    Qualifier.RENAMED: N_("under another name or prefix"),
}
"""What each is called."""


class Bounds(NamedTuple):
    """The least and the most that a product may have, each of them no, partial or full.

    Where the two differ it isn't known which, and `support` names what can be said: partial where
    that much is sure, else unknown.
    """

    least: Support
    most: Support

    @property
    def support(self) -> Support:
        """What can be said of it, in one word."""
        if self.least is not Support.NO:
            return self.least
        return Support.NO if self.most is Support.NO else Support.UNKNOWN

    def within(self, whole: Bounds) -> Bounds:
        """What is left of a capability in a product that has this much of what it is part of."""
        return Bounds(min(self.least, whole.least), min(self.most, whole.most))

    def together(self, other: Bounds) -> Bounds:
        """What two facts about one capability come to."""
        return Bounds(max(self.least, other.least), max(self.most, other.most))


NOT_THERE = Bounds(Support.NO, Support.NO)
NOT_KNOWN = Bounds(Support.NO, Support.FULL)
