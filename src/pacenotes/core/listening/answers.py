"""What speaks to one of the five questions: said unasked, or in answer to our question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from pacenotes.core.listening.acts import asks, is_back_channel
from pacenotes.core.listening.finding import Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, words

ANSWERED_US = N_("answers our question “{question}”")
FEWEST_WORDS = 3
"""An answer to our question says something from so many words on."""

DetailOf = Callable[[Sentence, Hit], Detail]


def answers(
    hearing: Hearing,
    signal: str,
    reasons: Mapping[str, str],
    detail: DetailOf | None = None,
) -> Iterator[Finding]:
    """Every statement in which the signal's lexicon fires, the first kind in each sentence.

    `reasons` says of each kind why it counts; `detail` reads more out of a sentence. Questions are
    left out: asking about the budget is no evidence of one. Our own words count only where the
    customer confirms them ("So the issue is … Fair?" "That's exactly it.").
    """
    for sentence, hit in _statements(hearing, signal):
        read = detail(sentence, hit) if detail else Detail(is_hedged=hit.is_hedged)
        why = words(reasons[hit.kind], words=sentence.words_of(hit))
        yield hearing.finding(signal, hit.kind, sentence, why, read, hit)


def _statements(hearing: Hearing, signal: str) -> Iterator[tuple[Sentence, Hit]]:
    last: Sentence | None = None
    for sentence, hit in hearing.hits(signal):
        if sentence is last or asks(sentence):
            continue
        if hearing.is_ours(sentence.speaker) and not is_confirmed(hearing, sentence):
            continue
        last = sentence
        yield sentence, hit


def is_confirmed(hearing: Hearing, sentence: Sentence) -> bool:
    """Whether the customer said yes right after our words: a summary of ours that they stand by."""
    after = sentence.utterance.index + 1
    for utterance in hearing.transcript.utterances[after : after + 1]:
        if hearing.is_theirs(utterance.speaker):
            first = hearing.sentences_of(utterance.index)[:2]
            return any("confirms" in s.kinds("acts") for s in first)
    return False


def replies(hearing: Hearing, probe: str) -> Iterator[tuple[Sentence, Sentence]]:
    """The customer's first telling sentence after each turn of ours that asks about `probe`.

    Yields `(question, reply)`; only where both sides are known.
    """
    turn: Utterance | None = None
    for sentence, hit in hearing.hits("probes"):
        if hit.kind != probe or not hearing.is_ours(sentence.speaker):
            continue
        if sentence.utterance is turn:
            continue
        turn = sentence.utterance
        reply = _reply(hearing, sentence)
        if reply is not None:
            yield sentence, reply


def _reply(hearing: Hearing, question: Sentence) -> Sentence | None:
    after = question.utterance.index + 1
    for utterance in hearing.transcript.utterances[after : after + 3]:
        if not hearing.is_theirs(utterance.speaker):
            continue
        sentences = hearing.sentences_of(utterance.index)
        if is_back_channel(utterance, sentences):
            continue
        telling = (
            s
            for s in sentences
            if len(s.text.split()) >= FEWEST_WORDS
            and not asks(s)
            and "back_channels" not in s.kinds("acts")
        )
        return next(telling, None)
    return None


def with_replies(
    hearing: Hearing, signal: str, kind: str, found: Iterator[Finding], probe: str | None = None
) -> Iterator[Finding]:
    """`found`, and the replies to our questions about it that the lexicon did not hear."""
    heard = list(found)
    spoken = {finding.quote.utterance for finding in heard}
    yield from heard
    for question, reply in replies(hearing, probe or signal):
        if reply.utterance.index not in spoken:
            spoken.add(reply.utterance.index)
            why = words(ANSWERED_US, question=question.text)
            yield hearing.finding(signal, kind, reply, why)
