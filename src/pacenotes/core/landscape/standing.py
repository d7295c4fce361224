"""How our product's having a capability stands against others', at one moment."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass

from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.versions import Better
from pacenotes.core.wording import N_


class Standing(enum.StrEnum):
    """What a capability is for us against named competitors."""

    UNIQUE = "unique"
    COMPARATIVE = "comparative"
    PARITY = "parity"
    GAP = "gap"
    UNKNOWN = "unknown"


STANDING_NAMES = {
    Standing.UNIQUE: N_("unique"),
    Standing.COMPARATIVE: N_("comparative"),
    Standing.PARITY: N_("parity"),
    Standing.GAP: N_("gap"),
    Standing.UNKNOWN: N_("unknown"),
}
"""What each is called."""


class Because(enum.StrEnum):
    """The rule that makes it so; each makes one standing."""

    OURS_UNKNOWN = "ours-unknown"
    DEPRECATED = "deprecated"
    NOBODY_NAMED = "nobody-named"
    THEY_HAVE_MORE = "they-have-more"
    THEIRS_IS_BETTER = "theirs-is-better"
    ALL_HAVE_IT = "all-have-it"
    ALL_HAVE_PART = "all-have-part"
    NOBODY_HAS_IT = "nobody-has-it"
    ONLY_OURS = "only-ours"
    OURS_IS_MORE = "ours-is-more"
    OURS_IS_BETTER = "ours-is-better"
    OTHERS_UNKNOWN = "others-unknown"

    @property
    def standing(self) -> Standing:
        """The standing that it makes."""
        return _MAKES[self]


_MAKES = {
    Because.OURS_UNKNOWN: Standing.UNKNOWN,
    Because.DEPRECATED: Standing.UNKNOWN,
    Because.NOBODY_NAMED: Standing.UNKNOWN,
    Because.THEY_HAVE_MORE: Standing.GAP,
    Because.THEIRS_IS_BETTER: Standing.GAP,
    Because.ALL_HAVE_IT: Standing.PARITY,
    Because.ALL_HAVE_PART: Standing.PARITY,
    Because.NOBODY_HAS_IT: Standing.PARITY,
    Because.ONLY_OURS: Standing.UNIQUE,
    Because.OURS_IS_MORE: Standing.COMPARATIVE,
    Because.OURS_IS_BETTER: Standing.COMPARATIVE,
    Because.OTHERS_UNKNOWN: Standing.UNKNOWN,
}

WHY = {
    Because.OURS_UNKNOWN: N_("It isn't known whether ours can do it."),
    Because.DEPRECATED: N_("It is being given up, so there is nothing to claim."),
    Because.NOBODY_NAMED: N_("There is nobody to compare ours with."),
    Because.THEY_HAVE_MORE: N_("A competitor has it where ours hasn't, or has only part of it."),
    Because.THEIRS_IS_BETTER: N_("All have it, and a competitor's is measurably better."),
    Because.ALL_HAVE_IT: N_("Ours and every competitor's have it."),
    Because.ALL_HAVE_PART: N_("Ours and every competitor's have part of it."),
    Because.NOBODY_HAS_IT: N_("Nobody has it."),
    Because.ONLY_OURS: N_("Only ours has it."),
    Because.OURS_IS_MORE: N_("Ours has it where a competitor hasn't, or has only part of it."),
    Because.OURS_IS_BETTER: N_("All have it, and ours is measurably better than a competitor's."),
    Because.OTHERS_UNKNOWN: N_("It isn't known whether a competitor's can do it."),
}
"""What each rule says."""


@dataclass(frozen=True, slots=True)
class Has:
    """How much of a capability a product has at a moment, and its level where it is measured."""

    support: Support
    level: float | None = None
    unit: str = ""


def weigh(
    ours: Has, others: Sequence[Has], better: Better | None = None, is_deprecated: bool = False
) -> Because:
    """By which rule ours stands against all of the others at once, and so how.

    A level counts where both have all of it, in the same unit, and `better` says which way.
    """
    if ours.support is Support.UNKNOWN:
        return Because.OURS_UNKNOWN
    if is_deprecated:
        return Because.DEPRECATED
    if not others:
        return Because.NOBODY_NAMED
    known = [other for other in others if other.support is not Support.UNKNOWN]
    if any(other.support > ours.support for other in known):
        return Because.THEY_HAVE_MORE
    leads = [_lead(ours, other, better) for other in known]
    if any(lead < 0 for lead in leads):
        return Because.THEIRS_IS_BETTER
    if len(known) < len(others):
        return _with_some_unknown(ours, known, leads)
    if not any(leads):
        return _ALIKE[ours.support]
    if all(other.support is Support.NO for other in known) and ours.support is Support.FULL:
        return Because.ONLY_OURS
    return _ahead(ours, known)


_ALIKE = {
    Support.FULL: Because.ALL_HAVE_IT,
    Support.PARTIAL: Because.ALL_HAVE_PART,
    Support.NO: Because.NOBODY_HAS_IT,
}


def _with_some_unknown(ours: Has, known: Sequence[Has], leads: Sequence[int]) -> Because:
    """What hangs on no unknown one: that some have less, and that we aren't the only one."""
    somebody_has_it = any(other.support is not Support.NO for other in known)
    if ours.support is Support.FULL and any(leads) and somebody_has_it:
        return _ahead(ours, known)
    return Because.OTHERS_UNKNOWN


def _ahead(ours: Has, known: Sequence[Has]) -> Because:
    is_more = any(other.support < ours.support for other in known)
    return Because.OURS_IS_MORE if is_more else Because.OURS_IS_BETTER


def _lead(ours: Has, other: Has, better: Better | None) -> int:
    """1 where ours is ahead of a known other, 0 where they are alike, -1 where it is behind."""
    if ours.support is not other.support:
        return 1 if ours.support > other.support else -1
    if ours.support is not Support.FULL or better is None or ours.unit != other.unit:
        return 0
    if ours.level is None or other.level is None:
        return 0
    lead = (ours.level > other.level) - (ours.level < other.level)
    return lead if better is Better.HIGHER else -lead
