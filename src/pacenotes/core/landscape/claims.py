"""A claim heard on a call, held against the landscape as of the call's day."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.days import date_of
from pacenotes.core.landscape.history import Run, standing_on
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.standing import WHY, Standing
from pacenotes.core.wording import N_, Words, words


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody said on a call: that a capability is this or that, as of the call's day."""

    capability: int
    standing: Standing
    day: int


class Verdict(enum.StrEnum):
    """How a claim fares, as known on the call's day and as known now."""

    TRUE = "true"
    WRONG = "wrong"
    KNOWN_WRONG_SINCE = "known-wrong-since"
    KNOWN_TRUE_SINCE = "known-true-since"
    UNKNOWN = "unknown"


VERDICTS = {
    Verdict.TRUE: N_("It was so on {day}, as we knew then and as we know now."),
    Verdict.WRONG: N_("It wasn't so on {day}."),
    Verdict.KNOWN_WRONG_SINCE: N_(
        "It was so on {day} as far as we knew then; as we know now, it wasn't."
    ),
    Verdict.KNOWN_TRUE_SINCE: N_(
        "It wasn't so on {day} as far as we knew then; as we know now, it was."
    ),
    Verdict.UNKNOWN: N_("We don't know how it stood on {day}."),
}
"""What each verdict says."""

NOT_KNOWN_THEN = N_("How it stood on {day} we didn't know then; as we know now, it was so.")
"""What is said where it was so, and unknown when it was said: unknown isn't no."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A claim's verdict, and the runs that it was held against: as known then, and as known now."""

    claim: Claim
    verdict: Verdict
    then: Run | None
    now: Run | None

    @property
    def why(self) -> Words:
        """The verdict's sentence."""
        date = date_of(self.claim.day)
        was_unknown = self.then is None or self.then.standing is Standing.UNKNOWN
        is_learnt = self.verdict is Verdict.KNOWN_TRUE_SINCE and was_unknown
        told = NOT_KNOWN_THEN if is_learnt else VERDICTS[self.verdict]
        return words(told, day="…" if date is None else date.isoformat())

    @property
    def because(self) -> str | None:
        """The rule, a message for the translators, by which it stood as we know now."""
        return None if self.now is None else WHY[self.now.because]


def check(claim: Claim, ours: int, others: Sequence[int], records: Records, now: int) -> Checked:
    """Hold a claim against what was known on its day, and against what is known `now`.

    An unknown standing makes no claim wrong.
    """
    then_run = standing_on(claim.capability, ours, others, records, claim.day, claim.day)
    now_run = standing_on(claim.capability, ours, others, records, claim.day, now)
    return Checked(claim, _verdict(claim.standing, then_run, now_run), then_run, now_run)


def _verdict(claimed: Standing, then: Run | None, now: Run | None) -> Verdict:
    if now is None or now.standing is Standing.UNKNOWN:
        return Verdict.UNKNOWN
    was_true = then is not None and then.standing is claimed
    if now.standing is claimed:
        return Verdict.TRUE if was_true else Verdict.KNOWN_TRUE_SINCE
    return Verdict.KNOWN_WRONG_SINCE if was_true else Verdict.WRONG
