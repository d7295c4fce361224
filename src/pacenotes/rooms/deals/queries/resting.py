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
    stands; and the ids of the deadlines and pitfalls that stand, as their `standing()` has them."""

    waiting: Mapping[str, int]
    has_case: bool
    deadlines: frozenset[int]
    pitfalls: frozenset[int]


def resting_of(deal: Deal) -> Resting:
    """What rests on this deal's evidence. A page at a glance asks for it instead of for what
    stands of each: four conditions on the evidence cost more to put together than to answer."""
    rows = deal.evidence.exclude(decision=Decision.REJECTED).order_by()
    told = list(
        rows.values_list("question", "decision", "is_set_aside", "deadline_id", "pitfall_id")
    )
    accepted = [row for row in told if row[1] == Decision.ACCEPTED]
    return Resting(
        Counter(row[0] for row in told if row[1] == Decision.PROPOSED),
        any(question == "business-case" and not aside for question, _, aside, *_ids in accepted),
        frozenset(filter(None, (row[3] for row in accepted))),
        frozenset(filter(None, (row[4] for row in accepted))),
    )
