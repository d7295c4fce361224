"""What of a deal rests on accepted evidence, told from its evidence in one query."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals.models import Deal


@dataclass(frozen=True, slots=True)
class Resting:
    """Of one deal: how many pieces wait to be decided, by question; whether its business case
    stands; the ids of the answers, deadlines and pitfalls that stand, as their `standing()` has
    them; and the names of the contacts who were met."""

    waiting: Mapping[str, int]
    has_case: bool
    answers: frozenset[int]
    deadlines: frozenset[int]
    pitfalls: frozenset[int]
    met: tuple[str, ...]


def resting_of(deal: Deal) -> Resting:
    """What rests on this deal's evidence. A page at a glance asks for it instead of for what
    stands of each: four conditions on the evidence cost more to put together than to answer."""
    rows = deal.evidence.exclude(decision=Decision.REJECTED).order_by()
    # A piece stands here once for each answer that rests on it.
    told = list(rows.values_list("pk", "question", "decision", "is_set_aside", *_RESTING))
    accepted = [row for row in told if row[2] == Decision.ACCEPTED]
    answers, deadlines, pitfalls = (
        frozenset(filter(None, (row[at] for row in accepted))) for at in (4, 5, 6)
    )
    return Resting(
        Counter({row[0]: row[1] for row in told if row[2] == Decision.PROPOSED}.values()),
        any(row[1] == "business-case" and not row[3] for row in accepted),
        answers,
        deadlines,
        pitfalls,
        tuple(dict.fromkeys(row[7] for row in accepted if row[7] and not row[3])),
    )


_RESTING = ("answers", "deadline_id", "pitfall_id", "met__name")
