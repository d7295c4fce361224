"""What somebody makes of remarks on their own conduct, and what the listener learns from it."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pacenotes.core.mirror.remark import DONE_WELL, LEAST, Kind, Remark
from pacenotes.core.wording import N_


class Mark(enum.StrEnum):
    """What somebody makes of a remark on themselves."""

    FAIR = "fair"
    UNFAIR = "unfair"
    NOT_ME = "not-me"


MARK_NAMES: dict[Mark, str] = {
    Mark.FAIR: N_("fair"),
    Mark.UNFAIR: N_("unfair"),
    Mark.NOT_ME: N_("not me"),
}

UNFAIR_A_STEP = 2
"""How many more unfair than fair remarks of a kind raise what the next one needs by one."""
MOST_NEEDED = 4
"""More than this is asked of no remark: what so much speaks for is said."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """How many things have to speak for a remark of a kind before this person is told, and of how
    many marks that comes."""

    kind: Kind
    needed: int
    unfair: int
    fair: int


def thresholds(marked: Iterable[Mapping[str, Mark]]) -> dict[Kind, Threshold]:
    """What one person's marks ask of each kind, from the marks of each of their calls by remark
    key. A kind that was never marked, or marked fair as often, isn't in it.

    "Not me" is about who spoke, not about the listener, and teaches nothing.
    """
    unfair = dict.fromkeys(Kind, 0)
    fair = dict.fromkeys(Kind, 0)
    for marks in marked:
        for key, mark in marks.items():
            kind = _kind_of(key)
            if kind is not None and mark is not Mark.NOT_ME:
                (fair if mark is Mark.FAIR else unfair)[kind] += 1
    found = {}
    for kind in Kind:
        more = max(0, unfair[kind] - fair[kind])
        needed = min(LEAST.get(kind, 1) + more // UNFAIR_A_STEP, MOST_NEEDED)
        if more >= UNFAIR_A_STEP and kind not in DONE_WELL:
            found[kind] = Threshold(kind, needed, unfair[kind], fair[kind])
    return found


def is_told(remark: Remark, learnt: Mapping[Kind, Threshold], marks: Mapping[str, Mark]) -> bool:
    """Whether enough speaks for a remark. One that was marked stays where its mark can be taken
    back, except that what wasn't this person is gone."""
    mark = marks.get(remark.key)
    if mark is not None:
        return mark is not Mark.NOT_ME
    needed = learnt.get(remark.kind)
    return needed is None or remark.certainty >= needed.needed


def _kind_of(key: str) -> Kind | None:
    try:
        return Kind(key.partition(":")[0])
    except ValueError:  # marked by another version
        return None
