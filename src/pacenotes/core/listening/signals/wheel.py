"""The wheel: who drives the demo, and each time it changes hands."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.wording import N_, words

SIGNAL = "wheel"
REASONS = {
    "shares_screen": N_("“{words}”: starts sharing"),
    "starts_showing": N_("“{words}”: begins to show"),
    "is_showing": N_("“{words}”: is showing"),
    "presents_topic": N_("“{words}”: presents"),
    "asks_for_wheel": N_("“{words}”: takes it"),
    "hands_over": N_("“{words}”: it is handed to {who}"),
    "stops_sharing": N_("“{words}”: lets it go"),
}
KINDS = {"hands_over": "handed_over", "asks_for_wheel": "taken", "stops_sharing": "let_go"}
NO_SPEAKERS = N_("who drove can't be told: nobody is named in the transcript")


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """Each change of hands: driving, handed over, taken, let go. `who` is the driver afterwards."""
    if not hearing.speakers:
        yield Abstention(SIGNAL, words(NO_SPEAKERS))
        return
    before: tuple[str, ...] = ()
    for hold in hearing.holds:
        if hold.sentence is not None and hold.hit is not None:
            said = hold.sentence.words_of(hold.hit)
            who = ", ".join(hold.drivers) or None
            why = words(REASONS[hold.kind], words=said, who=who or "")
            detail = Detail(who=who, whom=", ".join(before) or None)
            kind = KINDS.get(hold.kind, "driving")
            yield hearing.finding(SIGNAL, kind, hold.sentence, why, detail, hold.hit)
        before = hold.drivers
