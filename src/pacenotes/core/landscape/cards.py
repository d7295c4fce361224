"""What is said of capabilities on a battlecard or a brief, and whether it can still be said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.brief import Requirement
from pacenotes.core.landscape.changes import Corner
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import STANDING_NAMES, WHY, Standing
from pacenotes.core.wording import N_

ON_PAPER = 3
"""Capabilities of one standing on a printed card, which is one page."""
MOST_SHOWN = 40
"""Capabilities of one standing on a card on the screen."""


@dataclass(frozen=True, slots=True)
class Track:
    """The owner's sentences on a capability: in general, or `against` one product (its name).

    `worded_for` is the standing that they were worded for, `now` how that comparison stands, and
    `here` how it stands where they are shown.
    """

    say: str
    ask: str
    proof: str
    trap: str
    show: str
    worded_for: Standing
    now: Standing
    here: Standing
    against: str = ""

    @property
    def is_struck(self) -> bool:
        """Whether it isn't to be said until it is reworded, as what it was worded for is over.

        What is said in general has to be so in general, and where it is shown.
        """
        return self.worded_for is not self.stands

    @property
    def stands(self) -> Standing:
        """The standing by which it is struck, or for which it was worded."""
        return self.now if self.against or self.here is self.worded_for else self.here

    @property
    def is_over_elsewhere(self) -> bool:
        """Whether it would still be so where it is shown, and isn't in general any more."""
        return self.is_struck and not self.against and self.here is self.worded_for

    @property
    def worded_for_name(self) -> str:
        """What it was worded for, a message for the translators."""
        return STANDING_NAMES[self.worded_for]

    @property
    def stands_name(self) -> str:
        """How it stands, a message for the translators."""
        return STANDING_NAMES[self.stands]


@dataclass(frozen=True, slots=True)
class Point:
    """A capability on a card: how it stands and since when, and what is said of it.

    `why` is why a brief has it, a message for the translators.
    """

    capability: int
    name: str
    run: Run
    track: Track | None = None
    requirement: Requirement = Requirement.NONE
    why: str = ""

    @property
    def standing(self) -> Standing:
        """How it stands."""
        return self.run.standing

    @property
    def because(self) -> str:
        """The rule that makes it so, a message for the translators."""
        return WHY[self.run.because]


@dataclass(frozen=True, slots=True)
class Section:
    """The capabilities of one standing: `count` of them, of which the first are here."""

    standing: Standing
    points: tuple[Point, ...]
    count: int

    @property
    def name(self) -> str:
        """What it is called, a message for the translators."""
        return SECTION_NAMES[self.standing]

    @property
    def means(self) -> str:
        """What to do with it, a message for the translators."""
        return SECTION_MEANS[self.standing]

    @property
    def on_paper(self) -> int:
        """How many of them stand on paper."""
        return min(ON_PAPER, len(self.points))

    @property
    def off_paper(self) -> int:
        """How many don't stand on paper."""
        return self.count - self.on_paper

    @property
    def more(self) -> int:
        """How many aren't here."""
        return self.count - len(self.points)


@dataclass(frozen=True, slots=True)
class Statement:
    """What sets the company apart rather than a product, with its proof, since a day."""

    text: str
    proof: str
    link: str
    since: int


@dataclass(frozen=True, slots=True)
class Card:
    """A product of ours held against a competitor's, true as of a day, as known on a day."""

    ours: str
    product: str
    vendor: str
    corner: Corner
    sections: tuple[Section, ...]
    statements: tuple[Statement, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is known of either."""
        return not any(section.count for section in self.sections)


@dataclass(frozen=True, slots=True)
class DealCard:
    """What to bring up on a deal, why, and how; and what to leave alone: of what it requires, where
    theirs is better, what isn't known, and what both have.

    `against` are the products that it is held against: the deal's competitors, or, where the
    landscape has none of those (`is_general`), all that ours is compared with. `not_here` are the
    names of what the deal requires, and of who competes, that the landscape hasn't got.
    """

    deal: str
    ours: str
    against: tuple[str, ...]
    is_general: bool
    corner: Corner
    differentiators: tuple[Point, ...]
    gaps: tuple[Point, ...]
    unknown: tuple[Point, ...]
    parity: tuple[Point, ...] = ()
    not_here: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    is_short: bool = False


SECTION_NAMES = {
    Standing.UNIQUE: N_("Only ours has it"),
    Standing.COMPARATIVE: N_("Ours is better"),
    Standing.PARITY: N_("Both have it, or neither"),
    Standing.GAP: N_("Theirs is better"),
    Standing.UNKNOWN: N_("Not known"),
}
"""What the capabilities of each standing are called on a card."""

SECTION_MEANS = {
    Standing.UNIQUE: N_("Bring it up, and prove it."),
    Standing.COMPARATIVE: N_("Say how much better, never “they can't”."),
    Standing.PARITY: N_("Don't claim it as ours alone."),
    Standing.GAP: N_("Be honest where they ask."),
    Standing.UNKNOWN: N_("Say nothing of it; ask, and tell technical marketing."),
}
"""What to do with the capabilities of each standing."""

IN_ORDER = (
    Standing.UNIQUE,
    Standing.COMPARATIVE,
    Standing.GAP,
    Standing.PARITY,
    Standing.UNKNOWN,
)
"""The order of a card: what to say, what to mind, what to leave."""


def sections(points: Iterable[Point], counts: dict[Standing, int]) -> tuple[Section, ...]:
    """The sections of a card in their order, each with its points in the order given."""
    by_standing: dict[Standing, list[Point]] = {}
    for point in points:
        by_standing.setdefault(point.standing, []).append(point)
    return tuple(
        Section(standing, tuple(by_standing.get(standing, ())), counts.get(standing, 0))
        for standing in IN_ORDER
    )


def unsaid(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points on which there is nothing to say: no words, or words that are struck through."""
    return tuple(one for one in points if one.track is None or one.track.is_struck)
