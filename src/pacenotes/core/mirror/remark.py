"""A remark on somebody's own conduct on a call: what they did, in their words, and what bears it
out."""

from __future__ import annotations

import enum
from dataclasses import dataclass, replace

from pacenotes.core.wording import N_, Words


class Kind(enum.StrEnum):
    """What is remarked on: the first could be let go of, the last four were done well."""

    STEERED = "steered"
    ANSWERED = "answered"
    EXPLAINED = "explained"
    DRIFTED = "drifted"
    UNASKED = "unasked"
    PROMISED = "promised"
    SOLD = "sold"
    MONOLOGUE = "monologue"
    SPOKEN_PAST = "spoken-past"
    HANDED_OVER = "handed-over"
    PASSED_ON = "passed-on"
    CUE_TAKEN = "cue-taken"
    WAITED = "waited"


KIND_NAMES: dict[Kind, str] = {
    Kind.STEERED: N_("Steered from the back seat"),
    Kind.ANSWERED: N_("Answered what was put to a colleague"),
    Kind.EXPLAINED: N_("Explained what a colleague was showing"),
    Kind.DRIFTED: N_("Went into technical detail"),
    Kind.UNASKED: N_("Left unasked"),
    Kind.PROMISED: N_("Made a commercial promise"),
    Kind.SOLD: N_("Answered for sales"),
    Kind.MONOLOGUE: N_("Talked for long"),
    Kind.SPOKEN_PAST: N_("Spoken past"),
    Kind.HANDED_OVER: N_("Handed the wheel over"),
    Kind.PASSED_ON: N_("Passed a question on"),
    Kind.CUE_TAKEN: N_("Sent a cue that was taken"),
    Kind.WAITED: N_("Asked, and waited"),
}
"""What each kind is called on the page, in the page's order."""

LEAST = {Kind.STEERED: 2}
"""How many things have to speak for a remark of a kind before anybody is told: beside the words it
has to be plain who drove. One is enough for the others."""

DONE_WELL = frozenset({Kind.HANDED_OVER, Kind.PASSED_ON, Kind.CUE_TAKEN, Kind.WAITED})


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark. `text` are the words it is about, `utterance` and `at` (seconds) where they
    stand; both None for what was done without a word. `why` says what fired, `grounds` what else
    bears it out: the more there are, the surer it is. `place` tells it from others of its kind.
    """

    kind: Kind
    text: str
    why: Words
    utterance: int | None = None
    at: float | None = None
    grounds: tuple[Words, ...] = ()
    place: str = ""

    @property
    def key(self) -> str:
        """What it is marked by: the same however often the call is listened to."""
        return f"{self.kind}:{self.place}"

    @property
    def is_done_well(self) -> bool:
        """Whether there is nothing to let go of."""
        return self.kind in DONE_WELL

    @property
    def certainty(self) -> int:
        """How many things speak for it: what fired, and what bears it out."""
        return 1 + len(self.grounds)

    def borne_out(self, *grounds: Words) -> Remark:
        """The same with more to bear it out."""
        return replace(self, grounds=(*self.grounds, *grounds))
