"""The three to five differentiators that matter for a deal, and why each was chosen."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import Standing
from pacenotes.core.wording import N_

FEWEST, MOST = 3, 5
"""A brief that fits one head: more than five nobody says, fewer than three is no brief."""


class Requirement(enum.StrEnum):
    """What a deal has to do with a capability."""

    MUST = "must"
    SHOULD = "should"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A capability as a deal sees it: its run on the day against the deal's competitors.

    `is_in_business_case` where what the deal is worth to the customer hangs on it.
    """

    capability: int
    name: str
    requirement: Requirement
    run: Run
    is_in_business_case: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """A differentiator of the brief, and the message (for the translators) that says why it is."""

    candidate: Candidate
    why: str


@dataclass(frozen=True, slots=True)
class Brief:
    """What to bring up, most telling first; and what not to: required capabilities with a gap.

    `is_short` where there are fewer than three: then the brief says so instead of filling up.
    """

    differentiators: tuple[Chosen, ...]
    gaps: tuple[Candidate, ...]
    unknown: tuple[Candidate, ...]

    @property
    def is_short(self) -> bool:
        """Whether there is less to say than a brief should."""
        return len(self.differentiators) < FEWEST


WHY = {
    (Requirement.MUST, Standing.UNIQUE): N_("They can't do without it, and only we have it."),
    (Requirement.MUST, Standing.COMPARATIVE): N_("They can't do without it, and ours is better."),
    (Requirement.SHOULD, Standing.UNIQUE): N_("They want it, and only we have it."),
    (Requirement.SHOULD, Standing.COMPARATIVE): N_("They want it, and ours is better."),
    (Requirement.NONE, Standing.UNIQUE): N_("They haven't asked for it, and only we have it."),
    (Requirement.NONE, Standing.COMPARATIVE): N_("They haven't asked for it, and ours is better."),
}
"""Why a differentiator was chosen."""


def brief(candidates: Iterable[Candidate]) -> Brief:
    """Choose from all capabilities that have a standing on the day.

    Musts before shoulds before what nobody required; among those what the business case hangs on,
    then unique before comparative, then the newest, then by name. What nobody required only fills
    up to three: beyond that a brief is about this deal.
    """
    ranked = sorted(candidates, key=_rank)
    ours = [one for one in ranked if one.run.standing in _DIFFERENTIATORS]
    asked = [one for one in ours if _is_asked(one)][:MOST]
    filling = [one for one in ours if not _is_asked(one)][: max(FEWEST - len(asked), 0)]
    required = [one for one in ranked if one.requirement is not Requirement.NONE]
    return Brief(
        tuple(Chosen(one, WHY[one.requirement, one.run.standing]) for one in asked + filling),
        _with(required, Standing.GAP),
        _with(required, Standing.UNKNOWN),
    )


_DIFFERENTIATORS = (Standing.UNIQUE, Standing.COMPARATIVE)
_FIRST = (Requirement.MUST, Requirement.SHOULD, Requirement.NONE)


def _is_asked(candidate: Candidate) -> bool:
    return candidate.requirement is not Requirement.NONE or candidate.is_in_business_case


def _with(candidates: Sequence[Candidate], standing: Standing) -> tuple[Candidate, ...]:
    return tuple(one for one in candidates if one.run.standing is standing)


def _rank(candidate: Candidate) -> tuple[int, bool, bool, int, str, int]:
    return (
        _FIRST.index(candidate.requirement),
        not candidate.is_in_business_case,
        candidate.run.standing is not Standing.UNIQUE,
        -candidate.run.since,
        candidate.name,
        candidate.capability,
    )
