"""Asked of us: the customer's questions, technical and commercial, who answered, what is open."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.acts import asks, is_back_channel
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.sentence import LONGEST_SENTENCE, Sentence
from pacenotes.core.roster import Party
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, words

SIGNAL = "asked_of_us"
ANSWERED = N_("answered by {who}")
PUT_OFF = N_("put off by {who}: “{words}”")
NOT_ANSWERED = N_("nobody of ours took it up")
NEEDS_PARTIES = N_(
    "what the customer asked can't be told: who is on the customer's side isn't known"
)
HOW_SOON = 5
"""Utterances after the question in which an answer to it is looked for."""
FEWEST_WORDS = 3
"""An answer says at least so much, unless it is a plain yes or no."""


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """One finding a question: `who` answered or put it off, `is_open` where nobody answered."""
    if not hearing.theirs:
        yield Abstention(SIGNAL, words(NEEDS_PARTIES))
        return
    kind_before: str | None = None
    for utterance in hearing.transcript.utterances:
        if not hearing.is_theirs(utterance.speaker):
            continue
        questions = _questions(hearing, utterance)
        answer = _answer(hearing, utterance) if questions else None
        for question in questions:
            kind = _kind(question, kind_before)
            if kind is not None:
                kind_before = kind
                yield _finding(hearing, question, kind, answer)


def _questions(hearing: Hearing, utterance: Utterance) -> list[Sentence]:
    """The utterance's questions to us: no small talk, none to a colleague, no echo of the last."""
    asked: list[Sentence] = []
    for sentence in hearing.sentences_of(utterance.index):
        if not asks(sentence) or "social" in sentence.kinds("asked"):
            continue
        if hearing.has_question_marks and "?" not in sentence.text:
            continue
        if hearing.their_names.within(sentence.text, besides=utterance.speaker) is not None:
            continue
        if asked and _is_one_breath(asked[-1], sentence):
            asked[-1] = _joined(asked[-1], sentence)
        elif not asked or len(sentence.text.split()) > FEWEST_WORDS:
            asked.append(sentence)
    return asked


def _is_one_breath(first: Sentence, second: Sentence) -> bool:
    return second.start - first.end <= 2 and len(first.text) + len(second.text) <= LONGEST_SENTENCE


def _joined(first: Sentence, second: Sentence) -> Sentence:
    """Two questions in one breath are one: "How does it know? Is that configured?"."""
    between = " " * (second.start - first.end)
    fired = first.fired | second.fired
    text = first.text + between + second.text
    return Sentence(first.utterance, first.start, second.end, text, fired)


def _kind(question: Sentence, before: str | None) -> str | None:
    """Commercial or technical by its words; a short follow-up goes with the question before it."""
    kinds = question.kinds("asked")
    for kind in ("commercial", "technical"):
        if kind in kinds:
            return kind
    follows = question.text.lower().startswith(("and ", "what if", "but ", "so ", "then "))
    return before if follows else None


def _finding(hearing: Hearing, question: Sentence, kind: str, answer: _Answer) -> Finding:
    if answer is None:
        return hearing.finding(SIGNAL, kind, question, words(NOT_ANSWERED), Detail(is_open=True))
    who = answer[0].speaker or ""
    put_off = next((s for s in answer if s.kinds("asked") & {"defers", "hands_off"}), None)
    if put_off is not None:
        why = words(PUT_OFF, who=who, words=put_off.text)
        return hearing.finding(SIGNAL, kind, question, why, Detail(who=who, is_open=True))
    return hearing.finding(
        SIGNAL, kind, question, words(ANSWERED, who=who), Detail(who=who, is_open=False)
    )


_Answer = tuple[Sentence, ...] | None


def _answer(hearing: Hearing, asking: Utterance) -> _Answer:
    """The sentences of the first utterance of ours that takes the question up."""
    after = asking.index + 1
    parked: tuple[Sentence, ...] | None = None
    for utterance in hearing.transcript.utterances[after : after + HOW_SOON]:
        sentences = hearing.sentences_of(utterance.index)
        if hearing.party(utterance.speaker) is Party.THEIRS:
            if any(asks(s) and s.kinds("asked") & {"technical", "commercial"} for s in sentences):
                return parked
            continue
        if not hearing.is_ours(utterance.speaker):
            continue
        if _says_something(utterance, sentences):
            return sentences
        if any("hands_off" in s.kinds("asked") for s in sentences[:2]):
            parked = parked or sentences
    return parked


def _says_something(utterance: Utterance, sentences: tuple[Sentence, ...]) -> bool:
    """Whether an utterance answers: by a statement, a yes or a no; not by a hand-off alone."""
    if not sentences or any("hands_off" in s.kinds("asked") for s in sentences[:2]):
        return False
    stated = [s for s in sentences if not asks(s)]
    return bool(stated) and (
        is_back_channel(utterance, sentences)
        or sum(len(s.text.split()) for s in stated) >= FEWEST_WORDS
    )
