"""What a sentence does in the conversation: ask, suggest, break off, say "I'm listening"."""

from __future__ import annotations

from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.transcript import Utterance

LONGEST_BACK_CHANNEL = 40
"""Characters; "yeah, right, exactly" at its longest."""


def asks(sentence: Sentence) -> bool:
    """Whether a sentence asks something."""
    return "asks" in sentence.kinds("acts")


def suggests(sentence: Sentence) -> bool:
    """Whether a sentence proposes that somebody do something or that something be so."""
    kinds = sentence.kinds("acts")
    return "suggests" in kinds and "asks" not in kinds


def breaks_off(sentence: Sentence) -> bool:
    """Whether a sentence ends in mid-air."""
    return "breaks_off" in sentence.kinds("acts")


def is_back_channel(utterance: Utterance, sentences: tuple[Sentence, ...]) -> bool:
    """Whether an utterance only says that somebody is listening ("mm-hm", "yeah, right")."""
    return len(utterance.text) <= LONGEST_BACK_CHANNEL and all(
        "back_channels" in sentence.kinds("acts") for sentence in sentences
    )
