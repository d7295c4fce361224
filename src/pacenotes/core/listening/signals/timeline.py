"""Timeline: when the customer wants to start or be done, or that nothing is pressing."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.answers import answers, with_replies
from pacenotes.core.listening.dates import dates
from pacenotes.core.listening.finding import Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.wording import N_

SIGNAL = "timeline"
REASONS = {
    "wants_by": N_("“{words}” says by when"),
    "urgent": N_("“{words}” says that it is pressing"),
    "ready": N_("“{words}” says that they are ready"),
    "no_hurry": N_("“{words}” says that it is not pressing"),
}


def find(hearing: Hearing) -> Iterator[Finding]:
    """Every word on when, with the days where they can be told."""

    def detail(sentence: Sentence, hit: Hit) -> Detail:
        said = dates(sentence.text, hearing.on)
        within = (d for d in said if hit.start < d.end and d.start < hit.end)
        date = next(within, said[0] if said else None)
        return Detail(window=date.due if date is not None else None, is_hedged=hit.is_hedged)

    return with_replies(hearing, SIGNAL, "wants_by", answers(hearing, SIGNAL, REASONS, detail))
