"""Spoken past: questions in somebody's own field were put to somebody else, more than once."""

from __future__ import annotations

from collections.abc import Iterator

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.mirror.letting_go import as_remark
from pacenotes.core.mirror.remark import Kind, Remark
from pacenotes.core.roster import Person
from pacenotes.core.wording import N_, words

PAST = N_("the question is in your field, and it was put to {whom}")
FEWEST = 2
"""Once is chance."""


def spoken_past(hearing: Hearing, mine: frozenset[str]) -> Iterator[Remark]:
    """A remark for each of the customer's questions in this person's field that named a colleague
    of the other side of the house, where there were two or more of them.

    Only after this person had spoken, so that it was known they were there."""
    me = next((p for label in mine if (p := hearing.person(label)) is not None), None)
    if me is None or me.position is None or me.position.side is None:
        return
    found = list(_past(hearing, mine, me))
    if len(found) >= FEWEST:
        yield from found


def _past(hearing: Hearing, mine: frozenset[str], me: Person) -> Iterator[Remark]:
    has_spoken = False
    for sentence in hearing.sentences:
        has_spoken = has_spoken or sentence.speaker in mine
        if not has_spoken or not hearing.is_theirs(sentence.speaker) or not asks(sentence):
            continue
        named = hearing.our_names.within(sentence.text)
        whom = hearing.person(named)
        if whom is None or named in mine or not _is_my_field(me, whom, sentence):
            continue
        why = words(PAST, whom=whom.name)
        yield as_remark(Kind.SPOKEN_PAST, hearing.finding("mirror", "past", sentence, why))


def _is_my_field(me: Person, whom: Person, sentence: Sentence) -> bool:
    kinds = sentence.kinds("asked")
    is_technical = "technical" in kinds and "commercial" not in kinds
    is_commercial = "commercial" in kinds and "technical" not in kinds
    return (is_technical and me.is_technical and whom.is_sales) or (
        is_commercial and me.is_sales and whom.is_technical
    )
