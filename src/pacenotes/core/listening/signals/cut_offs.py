"""Cut-offs: who was talked down before they had finished, by overlap or by broken-off text."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.acts import breaks_off, is_back_channel
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, words

SIGNAL = "cut_offs"
OVERLAPPED = N_("began {seconds} s before {whom} had finished, and kept the floor")
BROKE_OFF = N_("{whom} broke off in mid-sentence: “{words}”")
CANT_TELL = N_(
    "whether anybody was cut off is unknown: there are no times to see overlap by, "
    "and no sentence is written as broken off"
)
NO_SPEAKERS = N_("whether anybody was cut off is unknown: nobody is named in the transcript")
LEAST_OVERLAP = 0.3
"""Seconds of talking at once that are no accident of turn-taking."""
LONGEST_PAUSE = 1.5
"""Seconds after which somebody who broke off had simply stopped."""
FEWEST_WORDS = 3
"""The one who takes the floor says at least so much."""


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """Cut-offs by anybody; the kind says whose: a colleague, a customer, or unknown sides."""
    if not hearing.speakers:
        yield Abstention(SIGNAL, words(NO_SPEAKERS))
        return
    heard = [
        finding
        for utterance in hearing.transcript.utterances
        if (finding := _cut_off(hearing, utterance)) is not None
    ]
    yield from heard
    if not heard and not hearing.has_times:
        yield Abstention(SIGNAL, words(CANT_TELL))


def _cut_off(hearing: Hearing, cut: Utterance) -> Finding | None:
    """The finding on whoever spoke next, quoting their first sentence."""
    after = next_speaker(hearing, cut)
    if after is None or not is_interrupted(hearing, cut, after):
        return None
    overlap = _overlap(cut, after)
    whom = cut.speaker or ""
    if overlap >= LEAST_OVERLAP:
        why = words(OVERLAPPED, seconds=f"{overlap:.1f}", whom=whom)
    else:
        last = hearing.sentences_of(cut.index)[-1]
        why = words(BROKE_OFF, whom=whom, words=last.text[-80:])
    first = hearing.sentences_of(after.index)[0]
    return hearing.finding(SIGNAL, _kind(hearing, cut, after), first, why, Detail(whom=whom))


def _kind(hearing: Hearing, cut: Utterance, after: Utterance) -> str:
    if hearing.is_ours(after.speaker):
        if hearing.is_ours(cut.speaker):
            return "cuts_off_colleague"
        return "cuts_off_customer" if hearing.is_theirs(cut.speaker) else "cuts_off"
    return "customer_cuts_in" if hearing.is_theirs(after.speaker) else "cuts_off"


def next_speaker(hearing: Hearing, utterance: Utterance) -> Utterance | None:
    """The next utterance by somebody else that is no back-channel; None where the same goes on."""
    following = hearing.transcript.utterances[utterance.index + 1 : utterance.index + 4]
    for later in following:
        if later.speaker is None:
            return None
        if is_back_channel(later, hearing.sentences_of(later.index)):
            continue
        return later if later.speaker != utterance.speaker else None
    return None


def is_interrupted(hearing: Hearing, cut: Utterance, after: Utterance) -> bool:
    """Whether `cut` was stopped by `after`: by overlap where times show it, else by its text."""
    sentences = hearing.sentences_of(cut.index)
    if not sentences or is_back_channel(cut, sentences) or len(after.text.split()) < FEWEST_WORDS:
        return False
    if not hearing.sentences_of(after.index):
        return False
    broken = breaks_off(sentences[-1])
    if None in (cut.start, cut.end, after.start, after.end):
        return broken
    overlap = _overlap(cut, after)
    finished = sentences[-1].text.endswith((".", "?", "!"))
    if overlap >= LEAST_OVERLAP and not finished:
        return (after.end or 0.0) > (cut.end or 0.0)
    return broken and overlap > -LONGEST_PAUSE


def _overlap(cut: Utterance, after: Utterance) -> float:
    """Seconds both talk at once; below nought, the pause between them."""
    if cut.end is None or after.start is None:
        return 0.0
    return cut.end - after.start
