"""Decision criteria: what the customer will decide by."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.answers import answers, with_replies
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.wording import N_

SIGNAL = "criteria"
REASONS = {
    "must_have": N_("“{words}” makes it a condition"),
    "weighs": N_("“{words}” says what weighs"),
    "wishes": N_("“{words}” makes it a wish, not a condition"),
}


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every condition, weight and wish."""
    return with_replies(hearing, SIGNAL, "weighs", answers(hearing, SIGNAL, REASONS))
