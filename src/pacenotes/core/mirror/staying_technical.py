"""What a technical position had better leave to sales: promises of money and terms, commercial
questions, talking for long."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pacenotes.core.axis import clock
from pacenotes.core.listening.acts import asks, is_back_channel
from pacenotes.core.listening.finding import Abstention, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.mirror.letting_go import as_remark
from pacenotes.core.mirror.remark import Kind, Remark
from pacenotes.core.transcript import Utterance
from pacenotes.core.wording import N_, words

PROMISED = N_("it is about money or terms, and {whom} was there for that")
SOLD = N_("the customer asked about money or terms, and {whom} was there: “{question}”")
LONG = N_("{length} without a question, and nobody of the customer's said a word")
NEEDS_TIMES = N_("how long you talked at a stretch can't be told: the call has no times")
LONGEST_TALK = 180.0
"""Seconds of talk without a question, and without a word of the customer's, that are long."""
_FORMS = frozenset({"how", "does", "do", "can", "could", "will", "would", "is", "so", "how'd"})
FEWEST_WORDS = 8
"""An answer to a commercial question counts from so many words on."""


def staying_technical(
    hearing: Hearing, mine: frozenset[str], found: Iterable[Finding]
) -> Iterator[Remark | Abstention]:
    """Remarks on a technical position; nothing for anybody else."""
    if not any(_is_technical(hearing, label) for label in mine):
        return
    sales = next((p.name for at in hearing.ours if (p := hearing.person(at)) and p.is_sales), None)
    if sales is not None:
        yield from _promises(hearing, mine, found, sales)
        yield from _selling(hearing, mine, sales)
    if hearing.has_times:
        yield from _talking_long(hearing, mine)
    else:
        yield Abstention(Kind.MONOLOGUE, words(NEEDS_TIMES))


def _is_technical(hearing: Hearing, label: str) -> bool:
    person = hearing.person(label)
    return person is not None and person.is_technical


def _promises(
    hearing: Hearing, mine: frozenset[str], found: Iterable[Finding], sales: str
) -> Iterator[Remark]:
    for one in found:
        if one.signal != "promises" or one.kind != "we_owe" or one.speaker not in mine:
            continue
        said = _quoted(hearing, one)
        if said is not None and _is_commercial(said):
            yield as_remark(Kind.PROMISED, one).borne_out(words(PROMISED, whom=sales))


def _quoted(hearing: Hearing, found: Finding) -> Sentence | None:
    said = hearing.sentences_of(found.quote.utterance)
    return next((s for s in said if s.start <= found.quote.start < s.end), None)


def _is_commercial(sentence: Sentence) -> bool:
    kinds = sentence.kinds("asked")
    return (
        "commercial" in kinds and "defers" not in kinds and not _names_something_technical(sentence)
    )


def _names_something_technical(sentence: Sentence) -> bool:
    """Whether a sentence asks about a technical thing by its word, and not only by its form: "does
    it" may be asked of a price as well."""
    technical = (hit for hit in sentence.hits("asked") if hit.kind == "technical")
    return any(sentence.words_of(hit).casefold().split()[0] not in _FORMS for hit in technical)


def _selling(hearing: Hearing, mine: frozenset[str], sales: str) -> Iterator[Remark]:
    """The customer's whole turn asks about money or terms, and the very next to speak is this
    person, who answers at length and hands nothing on."""
    for utterance in hearing.transcript.utterances[1:]:
        if utterance.speaker not in mine or len(utterance.text.split()) < FEWEST_WORDS:
            continue
        question = _commercial_question(hearing, utterance)
        answer = hearing.sentences_of(utterance.index)
        if question is None or any(s.kinds("asked") & {"hands_off", "defers"} for s in answer):
            continue
        if hearing.our_names.within(question.text) in mine or is_back_channel(utterance, answer):
            continue
        telling = next((s for s in answer if not asks(s) and len(s.text.split()) >= 4), None)
        if telling is not None:
            why = words(SOLD, whom=sales, question=question.text)
            yield as_remark(Kind.SOLD, hearing.finding("mirror", "sold", telling, why))


def _commercial_question(hearing: Hearing, answer: Utterance) -> Sentence | None:
    before = hearing.sentences_of(answer.index - 1)
    if not before or not hearing.is_theirs(before[0].speaker):
        return None
    asked = [s for s in before if asks(s) and "social" not in s.kinds("asked")]
    return asked[-1] if asked and all(map(_is_commercial, asked)) else None


def _talking_long(hearing: Hearing, mine: frozenset[str]) -> Iterator[Remark]:
    run: list[Utterance] = []
    for utterance in (*hearing.transcript.utterances, None):
        if utterance is not None and utterance.speaker in mine and not _asks(hearing, utterance):
            run.append(utterance)
            continue
        if run and (length := (run[-1].end or 0.0) - (run[0].start or 0.0)) >= LONGEST_TALK:
            first = hearing.sentences_of(run[0].index)
            if first:
                why = words(LONG, length=clock(length))
                yield as_remark(Kind.MONOLOGUE, hearing.finding("mirror", "long", first[0], why))
        run = []


def _asks(hearing: Hearing, utterance: Utterance) -> bool:
    return any(asks(s) for s in hearing.sentences_of(utterance.index))
