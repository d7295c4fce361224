"""Back seat: one of ours who isn't driving tells the driver what to show, what was missed."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.axis import clock
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.recorded import unmatched
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.wording import N_, words

SIGNAL = "back_seat"
REASONS = {
    "asks_for_screen": N_("“{words}” asks {driver} to go somewhere else on the screen"),
    "directs_screen": N_("“{words}” steers the screen that {driver} drives"),
    "asks_to_show": N_("“{words}” tells {driver} what to show"),
    "says_missed": N_("“{words}” tells {driver} what was missed"),
}
SOMEBODY = N_("“{words}” asks whoever is driving to go somewhere else on the screen")
NEEDS_PARTIES = N_("who drove from the back seat can't be told: who is on our side isn't known")
NEEDS_SPEAKERS = N_("who drove from the back seat can't be told: nobody is named in the transcript")
NEEDS_DRIVER = N_(
    "who drove from the back seat can't be told from {spans}: {name} had the wheel by the demo's "
    "record, and no speaker of the call is known to be {name}"
)
_PUTTING_IT_OFF = frozenset({"hands_over", "shares_screen", "asks_for_wheel", "stops_sharing"})


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """Every such remark to a driver of ours; a customer who steers is within their right."""
    if not hearing.speakers:
        yield Abstention(SIGNAL, words(NEEDS_SPEAKERS))
        return
    if not hearing.ours:
        yield Abstention(SIGNAL, words(NEEDS_PARTIES))
        return
    for sentence in hearing.saying(SIGNAL):
        if hearing.is_ours(sentence.speaker):
            yield from _remark(hearing, sentence)
    if hearing.recorded is not None:
        for name, spans in unmatched(hearing.driving).items():
            told = ", ".join(f"{clock(span.start)} to {clock(span.end)}" for span in spans)
            yield Abstention(SIGNAL, words(NEEDS_DRIVER, name=name, spans=told))


def _remark(hearing: Hearing, sentence: Sentence) -> Iterator[Finding]:
    hits = sentence.hits(SIGNAL)
    if not hits:
        return
    hit = hits[0]
    drivers = hearing.drivers_at(sentence.utterance.index)
    if sentence.speaker in drivers or any(map(hearing.is_theirs, drivers)):
        return
    if not drivers and (hit.kind != "asks_for_screen" or not _is_somebody_driving(hearing)):
        return
    if sentence.kinds("wheel") & _PUTTING_IT_OFF:
        return
    said = sentence.words_of(hit)
    if not drivers:
        yield hearing.finding(SIGNAL, hit.kind, sentence, words(SOMEBODY, words=said), hit=hit)
        return
    driver = " / ".join(drivers)
    why = words(REASONS[hit.kind], words=said, driver=driver)
    yield hearing.finding(SIGNAL, hit.kind, sentence, why, Detail(whom=driver), hit)


def _is_somebody_driving(hearing: Hearing) -> bool:
    """Whether there is somebody to ask, though it can't be told who: by a record it can."""
    return hearing.recorded is None and bool(hearing.holds)
