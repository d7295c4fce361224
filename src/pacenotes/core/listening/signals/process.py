"""Decision process: the steps between here and a signature on the customer's side."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.answers import answers, with_replies
from pacenotes.core.listening.finding import Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.wording import N_

SIGNAL = "process"
REASONS = {"step": N_("“{words}” is a step on the way to a signature")}


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every step that was named."""
    return with_replies(hearing, SIGNAL, "step", answers(hearing, SIGNAL, REASONS))
