"""The wheel: who drives the demo, and each time it changes hands."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.axis import clock
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.recorded import first_said, unmatched
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
RECORDED = N_(
    "by the demo's record {who} had the wheel from {start} to {end}; nothing is guessed from words"
)
NO_TIMES = N_(
    "who drove is told from the words: the demo's record knows, and the transcript has no times at "
    "which to lay it"
)
NO_MATCH = N_(
    "{name} drove by the demo's record ({spans}), and no speaker of the call is known to be "
    "{name}: say who is who, and it is told"
)


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """Each change of hands: driving, handed over, taken, let go. `who` is the driver afterwards.

    Where a demo's record knows who drove, that alone counts.
    """
    if hearing.driving and hearing.recorded is None:
        yield Abstention(SIGNAL, words(NO_TIMES))
    if not hearing.speakers:
        yield Abstention(SIGNAL, words(NO_SPEAKERS))
    elif hearing.recorded is not None:
        yield from _recorded(hearing)
    else:
        yield from _told(hearing)


def _recorded(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """Each time at the wheel, quoting the first words said in it: where to look, no ground."""
    before: str | None = None
    for span, at in first_said(hearing.transcript, hearing.driving):
        who = " / ".join(span.labels)
        if who and at is not None and (sentences := hearing.sentences_of(at)):
            why = words(RECORDED, who=span.name, start=clock(span.start), end=clock(span.end))
            yield hearing.finding(
                SIGNAL, "recorded", sentences[0], why, Detail(who=who, whom=before)
            )
        before = who or None
    for name, spans in unmatched(hearing.driving).items():
        told = ", ".join(f"{clock(span.start)}–{clock(span.end)}" for span in spans)
        yield Abstention(SIGNAL, words(NO_MATCH, name=name, spans=told))


def _told(hearing: Hearing) -> Iterator[Finding]:
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
