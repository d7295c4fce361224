"""Taking over: answering what was put to a colleague, explaining what the driver is explaining."""

from __future__ import annotations

from collections.abc import Iterator

import re2

from pacenotes.core.listening.acts import asks, is_back_channel
from pacenotes.core.listening.called import Called
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import options
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, words

SIGNAL = "taking_over"
ANSWERED = N_("the question was put to {whom}: “{question}”")
EXPLAINED = N_("“{words}” explains what {whom} is showing")
NEEDS_PARTIES = N_("whether anybody took over can't be told: who is on our side isn't known")
FEWEST_WORDS = 6
"""An answer to somebody else's question counts from so many words on."""

_EXPLAINS = re2.compile(
    r"\b(?:(?:what|the thing) (?:(?-i:\p{Lu})\p{L}+|he|she|they|you)(?:'s|'re| is| are| was| were)"
    r" (?:basically |really |actually |just )?(?:showing|saying|trying to (?:say|show|explain)|"
    r"doing|clicking|looking at)|what (?:this|that|it) (?:basically |really |actually |means|does)"
    r"|(?:just )?to (?:add to|jump in|explain|clarify|build on|chime in)|let me (?:just )?"
    r"(?:explain|jump in|add|take (?:that|this) one|answer)|i(?:'ll| will|'d| can) (?:just )?"
    r"(?:take (?:that|this) one|answer that|jump in|explain (?:this|that)|add)|in other words|"
    r"the way (?:this|that|it) works)\b",
    options(),
)


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """By our side only; a hand-off ("Sam, do you want to take that?") is none."""
    if not hearing.ours:
        yield Abstention(SIGNAL, words(NEEDS_PARTIES))
        return
    for utterance in hearing.transcript.utterances:
        if hearing.is_ours(utterance.speaker) and not _is_short(hearing, utterance):
            yield from _answering(hearing, utterance)
            yield from _explaining(hearing, utterance)


def _is_short(hearing: Hearing, utterance: Utterance) -> bool:
    sentences = hearing.sentences_of(utterance.index)
    return len(utterance.text.split()) < FEWEST_WORDS or is_back_channel(utterance, sentences)


def _answering(hearing: Hearing, utterance: Utterance) -> Iterator[Finding]:
    """The question just before was put to another of ours, by name or because they are driving."""
    question = _question_before(hearing, utterance)
    if question is None:
        return
    whom = _put_to(hearing, question, utterance)
    sentences = hearing.sentences_of(utterance.index)
    if whom is None or whom == utterance.speaker or _hands_off(sentences, whom):
        return
    telling = next((s for s in sentences if not asks(s) and len(s.text.split()) >= 4), None)
    if telling is not None:
        why = words(ANSWERED, whom=whom, question=question.text)
        yield hearing.finding(SIGNAL, "answers_for_another", telling, why, Detail(whom=whom))


def _question_before(hearing: Hearing, utterance: Utterance) -> Sentence | None:
    if utterance.index == 0:
        return None
    before = hearing.sentences_of(utterance.index - 1)
    if not before or not hearing.is_theirs(before[0].speaker):
        return None
    return next((s for s in reversed(before) if asks(s)), None)


def _put_to(hearing: Hearing, question: Sentence, answer: Utterance) -> str | None:
    """Whom of ours a question was put to: the one named in it, else the driver while explaining."""
    asked = hearing.sentences_of(question.utterance.index)
    named = hearing.our_names.within(" ".join(s.text for s in asked))
    if named is not None:
        return named
    drivers = hearing.drivers_at(answer.index)
    at = question.utterance.index - 1
    if len(drivers) == 1 and hearing.is_ours(drivers[0]) and at >= 0:
        explaining = hearing.transcript.utterances[at].speaker == drivers[0]
        about = question.kinds("asked")
        if explaining and "technical" in about and "commercial" not in about:
            return drivers[0]
    return None


def _hands_off(sentences: tuple[Sentence, ...], whom: str) -> bool:
    """Whether an answer passes the question on to the one it was put to."""
    called = Called([whom])
    return any(
        "hands_off" in s.kinds("asked") or called.within(s.text) is not None for s in sentences[:3]
    )


def _explaining(hearing: Hearing, utterance: Utterance) -> Iterator[Finding]:
    drivers = hearing.drivers_at(utterance.index)
    if len(drivers) != 1 or drivers[0] == utterance.speaker or not hearing.is_ours(drivers[0]):
        return
    near = hearing.transcript.utterances[max(0, utterance.index - 3) : utterance.index]
    if not any(u.speaker == drivers[0] for u in near):
        return
    for sentence in hearing.sentences_of(utterance.index):
        match = _EXPLAINS.search(sentence.text)
        if match is not None and not asks(sentence):
            why = words(EXPLAINED, words=match.group(0), whom=drivers[0])
            detail = Detail(whom=drivers[0])
            yield hearing.finding(SIGNAL, "explains_for_another", sentence, why, detail)
            return
