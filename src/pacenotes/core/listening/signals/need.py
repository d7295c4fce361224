"""Need: what hurts the customer, and what they want instead."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.answers import answers, with_replies
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.wording import N_

SIGNAL = "need"
REASONS = {
    "pain": N_("“{words}” says what hurts"),
    "wish": N_("“{words}” says what they want"),
}


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every pain and wish, and what answers our question about them."""
    return with_replies(hearing, SIGNAL, "pain", answers(hearing, SIGNAL, REASONS))
