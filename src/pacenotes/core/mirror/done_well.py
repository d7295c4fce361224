"""What somebody did well: handed the wheel over, passed a question on, sent a cue that was taken,
asked and waited."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pacenotes.core.listening.acts import asks, is_back_channel
from pacenotes.core.listening.finding import Abstention, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.mirror.beside import TakenCue
from pacenotes.core.mirror.letting_go import as_remark
from pacenotes.core.mirror.remark import Kind, Remark
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, words

HANDED = N_("{whom} took it, and you said nothing for {count} turns")
PASSED = N_("the customer asked, and {whom} answered")
TAKEN = N_("{whom} took it")
WAITED = N_("you left {seconds} s of silence, and got {count} words")
NEEDS_TIMES = N_("whether you waited after a question can't be told: the call has no times")
QUIET_TURNS = 3
"""Turns of others after a handover before it was a clean one."""
LEAST_SILENCE = 2.0
"""Seconds after a question that are more than the usual gap between two who talk."""
LONGEST_SILENCE = 30.0
"""Seconds after which it was a pause and no question that hung in the air."""
FEWEST_WORDS = 15
"""An answer worth waiting for has so many."""


def done_well(
    hearing: Hearing, mine: frozenset[str], found: Iterable[Finding], taken: Iterable[TakenCue]
) -> Iterator[Remark | Abstention]:
    """What went well, by kind."""
    for one in found:
        if one.signal == "wheel" and one.kind == "handed_over" and one.speaker in mine:
            yield from _handed(hearing, mine, one)
    yield from _passed_on(hearing, mine)
    for cue in taken:
        why = words(TAKEN, whom=cue.taken_by)
        yield Remark(Kind.CUE_TAKEN, cue.text, why, None, cue.at, place=f"c{cue.key}")
    if hearing.has_times:
        yield from _waited(hearing, mine)
    else:
        yield Abstention(Kind.WAITED, words(NEEDS_TIMES))


def _handed(hearing: Hearing, mine: frozenset[str], found: Finding) -> Iterator[Remark]:
    to = found.detail.who
    after = hearing.transcript.utterances[found.quote.utterance + 1 :][:QUIET_TURNS]
    if to is None or to in mine or len(after) < QUIET_TURNS:
        return
    spoke = {utterance.speaker for utterance in after}
    if to in spoke and not spoke & mine:
        remark = as_remark(Kind.HANDED_OVER, found)
        yield remark.borne_out(words(HANDED, whom=to, count=str(QUIET_TURNS)))


def _passed_on(hearing: Hearing, mine: frozenset[str]) -> Iterator[Remark]:
    """The customer asks, this person hands it to a colleague by name, who is next to speak."""
    said = hearing.transcript.utterances
    for utterance in said[1:-1]:
        if utterance.speaker not in mine or not hearing.is_theirs(
            said[utterance.index - 1].speaker
        ):
            continue
        before = hearing.sentences_of(utterance.index - 1)
        if not any(asks(s) for s in before):
            continue
        for sentence in hearing.sentences_of(utterance.index):
            to = hearing.our_names.within(sentence.text, besides=utterance.speaker)
            answers = said[utterance.index + 1].speaker
            if "hands_off" in sentence.kinds("asked") and to is not None and to == answers:
                why = words(PASSED, whom=to)
                yield as_remark(
                    Kind.PASSED_ON, hearing.finding("mirror", "passed_on", sentence, why)
                )
                break


def _waited(hearing: Hearing, mine: frozenset[str]) -> Iterator[Remark]:
    said = hearing.transcript.utterances
    for utterance in said[:-1]:
        if utterance.speaker not in mine:
            continue
        reply = said[utterance.index + 1]
        sentences = hearing.sentences_of(utterance.index)
        if not sentences or not asks(sentences[-1]) or "social" in sentences[-1].kinds("asked"):
            continue
        count = len(reply.text.split())
        silence = _between(utterance, reply)
        is_answer = hearing.is_theirs(reply.speaker) and count >= FEWEST_WORDS
        if is_back_channel(reply, hearing.sentences_of(reply.index)) or not is_answer:
            continue
        if LEAST_SILENCE <= silence <= LONGEST_SILENCE:
            why = words(WAITED, seconds=f"{silence:.0f}", count=str(count))
            yield as_remark(Kind.WAITED, hearing.finding("mirror", "waited", sentences[-1], why))


def _between(utterance: Utterance, reply: Utterance) -> float:
    return (reply.start or 0.0) - (utterance.end or 0.0)
