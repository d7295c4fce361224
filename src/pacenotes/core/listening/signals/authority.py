"""Authority: who decides on the customer's side, and whose approval is needed."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.answers import answers, with_replies
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.wording import N_

SIGNAL = "authority"
REASONS = {
    "decides": N_("“{words}” says who decides"),
    "approves": N_("“{words}” says whose approval is needed"),
}


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every word on who decides and who approves."""
    return with_replies(hearing, SIGNAL, "approves", answers(hearing, SIGNAL, REASONS))
